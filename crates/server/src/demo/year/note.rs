//! Writing a visit up, in words that are invented and say nothing about anybody.

use serde_json::{Value, json};
use uuid::Uuid;

use super::lane::{Attending, Lane};
use super::people::draw;
use crate::demo::cast::DemoPerson;
use crate::fault::Fault;

const BROUGHT: [&str; 6] = [
    "Reports a calmer week; used the breathing exercise twice before work.",
    "Describes a conflict at home on Sunday and how it was left unresolved.",
    "Slept six hours on most nights. Worries come back in the evening.",
    "Went to the gathering that was planned last time and stayed for an hour.",
    "Says the week was heavy; little appetite, cancelled two meetings with friends.",
    "Brings a list of situations that were avoided this week.",
];
const IMPRESSION: [&str; 4] = [
    "Avoidance decreases; the client recognises early signs and acts on them.",
    "Mood is improving slowly. Sleep remains the main lever.",
    "Little change since the last visit. The plan holds; exposure steps were too large.",
    "Engaged and reflective. Symptoms are milder than a month ago.",
];
const NEXT: [&str; 4] = [
    "Continue weekly. Next step of the hierarchy, with a friend nearby.",
    "Keep the sleep diary. Review it together next time.",
    "One pleasant activity on three days; thought record when worry begins.",
    "Invite the partner to one of the next visits, if the client still wants it.",
];

fn pick<'a>(from: &[&'a str], place: usize) -> &'a str {
    from[draw(place, from.len())]
}

fn text(key: &str, words: &str) -> Value {
    json!({ "key": key, "text": words })
}

fn choice(key: &str, picks: &[&str]) -> Value {
    json!({ "key": key, "picks": picks })
}

/// Writes the note of a visit and signs it; an associate's goes to the supervisor, who cosigns it.
pub async fn write(
    lane: &Lane,
    client: &Attending,
    visit: usize,
    appointment: &Value,
) -> Result<(), Fault> {
    let author = lane.clinician;
    let created = lane
        .stage
        .call(
            author,
            "create-note",
            json!({ "appointment_id": appointment }),
        )
        .await?;
    let place = client.place * 101 + visit;
    let sections = if created["kind"] == "intake_assessment" {
        intake(client)
    } else {
        progress(place)
    };
    let save = json!({
        "id": created["id"], "row_version": created["row_version"],
        "save_id": Uuid::from_u128(0x0199_0000_0000_4000_8000_0000_0000_0000 + place as u128),
        "sections": sections,
    });
    let saved = lane.stage.call(author, "save-note", save).await?;
    let signed = |by: &DemoPerson, version: &Value| {
        json!({
            "id": created["id"], "row_version": version,
            "signature": { "typed_name": format!("{} {}", by.first_name, by.last_name), "attestation_version": 1 },
        })
    };
    let version = &saved["row_version"];
    match lane
        .team
        .supervisor
        .filter(|_| author.role == kernel::Role::AssociateTrainee)
    {
        None => {
            lane.stage
                .call(author, "sign-note", signed(author, version))
                .await?;
        }
        Some(supervisor) => {
            let waiting = lane
                .stage
                .call(author, "submit-note", signed(author, version))
                .await?;
            let cosigned = signed(supervisor, &waiting["row_version"]);
            lane.stage.call(supervisor, "cosign-note", cosigned).await?;
        }
    }
    Ok(())
}

fn risk() -> Value {
    json!({ "key": "risk", "fields": [
        choice("suicidal_ideation", &["Denied"]), choice("homicidal_ideation", &["Denied"]),
        choice("self_harm", &["Denied"]), choice("overall", &["Low"]),
    ]})
}

/// The sections of a progress note, in words that are invented: another for each place.
pub fn progress(place: usize) -> Value {
    json!([
        { "key": "subjective", "fields": [
            text("concerns", pick(&BROUGHT, place)),
            choice("changes", &[pick(&["Improved", "Unchanged", "Mixed"], place + 1)]),
        ]},
        { "key": "objective", "fields": [
            choice("appearance", &["Well groomed"]),
            choice("mood", &[pick(&["Euthymic", "Anxious", "Depressed"], place + 2)]),
            choice("affect", &["Congruent"]), choice("thought", &["Linear", "Goal directed"]),
            choice("orientation", &["Fully oriented"]),
        ]},
        risk(),
        { "key": "assessment", "fields": [
            choice("progress", &[pick(&["Good", "Some", "None"], place + 3)]),
            text("impression", pick(&IMPRESSION, place + 4)),
        ]},
        { "key": "plan", "fields": [
            choice("interventions", &[pick(&["Cognitive restructuring", "Behavioral activation", "Exposure", "Mindfulness"], place + 5)]),
            text("plan", pick(&NEXT, place + 6)),
        ]},
    ])
}

fn intake(client: &Attending) -> Value {
    json!([
        { "key": "presenting", "fields": [
            text("chief_complaint", client.person.concern.words),
            text("history", "Began about half a year ago and has become harder to set aside. Mornings are worse."),
            choice("symptoms", &["Worry", "Sleep problems", "Low energy"]),
        ]},
        { "key": "history", "fields": [
            text("medical", "Nothing that bears on this, as far as is known."),
            text("social", "Lives with family. Two people to call when things are hard."),
        ]},
        risk(),
        { "key": "formulation", "fields": [
            text("impression", "The picture fits the diagnosis of the chart. Stressors and avoidance keep it going."),
            text("strengths", "Comes on time, keeps what was agreed, is curious about the pattern."),
        ]},
        { "key": "treatment", "fields": [
            text("recommendations", "Individual sessions with behavioral focus; review after eight visits."),
            choice("frequency", &["Weekly"]), choice("modality", &["Individual"]),
            text("goals", "Back to one thing a week that was given up."),
        ]},
    ])
}
