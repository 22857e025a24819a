//! Stories across functions, and what must hold of each of them.

mod access;
mod cosigning;
mod immutable;
mod saving;
mod signing;
mod visits;

use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::{Person, Practice};

use crate::functions as f;

/// A practice of one's own.
pub(crate) async fn practice() -> Practice {
    Practice::new(&[crate::FUNCTIONS]).await
}

/// Noor's visit with Mira, which began half an hour ago.
pub(crate) const VISIT: Uuid = uuid::uuid!("00000000-0000-7000-8000-00000000a607");

/// The note, as this person sees it.
pub(crate) async fn note(t: &Practice, person: &Person, id: &Value) -> Value {
    t.call(f::get_note::GetNote)
        .by(person)
        .with_json(json!({ "id": id }))
        .ok()
        .await
}

/// Everything that a progress note requires.
pub(crate) fn complete() -> Value {
    json!([
        { "key": "subjective", "fields": [{ "key": "concerns", "text": "Slept better, still worries on Sundays." }] },
        { "key": "risk", "fields": [
            { "key": "suicidal_ideation", "picks": ["Denied"] }, { "key": "homicidal_ideation", "picks": ["Denied"] },
            { "key": "self_harm", "picks": ["Denied"] }, { "key": "overall", "picks": ["Low"] }] },
        { "key": "assessment", "fields": [{ "key": "impression", "text": "Improving." }] },
        { "key": "plan", "fields": [{ "key": "plan", "text": "Weekly." }] },
    ])
}

/// A new progress note about Mira by this person, complete but for the signature.
pub(crate) async fn written(t: &Practice, person: &Person) -> Value {
    let begun = t
        .call(f::create_note::CreateNote)
        .by(person)
        .with_json(json!({ "client_id": t.own(crate::example::CLIENT) }))
        .ok()
        .await;
    save(t, person, &begun, complete()).await;
    note(t, person, &begun["id"]).await
}

/// Saves sections of a note as it was seen.
pub(crate) async fn save(t: &Practice, person: &Person, seen: &Value, sections: Value) -> Value {
    t.call(f::save_note::SaveNote)
        .by(person)
        .with_json(
            json!({ "id": seen["id"], "row_version": seen["row_version"],
                           "save_id": t.house().waist.new_request_id(), "sections": sections }),
        )
        .ok()
        .await
}

/// A signature under a note as it was seen.
pub(crate) fn signed(seen: &Value, name: &str) -> Value {
    json!({ "id": seen["id"], "row_version": seen["row_version"],
            "signature": { "typed_name": name, "attestation_version": seen["attestation"]["version"] } })
}

/// The payloads of the jobs of this name, in this practice.
pub(crate) async fn jobs(t: &Practice, name: &str) -> Vec<Value> {
    let judge = t.house().database.superuser().await;
    judge
        .query(
            "select payload from background_jobs where organization_id = $1 and name = $2 order by created_at, id",
            &[&t.organization, &name],
        )
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}
