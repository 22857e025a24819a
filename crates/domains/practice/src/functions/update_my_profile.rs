//! Corrects one's own names and number. The address one signs in with changes at the sign-in service; role and title are not one's own
//! to change.

use kernel::prelude::*;

use super::get_me::{GetMe, Me};
use crate::statements;

/// See the module.
pub struct UpdateMyProfile;

/// One's own names and number, as they shall be. What is left out is emptied.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MyProfile {
    /// The version that was seen.
    pub row_version: i32,
    /// First name.
    pub first_name: Text<80>,
    /// Last name.
    pub last_name: Text<80>,
    /// The first name to go by, if another.
    #[serde(default)]
    pub preferred_name: Option<Text<80>>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
}

impl Function for UpdateMyProfile {
    const SPEC: Spec = Spec::write(
        "update-my-profile",
        "Corrects the caller's own names and telephone number.",
    )
    .roles(Roles::STAFF)
    .audits("profile");
    type Input = MyProfile;
    type Output = Me;

    async fn run(cx: &mut Context, input: MyProfile) -> Result<Me> {
        let me = cx.user()?.profile;
        cx.about(me);
        cx.expect_version("person", &statements::LOCK_PROFILE, me, input.row_version)
            .await?;
        cx.execute(
            &statements::UPDATE_PROFILE,
            &[
                &me,
                &input.first_name,
                &input.last_name,
                &input.preferred_name,
                &input.phone,
            ],
        )
        .await?;
        GetMe::run(cx, Nothing {}).await
    }

    fn example() -> MyProfile {
        MyProfile {
            row_version: 1,
            first_name: Text::new("Robin").expect("it is short"),
            last_name: Text::new("Winter").expect("it is short"),
            preferred_name: None,
            phone: Phone::new("+1 555 0103").ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_changes_oneself_and_nobody_else() {
        let t = crate::tests::practice().await;
        let me = t.call(UpdateMyProfile).by(&t.rosa).ok().await;
        assert_eq!(me["first_name"], "Robin");
        assert_eq!(me["row_version"], 2);
        assert_eq!(t.call(GetMe).by(&t.noor).ok().await["first_name"], "Noor");
    }

    #[tokio::test]
    async fn an_old_version_overwrites_nothing() {
        let t = crate::tests::practice().await;
        t.call(UpdateMyProfile).by(&t.rosa).ok().await;
        let late = t.call(UpdateMyProfile).by(&t.rosa).err().await;
        assert_eq!(late.code(), Code::VersionConflict);
    }
}
