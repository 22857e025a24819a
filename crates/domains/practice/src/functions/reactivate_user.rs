//! Opens somebody's door again: the roles they held count once more, so it asks for the identity as giving a role does.

use kernel::prelude::*;

use super::set_status;
use crate::membership::MembershipStatus;
use crate::person::{PersonQuery, User};
use crate::role_mail;
use crate::statements;

/// See the module.
pub struct ReactivateUser;

impl Function for ReactivateUser {
    const SPEC: Spec = Spec::write(
        "reactivate-user",
        "Opens a person's access to the practice again.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("user")
    .step_up();
    type Input = PersonQuery;
    type Output = User;

    async fn run(cx: &mut Context, PersonQuery { profile_id }: PersonQuery) -> Result<User> {
        cx.about(profile_id);
        set_status(cx, profile_id, MembershipStatus::Active, None).await?;
        // The roles count again: the person hears of it as of any other change of what they may do.
        role_mail::ready(cx, profile_id).await?.send(cx).await?;
        cx.one("person", &statements::GET_USER, &[&profile_id])
            .await
    }

    fn example() -> PersonQuery {
        PersonQuery {
            profile_id: kernel::example::FORMER_STAFF.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::get_me::GetMe;

    #[tokio::test]
    async fn who_comes_back_is_what_they_were() {
        let t = crate::tests::practice().await;
        let ines = PersonQuery {
            profile_id: t.ines.profile.into(),
        };
        let user = t.call(ReactivateUser).by(&t.amara).with(ines).ok().await;
        assert_eq!(user["status"], "active");
        assert_eq!(user["status_reason"], serde_json::Value::Null);
        assert_eq!(user["roles"], serde_json::json!(["therapist"]));
        t.call(GetMe).by(&t.ines).ok().await;
    }

    #[tokio::test]
    async fn giving_back_all_roles_asks_for_the_identity_again() {
        let t = crate::tests::practice().await;
        let ines = PersonQuery {
            profile_id: t.ines.profile.into(),
        };
        let long_ago = t.house().now() - jiff::SignedDuration::from_mins(11);
        let stale = t.amara.caller_at(Aal::Aal2, long_ago);
        let error = t
            .call(ReactivateUser)
            .as_caller(stale)
            .with(ines)
            .err()
            .await;
        assert_eq!(error.code(), Code::FreshSignInRequired);
    }
}
