//! Corrects or renews a licence.

use kernel::prelude::*;

use crate::license::{LicenseFacts, LicenseToday, on_file_already};
use crate::statements;

/// See the module.
pub struct UpdateLicense;

/// Which licence, and what shall stand in it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenseChange {
    /// Which.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// The licence, as it shall be.
    pub license: LicenseFacts,
}

impl Function for UpdateLicense {
    const SPEC: Spec = Spec::write("update-license", "Corrects or renews a licence.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("license");
    type Input = LicenseChange;
    type Output = LicenseToday;

    async fn run(
        cx: &mut Context,
        LicenseChange {
            id,
            row_version,
            license,
        }: LicenseChange,
    ) -> Result<LicenseToday> {
        license.check()?;
        cx.about(id);
        cx.expect_version("licence", &statements::LOCK_LICENSE, id, row_version)
            .await?;
        cx.execute(
            &statements::UPDATE_LICENSE,
            &[
                &id,
                &license.license_type,
                &license.state,
                &license.number,
                &license.issued_on,
                &license.expires_on,
                &license.status,
            ],
        )
        .await
        .on_constraint("provider_licenses_once", on_file_already)?;
        let now = cx.now();
        let license = cx
            .one("licence", &statements::GET_LICENSE, &[&id, &now])
            .await?;
        Ok(license.into())
    }

    fn example() -> LicenseChange {
        LicenseChange {
            id: kernel::example::LICENSE,
            row_version: 1,
            license: LicenseFacts::example(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::create_license::{CreateLicense, NewLicense};
    use crate::license::LicenseStatus;

    #[tokio::test]
    async fn a_suspended_licence_is_no_longer_in_force() {
        let t = crate::tests::practice().await;
        let mut license = LicenseFacts::example();
        license.status = LicenseStatus::Suspended;
        let change = LicenseChange {
            id: t.own(kernel::example::LICENSE),
            row_version: 1,
            license,
        };
        let license = t.call(UpdateLicense).by(&t.amara).with(change).ok().await;
        assert_eq!(license["standing"], "not_in_force");
    }

    #[tokio::test]
    async fn one_licence_does_not_become_another_that_is_on_file() {
        let t = crate::tests::practice().await;
        let new = NewLicense {
            profile_id: t.noor.profile.into(),
            license: LicenseFacts::example(),
        };
        t.call(CreateLicense).by(&t.amara).with(new).ok().await;
        let change = LicenseChange {
            id: t.own(kernel::example::LICENSE),
            ..UpdateLicense::example()
        };
        assert_eq!(
            t.call(UpdateLicense)
                .by(&t.amara)
                .with(change)
                .err()
                .await
                .code(),
            Code::Conflict
        );
    }
}
