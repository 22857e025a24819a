//! The rows of the practices.

use jiff::Timestamp;
use tokio_postgres::Client;
use uuid::Uuid;

use super::Scale;
use super::cast::{DemoPerson, PRACTICES, people, practices};
use crate::fault::Fault;

const SERVICES: &[(&str, &str, i32, i64)] = &[
    (
        "90791",
        "First visit: getting to know each other",
        60,
        22_000,
    ),
    (
        "90834",
        "Individual session, three quarters of an hour",
        45,
        14_500,
    ),
    ("90837", "Individual session, about an hour", 53, 18_000),
    ("90847", "Family session with the client", 50, 17_000),
    ("90853", "Group session", 60, 6_000),
];

/// Founds the practices in one transaction, as the owner of the schema.
pub async fn found(client: &Client, scale: Scale, now: Timestamp) -> Result<(), Fault> {
    let failed = database::Error::doing("founding the demo's practices");
    let done = async {
        client
            .batch_execute("begin; set local role mentalspace_owner")
            .await?;
        for practice in practices(scale) {
            client
                .execute(
                    "insert into organizations (id, name, legal_name, npi, phone, email, time_zone) values ($1, $2, $2, $5, '+1 555 0100', $3, $4)",
                    &[&practice.id, &practice.name, &"office@practice.example", &practice.time_zone, &practice.npi],
                )
                .await?;
        }
        for person in people(scale) {
            join(client, person, now).await?;
        }
        for (number, practice) in practices(scale).iter().enumerate() {
            let location = id_below(practice.id, 0xc01);
            let (city, state, postal_code) = practice.place;
            client
                .execute(
                    "insert into practice_locations (id, organization_id, name, street, city, state, postal_code, phone, time_zone)
                     values ($1, $2, 'Main office', '12 Orchard Lane', $3, $4, $5, '+1 555 0101', $6)",
                    &[&location, &practice.id, &city, &state, &postal_code, &practice.time_zone],
                )
                .await?;
            for (place, room) in practice.rooms.iter().enumerate() {
                let id = id_below(practice.id, 0xd01 + place as u128);
                client
                    .execute(
                        "insert into practice_rooms (id, organization_id, location_id, name) values ($1, $2, $3, $4)",
                        &[&id, &practice.id, &location, room],
                    )
                    .await?;
            }
            for (place, (code, words, minutes, fee)) in SERVICES.iter().enumerate() {
                let id = id_below(practice.id, 0xf01 + place as u128);
                let fee = fee + 500 * number as i64;
                client
                    .execute(
                        "insert into billing_codes (id, organization_id, code, description, minutes, fee_cents) values ($1, $2, $3, $4, $5, $6)",
                        &[&id, &practice.id, code, words, minutes, &fee],
                    )
                    .await?;
            }
        }
        client.batch_execute("commit").await
    };
    done.await.map_err(failed)?;
    Ok(())
}

async fn join(
    client: &Client,
    person: &DemoPerson,
    now: Timestamp,
) -> Result<(), tokio_postgres::Error> {
    let practice = PRACTICES[person.practice].id;
    let kind = if person.title.is_some() {
        "staff"
    } else {
        "client"
    };
    client
        .execute(
            "insert into profiles (id, first_name, last_name, email) values ($1, $2, $3, $4)",
            &[
                &person.id,
                &person.first_name,
                &person.last_name,
                &person.email(),
            ],
        )
        .await?;
    client
        .execute(
            "insert into organization_memberships (id, organization_id, profile_id, kind) values ($1, $2, $3, $4)",
            &[&id_below(person.id, 0x10_0000), &practice, &person.id, &kind],
        )
        .await?;
    if let Some(title) = person.title {
        let credentials = person.clinician.map(|(credentials, _)| credentials);
        let npi = person.clinician.map(|(_, npi)| npi);
        client
            .execute(
                "insert into staff_profiles (id, organization_id, profile_id, title, credentials, npi, bookable)
                 values ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    &id_below(person.id, 0x20_0000),
                    &practice,
                    &person.id,
                    &title,
                    &credentials,
                    &npi,
                    &npi.is_some(),
                ],
            )
            .await?;
    }
    client
        .execute(
            "insert into user_roles (id, organization_id, profile_id, role, valid_from) values ($1, $2, $3, $4, $5)",
            &[&id_below(person.id, 0x30_0000), &practice, &person.id, &person.role.as_str(), &now],
        )
        .await?;
    Ok(())
}

/// An id that belongs to another, so that every demo has the same ones.
fn id_below(id: Uuid, offset: u128) -> Uuid {
    Uuid::from_u128(id.as_u128() + (offset << 8))
}
