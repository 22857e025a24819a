//! Publishes the words of a consent as its next version; what was signed stays as it was.

use kernel::prelude::*;

use crate::consent::ConsentType;
use crate::statements;

/// See the module.
pub struct SaveConsentType;

/// The words.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The word for it.
    pub key: String,
    /// Its name.
    pub name: Text<120>,
    /// Its words.
    pub body: Text<50000>,
    /// Nobody is treated without it.
    #[serde(default)]
    pub required: bool,
    /// After so many days it is asked again.
    #[serde(default)]
    pub renew_after_days: Option<Within<1, 3660>>,
}

impl Function for SaveConsentType {
    const SPEC: Spec = Spec::write(
        "save-consent-type",
        "Publishes the words of a consent as its next version; what was signed stays as it was.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("consent_type");
    type Input = Wording;
    type Output = ConsentType;

    async fn run(cx: &mut Context, input: Wording) -> Result<ConsentType> {
        let shaped = input.key.len() >= 2
            && input.key.len() <= 41
            && input.key.starts_with(|c: char| c.is_ascii_lowercase())
            && input
                .key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !shaped {
            return Err(Error::invalid(
                "key",
                "A key is small letters, digits and underscores, like group_rules.",
            ));
        }
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        let days = input
            .renew_after_days
            .map(Within::get)
            .map(i32::try_from)
            .transpose()
            .map_err(Error::internal)?;
        cx.about(id);
        cx.one(
            "consent",
            &statements::CREATE_CONSENT_TYPE,
            &[
                &id,
                &practice,
                &input.key,
                &input.name,
                &input.body,
                &input.required,
                &days,
                &now,
            ],
        )
        .await
        .on_constraint("consent_types_once", || {
            Error::conflict(
                "Somebody published a version at the same moment. Look at it, then publish yours.",
            )
        })
    }

    fn example() -> Wording {
        Wording {
            key: "group_rules".into(),
            name: Text::new("Rules of the group").expect("it has letters"),
            body: Text::new("What is said in the group stays in the group.")
                .expect("it has letters"),
            required: false,
            renew_after_days: None,
        }
    }
}
