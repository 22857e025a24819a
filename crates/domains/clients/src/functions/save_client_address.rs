//! Writes down where a client lives or gets mail.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::address::{ClientAddress, ClientAddressFacts};
use crate::chart;
use crate::statements;

/// See the module.
pub struct SaveClientAddress;

/// A new line, or a change of one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientAddressEntry {
    /// Whose chart.
    pub client_id: ClientId,
    /// Which line to change; left out for a new one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen, when changing one.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// What to write. What is left out is emptied.
    pub client_address: ClientAddressFacts,
}

impl Function for SaveClientAddress {
    const SPEC: Spec = Spec::write(
        "save-client-address",
        "Writes down where a client lives or gets mail.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_address");
    type Input = ClientAddressEntry;
    type Output = ClientAddress;

    async fn run(cx: &mut Context, entry: ClientAddressEntry) -> Result<ClientAddress> {
        chart::open_to_write(cx, entry.client_id).await?;
        let facts = entry.client_address;
        let saved = if let Some(id) = entry.id {
            let seen = chart::seen(entry.row_version)?;
            cx.about(id);
            cx.expect_version("line", &statements::LOCK_CLIENT_ADDRESS, id, seen)
                .await?;
            cx.one(
                "line",
                &statements::UPDATE_CLIENT_ADDRESS,
                &[
                    &id,
                    &entry.client_id,
                    &facts.kind,
                    &facts.street,
                    &facts.unit,
                    &facts.city,
                    &facts.state,
                    &facts.postal_code,
                    &facts.confidential,
                    &facts.valid_from,
                    &facts.valid_to,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "line",
                &statements::CREATE_CLIENT_ADDRESS,
                &[
                    &id,
                    &practice,
                    &entry.client_id,
                    &facts.kind,
                    &facts.street,
                    &facts.unit,
                    &facts.city,
                    &facts.state,
                    &facts.postal_code,
                    &facts.confidential,
                    &facts.valid_from,
                    &facts.valid_to,
                ],
            )
            .await
        };
        saved.on_constraint("client_addresses_ends_after_it_begins", || {
            Error::conflict("The last day comes before the first.")
                .on_field("client_address.valid_to")
        })
    }

    fn example() -> ClientAddressEntry {
        ClientAddressEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            client_address: ClientAddressFacts::example(),
        }
    }
}
