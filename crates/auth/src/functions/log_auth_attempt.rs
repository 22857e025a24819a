//! Writes down an attempt to sign in that happened elsewhere. Our own service writes its attempts itself.

use kernel::prelude::*;

use super::statements::RECORD_ATTEMPT;
use super::{Done, done};
use crate::secret;

/// See the module.
pub struct LogAuthAttempt;

/// What happened.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForeignAttempt {
    /// The address that was typed.
    pub email: Email,
    /// Whether it succeeded.
    pub success: bool,
    /// Why not.
    #[serde(default)]
    pub error_message: Option<Text<200>>,
}

impl Function for LogAuthAttempt {
    const SPEC: Spec = Spec::write(
        "log-auth-attempt",
        "Records an attempt to sign in that happened at a hosted provider.",
    )
    .roles(Roles::Service)
    .audits("login_attempt");
    type Input = ForeignAttempt;
    type Output = Done;

    async fn run(cx: &mut Context, input: ForeignAttempt) -> Result<Done> {
        let id = cx.new_id();
        cx.about(id);
        let account = secret::hash(&format!("external {}", input.email.as_str().to_lowercase()));
        let failure = match (input.success, &input.error_message) {
            (true, _) => None,
            (false, Some(reason)) => Some(reason.as_str()),
            (false, None) => Some("refused elsewhere"),
        };
        let (address, program) = (cx.request().address, cx.request().user_agent.clone());
        cx.all(
            &RECORD_ATTEMPT,
            &[&id, &account, &input.success, &failure, &address, &program],
        )
        .await?;
        Ok(done("Recorded."))
    }

    fn example() -> ForeignAttempt {
        ForeignAttempt {
            email: Email::new("noor@example.test").expect("it is an address"),
            success: false,
            error_message: None,
        }
    }
}
