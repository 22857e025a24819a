//! Writes down a number others know a client by; a new social security number replaces the old one.

use kernel::prelude::*;

use crate::chart;
use crate::identifier::{Identifier, IdentifierKind, last_four, place, social_security};
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct SaveClientIdentifier;

/// Which number.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentifierEntry {
    /// The client.
    pub client_id: ClientId,
    /// What kind.
    pub kind: IdentifierKind,
    /// Who gave it.
    #[serde(default)]
    pub issuer: Option<Text<120>>,
    /// The number.
    pub value: Text<60>,
}

impl Function for SaveClientIdentifier {
    const SPEC: Spec = Spec::write("save-client-identifier", "Writes down a number others know a client by; a new social security number replaces the old one.")
        .roles(Roles::Only(&[Role::Administrator, Role::FrontDesk]))
        .audits("client");
    type Input = IdentifierEntry;
    type Output = Identifier;

    async fn run(cx: &mut Context, input: IdentifierEntry) -> Result<Identifier> {
        chart::open_to_write(cx, input.client_id).await?;
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        let value = match input.kind {
            IdentifierKind::Ssn => social_security(input.value.as_str()).ok_or_else(|| {
                Error::invalid(
                    "value",
                    "This is not a social security number. Check the nine digits.",
                )
            })?,
            _ => input.value.as_str().to_owned(),
        };
        if input.kind == IdentifierKind::Ssn {
            cx.execute(&statements::END_SSN, &[&input.client_id, &now])
                .await?;
        }
        let sealed = cx.seal(&place(id), &value)?;
        cx.about(id);
        cx.one(
            "number",
            &statements::CREATE_CLIENT_IDENTIFIER,
            &[
                &id,
                &practice,
                &input.client_id,
                &input.kind,
                &input.issuer,
                &sealed,
                &last_four(&value),
            ],
        )
        .await
    }

    fn example() -> IdentifierEntry {
        IdentifierEntry {
            client_id: crate::example::CLIENT.into(),
            kind: IdentifierKind::External,
            issuer: Text::new("County hospital").ok(),
            value: Text::new("H-2041-77").expect("it has letters"),
        }
    }
}
