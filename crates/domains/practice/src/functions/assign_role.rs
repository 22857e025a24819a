//! Gives somebody a role.

use kernel::prelude::*;

use crate::person::RoleGrant;
use crate::role_mail;
use crate::role_rules::{self, Refusal};
use crate::statements;

/// See the module.
pub struct AssignRole;

/// Whom, and which.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleChange {
    /// Whom.
    pub profile_id: ProfileId,
    /// Which role.
    pub role: Role,
}

impl Function for AssignRole {
    const SPEC: Spec = Spec::write("assign-role", "Gives a person on the staff a role.")
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
        // Locked, so that the rules are asked of what nobody changes meanwhile.
        cx.one("person", &statements::LOCK_MEMBERSHIP, &[&profile_id])
            .await?;
        let grants = cx.all(&statements::GET_USER_ROLES, &[&profile_id]).await?;
        let held: Vec<Role> = grants
            .iter()
            .filter(|grant| grant.valid_to.is_none())
            .map(|grant| grant.role)
            .collect();
        if role == Role::ClientUser {
            return Err(Refusal::StaffAndClient.into());
        }
        role_rules::may_add(&held, role)?;

        let mail = role_mail::ready(cx, profile_id).await?;
        let (id, practice, me) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
        cx.execute(
            &statements::ASSIGN_ROLE,
            &[&id, &practice, &profile_id, &role, &me],
        )
        .await
        .on_constraint("user_roles_once", || Refusal::AlreadyHeld.into())
        .on_constraint("user_roles_associate_or_supervisor", || {
            Refusal::AssociateAndSupervisor.into()
        })?;
        mail.send(cx).await?;
        cx.all(&statements::GET_USER_ROLES, &[&profile_id]).await
    }

    fn example() -> RoleChange {
        RoleChange {
            profile_id: kernel::example::STAFF.into(),
            role: Role::BillingStaff,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_role_is_given_once_and_says_by_whom() {
        let t = crate::tests::practice().await;
        let billing = RoleChange {
            profile_id: t.noor.profile.into(),
            role: Role::BillingStaff,
        };
        let grants = t.call(AssignRole).by(&t.amara).with(billing).ok().await;
        assert_eq!(grants[0]["role"], "billing_staff");
        assert_eq!(grants[0]["granted_by"], t.amara.profile.to_string());
        let again = t.call(AssignRole).by(&t.amara).with(billing).err().await;
        assert_eq!(again.message(), "The person holds this role already.");
    }

    #[tokio::test]
    async fn an_associate_does_not_become_a_supervisor() {
        let t = crate::tests::practice().await;
        let supervisor = RoleChange {
            profile_id: t.aiko.profile.into(),
            role: Role::Supervisor,
        };
        let error = t.call(AssignRole).by(&t.amara).with(supervisor).err().await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::Conflict, Some("role"))
        );
    }

    #[tokio::test]
    async fn staff_and_client_are_two_different_sign_ins() {
        let t = crate::tests::practice().await;
        let client = RoleChange {
            profile_id: t.noor.profile.into(),
            role: Role::ClientUser,
        };
        assert_eq!(
            t.call(AssignRole)
                .by(&t.amara)
                .with(client)
                .err()
                .await
                .code(),
            Code::Conflict
        );
        let staff = RoleChange {
            profile_id: t.cleo.profile.into(),
            role: Role::FrontDesk,
        };
        assert_eq!(
            t.call(AssignRole)
                .by(&t.amara)
                .with(staff)
                .err()
                .await
                .code(),
            Code::NotFound
        );
    }
}
