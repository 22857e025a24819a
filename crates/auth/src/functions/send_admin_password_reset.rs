//! Mails somebody of the practice a link to choose a new password. The old one works until then.

use kernel::prelude::*;

use super::statements::PERSON_AT;
use super::{Done, done, mail_link};

/// See the module.
pub struct SendAdminPasswordReset;

/// To whom.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetTo {
    /// The address they sign in with.
    pub email: Email,
}

impl Function for SendAdminPasswordReset {
    const SPEC: Spec = Spec::write(
        "send-admin-password-reset",
        "Mails a person of the practice a link to choose a new password.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .limit(RateLimit::per_minute(30))
    .audits("user");
    type Input = ResetTo;
    type Output = Done;

    async fn run(cx: &mut Context, input: ResetTo) -> Result<Done> {
        let person = cx.one("person", &PERSON_AT, &[&input.email]).await?;
        cx.about(person);
        mail_link(cx, person, "recovery").await?;
        Ok(done("The reset link is on its way."))
    }

    fn example() -> ResetTo {
        ResetTo {
            email: Email::new("noor.00000000000070008000a@example.test").expect("it is an address"),
        }
    }
}
