//! Ends one of one's own sessions.

use kernel::prelude::*;

use super::statements::END_OWN_SESSION;
use super::{Done, done};

/// See the module.
pub struct RevokeSession;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichSession {
    /// The session.
    pub session_id: Uuid,
}

impl Function for RevokeSession {
    const SPEC: Spec = Spec::write("revoke-session", "Ends one of the caller's own sessions.")
        .roles(Roles::SignedIn)
        .at_aal1()
        .audits("session");
    type Input = WhichSession;
    type Output = Done;

    async fn run(cx: &mut Context, input: WhichSession) -> Result<Done> {
        cx.about(input.session_id);
        if !cx
            .one("session", &END_OWN_SESSION, &[&input.session_id])
            .await?
        {
            return Err(Error::not_found("session"));
        }
        Ok(done("The session has ended."))
    }

    fn example() -> WhichSession {
        WhichSession {
            session_id: kernel::example::SESSION,
        }
    }
}
