//! Ends a role. The grant stays, with its end: who could do what, and when, is never forgotten.

use kernel::prelude::*;

use super::assign_role::RoleChange;
use super::last_administrator;
use crate::person::RoleGrant;
use crate::role_mail;
use crate::statements;

/// See the module.
pub struct RevokeRole;

impl Function for RevokeRole {
    const SPEC: Spec = Spec::write("revoke-role", "Ends a role of a person.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("user_role")
        .step_up();
    type Input = RoleChange;
    type Output = Vec<RoleGrant>;

    async fn run(
        cx: &mut Context,
        RoleChange { profile_id, role }: RoleChange,
    ) -> Result<Vec<RoleGrant>> {
        cx.about(profile_id);
        let me = cx.user()?.profile;
        let mail = role_mail::ready(cx, profile_id).await?;
        let ended = cx
            .execute(&statements::REVOKE_ROLE, &[&profile_id, &role, &me])
            .await
            .on_constraint("user_roles_last_administrator", last_administrator)?;
        if ended == 0 {
            return Err(Error::not_found("role of this person"));
        }
        mail.send(cx).await?;
        cx.all(&statements::GET_USER_ROLES, &[&profile_id]).await
    }

    fn example() -> RoleChange {
        RoleChange {
            profile_id: kernel::example::STAFF.into(),
            role: Role::Therapist,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_ended_role_is_remembered() {
        let t = crate::tests::practice().await;
        let role = RoleChange {
            profile_id: t.noor.profile.into(),
            role: Role::Therapist,
        };
        let grants = t.call(RevokeRole).by(&t.amara).with(role).ok().await;
        assert_eq!(grants.as_array().unwrap().len(), 1);
        assert_eq!(grants[0]["ended_by"], t.amara.profile.to_string());
        let again = t.call(RevokeRole).by(&t.amara).with(role).err().await;
        assert_eq!(again.code(), Code::NotFound);
    }

    #[tokio::test]
    async fn the_last_administrator_stays_one() {
        let t = crate::tests::practice().await;
        let role = RoleChange {
            profile_id: t.amara.profile.into(),
            role: Role::Administrator,
        };
        let error = t.call(RevokeRole).by(&t.amara).with(role).err().await;
        assert!(error.message().contains("administrator"), "{error}");
        assert_eq!(error.code(), Code::Conflict);
    }
}
