//! Who works here: names, titles and roles, for everybody who works here.

use kernel::prelude::*;

use crate::person::{ByName, Colleague};
use crate::statements;

/// See the module.
pub struct GetStaffDirectory;

/// Which page.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryPage {
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetStaffDirectory {
    const SPEC: Spec = Spec::read(
        "get-staff-directory",
        "Lists who works in the practice, by name.",
    )
    .roles(Roles::STAFF)
    .audits("user");
    type Input = DirectoryPage;
    type Output = Vec<Colleague>;

    async fn run(cx: &mut Context, input: DirectoryPage) -> Result<Vec<Colleague>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let after: ByName = page.after()?.unwrap_or_default();
        let staff = cx
            .last()
            .all(
                &statements::GET_STAFF_DIRECTORY,
                &[&limit, &after.last, &after.first, &after.id],
            )
            .await?;
        cx.cut_page(&page, staff, |one| {
            ByName::behind(&one.last_name, &one.first_name, one.profile_id)
        })
    }

    fn example() -> DirectoryPage {
        DirectoryPage::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everybody_sees_the_same_six_colleagues_and_no_addresses() {
        let t = crate::tests::practice().await;
        for person in [&t.amara, &t.noor, &t.stellan, &t.aiko, &t.bela, &t.rosa] {
            let staff = t.call(GetStaffDirectory).by(person).ok().await;
            assert_eq!(staff.as_array().unwrap().len(), 6, "{}", person.role);
            assert!(staff[0].get("email").is_none());
        }
    }
}
