//! Corrects a client's record.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::{Clearable, Client, ClientUpdates, check_birth_date};
use crate::{chart, statements};

/// See the module.
pub struct UpdateClient;

/// Whose record, and what shall change.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientChange {
    /// The client.
    pub id: ClientId,
    /// What shall change; what is left out stays.
    pub updates: ClientUpdates,
}

impl Function for UpdateClient {
    const SPEC: Spec = Spec::write("update-client", "Corrects a client's record.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::FrontDesk,
            Role::Supervisor,
            Role::Therapist,
        ]))
        .audits("client");
    type Input = ClientChange;
    type Output = Client;

    async fn run(cx: &mut Context, ClientChange { id, updates }: ClientChange) -> Result<Client> {
        let cover = chart::open_to_write(cx, id).await?;
        if let Some(birth) = updates.birth_date {
            check_birth_date(birth, cover.today, "updates.birth_date")?;
        }
        if let Some(seen) = updates.row_version {
            cx.expect_version("client", &statements::LOCK_CLIENT, id, seen)
                .await?;
        }
        let clear: Vec<&str> = updates
            .clear
            .iter()
            .map(|field: &Clearable| field.as_str())
            .collect();
        let touched = cx
            .execute(
                &statements::UPDATE_CLIENT,
                &[
                    &id,
                    &updates.first_name,
                    &updates.middle_name,
                    &updates.last_name,
                    &updates.suffix,
                    &updates.chosen_name,
                    &updates.pronouns,
                    &updates.birth_date,
                    &updates.sex,
                    &updates.contact_preference,
                    &updates.referral_reason,
                    &updates.time_zone,
                    &clear,
                ],
            )
            .await?;
        if touched == 0 {
            return Err(Error::not_found("client"));
        }
        super::get_client::read(cx, id, cover.today).await
    }

    fn example() -> ClientChange {
        ClientChange {
            id: crate::example::CLIENT.into(),
            updates: ClientUpdates {
                chosen_name: Text::new("Mia").ok(),
                ..ClientUpdates::default()
            },
        }
    }
}
