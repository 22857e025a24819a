//! What a practice sets up before its first client comes: payers, kinds of visit, who supervises whom.

use std::sync::Arc;

use serde_json::{Value, json};

use super::actor::Stage;
use super::intake;
use super::visit::{Kind, Kinds, Place};
use crate::demo::cast::{GROUP_ROOM, Team};
use crate::fault::Fault;

/// A practice that is open.
pub struct Opening {
    /// Who pays.
    pub payers: Arc<Vec<Value>>,
    /// What is held.
    pub kinds: Arc<Kinds>,
    rooms: Vec<Value>,
}

impl Opening {
    /// Each clinician has a room, as far as there are rooms; the others meet where one is free.
    pub fn place(&self, clinician: usize) -> Place {
        let room = self.rooms.get(clinician);
        let office = room.or(self.rooms.first());
        Place {
            location: office.map_or(Value::Null, |room| room["location_id"].clone()),
            room: room.map(|room| room["id"].clone()),
        }
    }
}

/// Opens a practice.
pub async fn open(stage: &Stage, team: &Team<'_>) -> Result<Opening, Fault> {
    let administrator = team.administrator;
    let payers = intake::payers(stage, team.biller).await?;
    let services = stage
        .call(administrator, "get-service-codes", json!({}))
        .await?;
    let known = stage
        .call(administrator, "get-appointment-types", json!({}))
        .await?;
    // The kinds of visit are there since the practice is; what each is billed as, the practice says.
    let kind = async |name: &str, code: &str, minutes: i64| {
        let service = list(&services).find(|service| service["code"] == code);
        let kind = list(&known)
            .find(|kind| kind["name"] == name)
            .unwrap_or(&Value::Null);
        let billed = json!({ "id": kind["id"], "row_version": kind["row_version"], "appointment_type": {
            "name": name, "billing_code_id": service.map(|service| &service["id"]), "default_minutes": minutes,
            "modality": kind["modality"], "color": kind["color"], "max_clients": kind["max_clients"], "active": true,
        }});
        let saved = stage
            .call(administrator, "save-appointment-type", billed)
            .await?;
        let fee_cents = service
            .and_then(|service| service["fee_cents"].as_i64())
            .ok_or_else(|| Fault::unavailable(format!("the demo has no price for {code}")))?;
        Ok::<Kind, Fault>(Kind {
            id: saved["id"].clone(),
            fee_cents,
        })
    };
    let kinds = Kinds {
        intake: kind("Intake", "90791", 60).await?,
        session: kind("Individual session", "90837", 55).await?,
        video: kind("Video session", "90837", 55).await?,
    };
    if let Some(supervisor) = team.supervisor {
        for associate in team
            .clinicians
            .iter()
            .filter(|person| person.role == kernel::Role::AssociateTrainee)
        {
            let pair = json!({ "supervisor_id": supervisor.id, "supervisee_id": associate.id, "kind": "primary" });
            stage.call(administrator, "start-supervision", pair).await?;
        }
    }
    if team.clinicians.len() > 1 {
        second_office(stage, team).await?;
    }
    let rooms = stage.call(administrator, "get-rooms", json!({})).await?;
    Ok(Opening {
        payers: Arc::new(payers),
        kinds: Arc::new(kinds),
        rooms: list(&rooms)
            .filter(|room| room["name"] != GROUP_ROOM)
            .cloned()
            .collect(),
    })
}

async fn second_office(stage: &Stage, team: &Team<'_>) -> Result<(), Fault> {
    let (city, state, postal_code) = team.practice.place;
    let office = json!({ "location": {
        "name": "Lakeside office", "street": "4 Lakeside Walk", "city": city, "state": state, "postal_code": postal_code,
        "phone": "+1 212 555 0102", "place_of_service": "11", "time_zone": team.practice.time_zone,
    }});
    let saved = stage
        .call(team.administrator, "create-location", office)
        .await?;
    for name in ["Lake room", "Willow room"] {
        let room = json!({ "location_id": saved["id"], "name": name, "capacity": 3 });
        stage.call(team.administrator, "create-room", room).await?;
    }
    Ok(())
}

/// The rows of an answer that is a list.
pub fn list(answer: &Value) -> impl Iterator<Item = &Value> {
    answer.as_array().into_iter().flatten()
}
