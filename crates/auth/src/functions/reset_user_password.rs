//! Voids somebody's password: their sessions end, and they choose a new one through a mailed link. The administrator
//! never knows it.

use kernel::prelude::*;

use super::statements::{END_SESSIONS, REQUIRE_NEW_PASSWORD};
use super::{Done, Whom, done, mail_link, only_if_resettable};

/// See the module.
pub struct ResetUserPassword;

impl Function for ResetUserPassword {
    const SPEC: Spec = Spec::write(
        "reset-user-password",
        "Voids a person's password, ends their sessions and mails them a reset link.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .limit(RateLimit::per_minute(30))
    .step_up()
    .audits("user");
    type Input = Whom;
    type Output = Done;

    async fn run(cx: &mut Context, input: Whom) -> Result<Done> {
        cx.about(input.user_id);
        only_if_resettable(cx, input.user_id.0).await?;
        if !cx
            .one("person", &REQUIRE_NEW_PASSWORD, &[&input.user_id])
            .await?
        {
            return Err(Error::not_found("person"));
        }
        cx.one(
            "person",
            &END_SESSIONS,
            &[&input.user_id, &"password voided by an administrator"],
        )
        .await?;
        mail_link(cx, input.user_id.0, "recovery").await?;
        Ok(done(
            "The password is void, the sessions are ended, and a reset link is on its way.",
        ))
    }

    fn example() -> Whom {
        Whom {
            user_id: kernel::example::STAFF.into(),
        }
    }
}
