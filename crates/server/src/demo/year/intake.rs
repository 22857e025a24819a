//! Registering a client: who they are, who treats them, who pays, what they agreed to.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::actor::Stage;
use super::lane::Attending;
use super::people::{Person, draw};
use crate::demo::cast::{DemoPerson, Team};
use crate::fault::Fault;

/// A payer of the demo: its name, its kind and the id by which clearinghouses know it. None of them exists.
const PAYERS: [(&str, &str, &str); 3] = [
    ("Evergreen Mutual Health", "commercial", "EVG01"),
    ("Blue Heron Plan", "commercial", "BHP02"),
    ("State Care", "medicaid", "STC03"),
];

/// What an insured client pays at each visit.
pub const COPAY_CENTS: i64 = 2_500;

/// Which payer the client at that place has, by its place in the list; one in four pays for themselves.
pub fn payer_of(place: usize) -> Option<usize> {
    Some(draw(place + 3000, PAYERS.len() + 1)).filter(|payer| *payer < PAYERS.len())
}

/// Writes down the payers; their ids, in the order of the list.
pub async fn payers(stage: &Stage, biller: &DemoPerson) -> Result<Vec<Value>, Fault> {
    let mut ids = Vec::new();
    for (name, kind, electronic_id) in PAYERS {
        let payer = json!({ "payer": {
            "name": name, "kind": kind, "electronic_id": electronic_id, "timely_filing_days": 180,
        }});
        ids.push(stage.call(biller, "save-payer", payer).await?["id"].clone());
    }
    Ok(ids)
}

/// Registers one person on the day that the clock shows; answers with the client's id.
pub async fn register(
    stage: &Stage,
    team: &Team<'_>,
    Attending { place, person, .. }: &Attending,
    clinician: Option<&DemoPerson>,
    payers: &[Value],
    today: Date,
) -> Result<Value, Fault> {
    let email = format!("{}.{}@mail.example", person.first_name, *place + 1).to_lowercase();
    let mut client = json!({
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_date": person.birth_date,
        "chosen_name": person.chosen_name,
        "pronouns": person.pronouns,
        "sex": person.sex,
        "phone": format!("(212) 555-01{:02}", (*place + 1) % 100),
        "email": email,
        "referral_reason": person.concern.words,
    });
    if let Some(clinician) = clinician {
        client["therapist_id"] = json!(clinician.id);
    }
    let intake = json!({ "client": client, "confirmed_new": true });
    let id = stage.call(team.front_desk, "create-client", intake).await?["id"].clone();

    let address = json!({ "client_id": id, "client_address": {
        "kind": "home",
        "street": format!("{} Harbor Street", 2 * *place + 1), "city": "Springfield", "state": "NY", "postal_code": "10001",
    }});
    stage
        .call(team.front_desk, "save-client-address", address)
        .await?;
    if let Some(payer) = payer_of(*place) {
        let policy = json!({ "client_id": id, "insurance": {
            "payer_id": payers[payer], "rank": "primary", "relationship": "self", "valid_from": today,
            "member_id": format!("M{:08}", 31_000_017 + 137 * place), "copay_cents": COPAY_CENTS,
        }});
        let saved = stage
            .call(team.front_desk, "save-client-insurance", policy)
            .await?;
        let verified = json!({ "id": saved["id"], "method": "telephone" });
        stage
            .call(team.front_desk, "verify-client-insurance", verified)
            .await?;
    }
    let contact = json!({ "client_id": id, "emergency_contact": {
        "name": format!("Robin {}", person.last_name), "relationship": "Family", "phone": "(212) 555-0199", "is_primary": true,
    }});
    stage
        .call(team.front_desk, "save-emergency-contact", contact)
        .await?;
    if let Some(clinician) = clinician {
        let diagnosis = json!({ "client_id": id, "diagnosis": { "code": person.concern.code, "rank": 1, "status": "active", "diagnosed_on": today } });
        stage
            .call(clinician, "save-client-diagnosis", diagnosis)
            .await?;
    }
    consent(stage, team, person, &id).await?;
    Ok(id)
}

/// Has the client agree to what the practice asks of everybody.
async fn consent(
    stage: &Stage,
    team: &Team<'_>,
    person: &Person,
    client: &Value,
) -> Result<(), Fault> {
    let asked = stage
        .call(team.front_desk, "get-consent-types", json!({}))
        .await?;
    for kind in asked
        .as_array()
        .into_iter()
        .flatten()
        .filter(|kind| kind["required"] == true)
    {
        let given = json!({
            "client_id": client, "consent_type_id": kind["id"], "decision": "given", "method": "in_person",
            "signed_by_name": format!("{} {}", person.first_name, person.last_name), "signed_as": "self",
        });
        stage
            .call(team.front_desk, "save-client-consent", given)
            .await?;
    }
    Ok(())
}
