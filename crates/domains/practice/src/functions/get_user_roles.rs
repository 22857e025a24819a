//! Which roles somebody holds and held. One's own; an administrator sees everybody's.

use kernel::prelude::*;

use crate::person::RoleGrant;
use crate::statements;

/// See the module.
pub struct GetUserRoles;

/// Whose roles.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleQuery {
    /// Whose; the caller's own if it is left out.
    #[serde(default)]
    pub profile_id: Option<ProfileId>,
}

impl Function for GetUserRoles {
    const SPEC: Spec = Spec::read("get-user-roles", "Lists the roles a person holds and held.")
        .roles(Roles::SignedIn)
        .audits("user_role");
    type Input = RoleQuery;
    type Output = Vec<RoleGrant>;

    async fn run(cx: &mut Context, query: RoleQuery) -> Result<Vec<RoleGrant>> {
        let user = cx.user()?;
        let (me, administrator) = (user.profile, user.roles.contains(&Role::Administrator));
        let whose = query.profile_id.unwrap_or(me);
        if whose != me && !administrator {
            return Err(Error::not_found("person"));
        }
        cx.about(whose);
        let grants = cx
            .last()
            .all(&statements::GET_USER_ROLES, &[&whose])
            .await?;
        if grants.is_empty() {
            return Err(Error::not_found("person"));
        }
        Ok(grants)
    }

    fn example() -> RoleQuery {
        RoleQuery::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn colleagues_roles_are_for_administrators() {
        let t = crate::tests::practice().await;
        let noor = RoleQuery {
            profile_id: Some(t.noor.profile.into()),
        };
        assert_eq!(
            t.call(GetUserRoles).by(&t.amara).with(noor).ok().await[0]["role"],
            "therapist"
        );
        assert_eq!(
            t.call(GetUserRoles)
                .by(&t.rosa)
                .with(noor)
                .err()
                .await
                .code(),
            Code::NotFound
        );
        assert_eq!(
            t.call(GetUserRoles).by(&t.cleo).ok().await[0]["role"],
            "client_user"
        );
    }
}
