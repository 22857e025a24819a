//! Somebody's licences, and how they stand today.

use kernel::prelude::*;

use crate::license::LicenseToday;
use crate::person::PersonQuery;
use crate::statements;

/// See the module.
pub struct GetLicenses;

impl Function for GetLicenses {
    const SPEC: Spec = Spec::read(
        "get-licenses",
        "Lists the licences of a person on the staff.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::Supervisor]))
    .audits("license");
    type Input = PersonQuery;
    type Output = Vec<LicenseToday>;

    async fn run(
        cx: &mut Context,
        PersonQuery { profile_id }: PersonQuery,
    ) -> Result<Vec<LicenseToday>> {
        cx.about(profile_id);
        let now = cx.now();
        let licenses = cx
            .last()
            .all(&statements::GET_LICENSES, &[&profile_id, &now])
            .await?;
        Ok(licenses.into_iter().map(LicenseToday::from).collect())
    }

    fn example() -> PersonQuery {
        PersonQuery {
            profile_id: kernel::example::STAFF.into(),
        }
    }
}
