//! One of the staff, for an administrator.

use kernel::prelude::*;

use crate::person::{PersonQuery, User};
use crate::statements;

/// See the module.
pub struct GetUser;

impl Function for GetUser {
    const SPEC: Spec = Spec::read("get-user", "Shows one person on the staff.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("user");
    type Input = PersonQuery;
    type Output = User;

    async fn run(cx: &mut Context, PersonQuery { profile_id }: PersonQuery) -> Result<User> {
        cx.about(profile_id);
        cx.last()
            .one("person", &statements::GET_USER, &[&profile_id])
            .await
    }

    fn example() -> PersonQuery {
        PersonQuery {
            profile_id: kernel::example::STAFF.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_client_is_not_on_the_staff() {
        let t = crate::tests::practice().await;
        let client = PersonQuery {
            profile_id: t.cleo.profile.into(),
        };
        let error = t.call(GetUser).by(&t.amara).with(client).err().await;
        assert_eq!(error.code(), Code::NotFound);
    }
}
