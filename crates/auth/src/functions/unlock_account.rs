//! Lifts the lock that failed attempts put on an account.

use kernel::prelude::*;

use super::statements::UNLOCK;
use super::{Done, Whom, done, only_if_resettable};

/// See the module.
pub struct UnlockAccount;

impl Function for UnlockAccount {
    const SPEC: Spec = Spec::write(
        "unlock-account",
        "Lifts the lock that failed attempts to sign in put on an account.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("user");
    type Input = Whom;
    type Output = Done;

    async fn run(cx: &mut Context, input: Whom) -> Result<Done> {
        cx.about(input.user_id);
        only_if_resettable(cx, input.user_id.0).await?;
        cx.one("person", &UNLOCK, &[&input.user_id]).await?;
        Ok(done("The account is open again."))
    }

    fn example() -> Whom {
        Whom {
            user_id: kernel::example::STAFF.into(),
        }
    }
}
