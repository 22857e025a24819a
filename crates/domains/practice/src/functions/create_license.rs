//! Puts a licence on file.

use kernel::prelude::*;

use crate::license::{LicenseFacts, LicenseToday, on_file_already};
use crate::statements;

/// See the module.
pub struct CreateLicense;

/// Whose licence, and which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLicense {
    /// Who holds it.
    pub profile_id: ProfileId,
    /// The licence.
    pub license: LicenseFacts,
}

impl Function for CreateLicense {
    const SPEC: Spec = Spec::write(
        "create-license",
        "Puts a licence of a person on the staff on file.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("license");
    type Input = NewLicense;
    type Output = LicenseToday;

    async fn run(
        cx: &mut Context,
        NewLicense {
            profile_id,
            license,
        }: NewLicense,
    ) -> Result<LicenseToday> {
        license.check()?;
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        cx.about(id);
        cx.execute(
            &statements::CREATE_LICENSE,
            &[
                &id,
                &practice,
                &profile_id,
                &license.license_type,
                &license.state,
                &license.number,
                &license.issued_on,
                &license.expires_on,
                &license.status,
            ],
        )
        .await
        .on_constraint("provider_licenses_once", on_file_already)
        .on_constraint("provider_licenses_holder_fkey", || {
            Error::not_found("person on the staff").on_field("profile_id")
        })?;
        let license = cx
            .one("licence", &statements::GET_LICENSE, &[&id, &now])
            .await?;
        Ok(license.into())
    }

    fn example() -> NewLicense {
        NewLicense {
            profile_id: kernel::example::STAFF.into(),
            license: LicenseFacts::example(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_licence_is_on_file_once() {
        let t = crate::tests::practice().await;
        let new = || NewLicense {
            profile_id: t.noor.profile.into(),
            license: LicenseFacts::example(),
        };
        let license = t.call(CreateLicense).by(&t.amara).with(new()).ok().await;
        assert_eq!(license["standing"], "in_force");
        let again = t.call(CreateLicense).by(&t.amara).with(new()).err().await;
        assert_eq!(
            (again.code(), again.field()),
            (Code::Conflict, Some("license.number"))
        );
    }

    #[tokio::test]
    async fn a_client_holds_no_licence_and_a_licence_does_not_end_before_it_begins() {
        let t = crate::tests::practice().await;
        let cleo = NewLicense {
            profile_id: t.cleo.profile.into(),
            license: LicenseFacts::example(),
        };
        assert_eq!(
            t.call(CreateLicense)
                .by(&t.amara)
                .with(cleo)
                .err()
                .await
                .code(),
            Code::NotFound
        );

        let mut license = LicenseFacts::example();
        license.issued_on = Some(license.expires_on);
        let noor = NewLicense {
            profile_id: t.noor.profile.into(),
            license,
        };
        let error = t.call(CreateLicense).by(&t.amara).with(noor).err().await;
        assert_eq!(error.field(), Some("license.expires_on"));
    }
}
