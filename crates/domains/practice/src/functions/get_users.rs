//! The staff, page by page, for an administrator.

use kernel::prelude::*;

use crate::person::{ByName, User};
use crate::statements;

/// See the module.
pub struct GetUsers;

/// Which of the staff.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UserQuery {
    /// Words in the name or address.
    #[serde(default)]
    pub search: Option<Text<100>>,
    /// Only those who hold this role.
    #[serde(default)]
    pub role: Option<Role>,
    /// Also those whose door is closed.
    #[serde(default)]
    pub include_deactivated: bool,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetUsers {
    const SPEC: Spec = Spec::read(
        "get-users",
        "Lists the people on the staff with their roles.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("user");
    type Input = UserQuery;
    type Output = Vec<User>;

    async fn run(cx: &mut Context, query: UserQuery) -> Result<Vec<User>> {
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let after: ByName = page.after()?.unwrap_or_default();
        let users = cx
            .all(
                &statements::GET_USERS,
                &[
                    &limit,
                    &after.last,
                    &after.first,
                    &after.id,
                    &query.search,
                    &query.include_deactivated,
                    &query.role,
                ],
            )
            .await?;
        let total = cx
            .one(
                "count",
                &statements::COUNT_USERS,
                &[&query.search, &query.include_deactivated, &query.role],
            )
            .await?;
        cx.total(total);
        let users = cx.cut_page(&page, users, |user| {
            ByName::behind(&user.last_name, &user.first_name, user.profile_id)
        })?;
        users.iter().for_each(|user| cx.about(user.profile_id));
        Ok(users)
    }

    fn example() -> UserQuery {
        UserQuery::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_staff_comes_by_name_and_without_clients_and_those_who_left() {
        let t = crate::tests::practice().await;
        let users = t.call(GetUsers).by(&t.amara).ok().await;
        let names: Vec<_> = users
            .as_array()
            .unwrap()
            .iter()
            .map(|user| user["last_name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["Berg", "Haddad", "Lind", "Mori", "Novak", "Okafor"]);
    }

    #[tokio::test]
    async fn words_and_roles_narrow_the_list() {
        let t = crate::tests::practice().await;
        let found = |query| t.call(GetUsers).by(&t.amara).with(query).ok();
        let by_word = found(UserQuery {
            search: Text::new("hadd").ok(),
            ..UserQuery::default()
        })
        .await;
        assert_eq!(by_word[0]["first_name"], "Noor");
        let former = found(UserQuery {
            role: Some(Role::Therapist),
            include_deactivated: true,
            ..UserQuery::default()
        })
        .await;
        assert_eq!(former.as_array().unwrap().len(), 2);
    }

    #[tokio::test]
    async fn pages_follow_each_other_without_gap_or_repetition() {
        let t = crate::tests::practice().await;
        let (mut cursor, mut seen) = (None, Vec::new());
        loop {
            let query = UserQuery {
                limit: Some(4),
                cursor,
                ..UserQuery::default()
            };
            let answer = t
                .call(GetUsers)
                .by(&t.amara)
                .with(query)
                .answer()
                .await
                .unwrap();
            assert_eq!(answer.trace.total, Some(6));
            let users: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            seen.extend(
                users
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|user| user["profile_id"].to_string()),
            );
            match answer.trace.next {
                Some(next) => cursor = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 6);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 6);
    }
}
