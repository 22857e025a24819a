//! Closes somebody's door: their sessions end at once, their roles count no more, their work stays.

use kernel::prelude::*;

use super::set_status;
use crate::membership::MembershipStatus;
use crate::person::User;
use crate::statements;

/// See the module.
pub struct DeactivateUser;

/// Whom, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deactivation {
    /// Whom.
    pub profile_id: ProfileId,
    /// Why: it stands in the audit log.
    pub reason: Text<500>,
}

impl Function for DeactivateUser {
    const SPEC: Spec = Spec::write(
        "deactivate-user",
        "Closes a person's access to the practice and ends their sessions.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("user");
    type Input = Deactivation;
    type Output = User;

    async fn run(cx: &mut Context, input: Deactivation) -> Result<User> {
        let id = input.profile_id;
        cx.about(id);
        cx.because(input.reason.as_str());
        if id == cx.user()?.profile {
            return Err(Error::conflict(
                "You cannot close your own door. Ask another administrator.",
            ));
        }
        // First, while the person still belongs here: afterwards nobody could.
        cx.one("person", &statements::END_SESSIONS, &[&id]).await?;
        set_status(cx, id, MembershipStatus::Deactivated, Some(&input.reason)).await?;
        cx.one("person", &statements::GET_USER, &[&id]).await
    }

    fn example() -> Deactivation {
        Deactivation {
            profile_id: kernel::example::STAFF.into(),
            reason: Text::new("Left the practice at the end of the month").expect("it is short"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::get_me::GetMe;

    #[tokio::test]
    async fn a_closed_door_is_closed_even_for_a_session_that_is_still_open() {
        let t = crate::tests::practice().await;
        let noor = Deactivation {
            profile_id: t.noor.profile.into(),
            ..DeactivateUser::example()
        };
        let user = t.call(DeactivateUser).by(&t.amara).with(noor).ok().await;
        assert_eq!(user["status"], "deactivated");
        assert_eq!(user["deactivated_at"], "2026-03-02T15:00:00Z");
        let operator = t.house().database.operator().await;
        let open = operator
            .query_one(
                "select count(*) from auth.sessions where user_id = $1 and ended_at is null",
                &[&t.noor.profile],
            )
            .await
            .unwrap();
        assert_eq!(open.get::<_, i64>(0), 0);
        // Whatever the sign-in service still remembers, the database answers no more.
        let error = t.call(GetMe).by(&t.noor).err().await;
        assert_eq!(error.code(), Code::NotFound);
    }

    #[tokio::test]
    async fn nobody_locks_themselves_out() {
        let t = crate::tests::practice().await;
        let self_ = Deactivation {
            profile_id: t.amara.profile.into(),
            ..DeactivateUser::example()
        };
        let error = t.call(DeactivateUser).by(&t.amara).with(self_).err().await;
        assert_eq!(error.code(), Code::Conflict);
    }

    #[tokio::test]
    async fn it_happens_once() {
        let t = crate::tests::practice().await;
        let ines = Deactivation {
            profile_id: t.ines.profile.into(),
            ..DeactivateUser::example()
        };
        let error = t.call(DeactivateUser).by(&t.amara).with(ines).err().await;
        assert_eq!(error.message(), "This person is deactivated already.");
    }
}
