//! Corrects what the practice knows of somebody on its staff.

use kernel::prelude::*;

use crate::membership::Employment;
use crate::npi::Npi;
use crate::person::{TaxonomyCode, User};
use crate::statements;

/// See the module.
pub struct UpdateUser;

/// Somebody on the staff, as they shall be. What is left out is emptied.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UserFacts {
    /// Whom.
    pub profile_id: ProfileId,
    /// The version that was seen.
    pub row_version: i32,
    /// First name.
    pub first_name: Text<80>,
    /// Last name.
    pub last_name: Text<80>,
    /// The first name they go by, if another.
    #[serde(default)]
    pub preferred_name: Option<Text<80>>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// What they are called here.
    #[serde(default)]
    pub title: Option<Text<80>>,
    /// The letters behind the name.
    #[serde(default)]
    pub credentials: Option<Text<80>>,
    /// Their NPI.
    #[serde(default)]
    pub npi: Option<Npi>,
    /// Their specialty.
    #[serde(default)]
    pub taxonomy_code: Option<TaxonomyCode>,
    /// How they work here.
    pub employment: Employment,
    /// Whether appointments can be made with them.
    pub bookable: bool,
}

impl Function for UpdateUser {
    const SPEC: Spec = Spec::write(
        "update-user",
        "Corrects what the practice knows of a person on its staff.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("user");
    type Input = UserFacts;
    type Output = User;

    async fn run(cx: &mut Context, input: UserFacts) -> Result<User> {
        let id = input.profile_id;
        cx.about(id);
        cx.expect_version("person", &statements::LOCK_USER, id, input.row_version)
            .await?;
        cx.execute(
            &statements::UPDATE_PROFILE,
            &[
                &id,
                &input.first_name,
                &input.last_name,
                &input.preferred_name,
                &input.phone,
            ],
        )
        .await?;
        cx.execute(
            &statements::UPDATE_STAFF_PROFILE,
            &[
                &id,
                &input.title,
                &input.credentials,
                &input.npi,
                &input.taxonomy_code,
                &input.employment,
                &input.bookable,
            ],
        )
        .await
        .on_constraint("staff_profiles_npi_once", || {
            Error::conflict("Somebody else on the staff has this NPI. Check whose it is.")
                .on_field("npi")
        })?;
        cx.one("person", &statements::GET_USER, &[&id]).await
    }

    fn example() -> UserFacts {
        UserFacts {
            profile_id: kernel::example::STAFF.into(),
            row_version: 2,
            first_name: Text::new("Noor").expect("it is short"),
            last_name: Text::new("Haddad").expect("it is short"),
            preferred_name: None,
            phone: Phone::new("+1 555 0104").ok(),
            title: Text::new("Senior therapist").ok(),
            credentials: Text::new("LCSW").ok(),
            npi: Npi::new("2000000069").ok(),
            taxonomy_code: TaxonomyCode::new("1041C0700X").ok(),
            employment: Employment::Employee,
            bookable: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn two_people_do_not_share_an_npi() {
        let t = crate::tests::practice().await;
        let facts = UserFacts {
            profile_id: t.rosa.profile.into(),
            ..UpdateUser::example()
        };
        let error = t.call(UpdateUser).by(&t.amara).with(facts).err().await;
        assert_eq!((error.code(), error.field()), (Code::Conflict, Some("npi")));
    }

    #[tokio::test]
    async fn the_version_moves_whichever_of_the_two_rows_changes() {
        let t = crate::tests::practice().await;
        let facts = || UserFacts {
            profile_id: t.noor.profile.into(),
            ..UpdateUser::example()
        };
        let user = t.call(UpdateUser).by(&t.amara).with(facts()).ok().await;
        assert_eq!(user["title"], "Senior therapist");
        let late = t.call(UpdateUser).by(&t.amara).with(facts()).err().await;
        assert_eq!(late.code(), Code::VersionConflict);
    }
}
