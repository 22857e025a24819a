//! Who am I, here? The first thing the web asks.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct GetMe;

/// The person and the practice of a session.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct WhoAndWhere {
    /// The person.
    pub profile_id: Uuid,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The first name they go by, if another.
    pub preferred_name: Option<String>,
    /// The address they sign in with.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// The version to send back when changing these.
    pub row_version: i32,
    /// The practice.
    pub organization_id: Uuid,
    /// Its name.
    pub organization_name: String,
    /// The zone its days are reckoned in.
    pub time_zone: ZoneName,
}

/// The caller.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Me {
    /// The person and the practice.
    #[serde(flatten)]
    pub person: WhoAndWhere,
    /// The roles they hold now.
    pub roles: Vec<Role>,
    /// How surely the session is theirs: with `aal1`, ask for the second factor.
    pub aal: Aal,
}

impl Function for GetMe {
    const SPEC: Spec = Spec::read(
        "get-me",
        "Tells the caller who they are, where, and in which roles.",
    )
    .roles(Roles::SignedIn)
    .unaudited("It shows the caller nobody but themselves.")
    .at_aal1();
    type Input = Nothing;
    type Output = Me;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Me> {
        let (profile, roles, aal) = {
            let user = cx.user()?;
            (user.profile, user.roles.clone(), user.aal)
        };
        let person = cx
            .last()
            .one("person", &statements::GET_ME, &[&profile])
            .await?;
        Ok(Me { person, roles, aal })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn before_the_second_factor_one_knows_at_least_oneself() {
        let t = crate::tests::practice().await;
        let me = t.call(GetMe).by_aal1(&t.noor).ok().await;
        assert_eq!(me["first_name"], "Noor");
        assert_eq!(me["organization_name"], "Lindenhof Counseling");
        assert_eq!(me["roles"], serde_json::json!(["therapist"]));
        assert_eq!(me["aal"], "aal1");
    }

    #[tokio::test]
    async fn a_client_is_somebody_too() {
        let t = crate::tests::practice().await;
        assert_eq!(t.call(GetMe).by(&t.cleo).ok().await["first_name"], "Cleo");
    }
}
