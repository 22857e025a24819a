//! One service of a claim: its minutes, codes, place, day and price.

use kernel::service_time::{self, Wrong};
use uuid::Uuid;

use super::{FindingPlace, Notes};
use crate::add_on;
use crate::claim::{LineFacts, WholeClaim};

/// The longest wait of any payer for a first claim, past which it is surely a mistake.
const OLDEST_DAYS: i32 = 1100;
/// A unit beyond this is probably a typing mistake.
const DEAR_CENTS: i64 = 1_000_000;

pub(super) fn service(claim: &WholeClaim, line: &LineFacts, notes: &mut Notes) {
    let facts = &claim.facts;
    let here = (FindingPlace::Charge, Some(line.charge_id));
    let code = line.code.as_str();
    match service_time::check(code, line.minutes) {
        Ok(()) => {}
        Err(Wrong::Missing) => notes.error("minutes-missing", here, "Minutes", format!("{code} is billed by time and the note documents no minutes: choose another code on the charge.")),
        Err(Wrong::Outside) => {
            let span = service_time::span_words(code).unwrap_or_default();
            let documented = line.minutes.unwrap_or(0);
            let better = service_time::individual(documented).map(|code| format!(": {code} fits")).unwrap_or_default();
            notes.error("minutes", here, "Code", format!("{code} stands for {span}, but {documented} are documented{better}."));
        }
    }
    let others: Vec<(&str, bool)> = claim
        .lines
        .iter()
        .filter(|other| other.id != line.id && other.service_on == line.service_on)
        .map(|other| (other.code.as_str(), other.add_on))
        .collect();
    if !add_on::stands(code, line.add_on, &others) {
        notes.error("add-on", here, "Code", format!("{code} is an add-on and its main service of the same day is not on this claim: bill both together."));
    }
    if line.pointers.is_empty()
        || line.pointers.iter().any(|pointer| {
            !claim
                .diagnoses
                .iter()
                .any(|diagnosis| diagnosis.position == *pointer)
        })
    {
        notes.error(
            "pointers",
            here,
            "Diagnoses",
            format!(
                "{code} points to no diagnosis of the claim: withdraw the claim and make it again."
            ),
        );
    }
    telehealth(&facts.place_of_service, line, here, notes);
    days(claim, line, here, notes);
    if line.amount_cents / i64::from(line.units.max(1)) > DEAR_CENTS {
        notes.warning(
            "high-charge",
            here,
            "Amount",
            format!("{code} costs more than $10,000 a unit: check the amount on the charge."),
        );
    }
    let twice = claim
        .lines
        .iter()
        .filter(|other| other.code == line.code && other.service_on == line.service_on)
        .count();
    if twice > 1
        && !line
            .modifiers
            .iter()
            .any(|modifier| matches!(modifier.as_str(), "59" | "76" | "77" | "XE"))
    {
        notes.warning("twice", here, "Code", format!("{code} stands on this claim twice for the same day: void one, or add modifier 59 or 76 if both happened."));
    }
}

/// A visit by video is said twice: by the place and by the modifier, and both must say it.
fn telehealth(
    place: &str,
    line: &LineFacts,
    here: (FindingPlace, Option<Uuid>),
    notes: &mut Notes,
) {
    let remote_place = matches!(place, "02" | "10");
    let remote_modifier = line
        .modifiers
        .iter()
        .any(|modifier| matches!(modifier.as_str(), "95" | "GT" | "93" | "FQ"));
    if remote_place && !remote_modifier {
        notes.error("telehealth-modifier", here, "Modifiers", format!("Place of service {place} is telehealth, but {} carries no telehealth modifier: add 95, or 93 if only by telephone.", line.code));
    }
    if remote_modifier && !remote_place {
        notes.error("telehealth-place", here, "Place of service", format!("{} carries a telehealth modifier, but place of service {place} is none: choose 10 if the client was at home, else 02.", line.code));
    }
}

fn days(
    claim: &WholeClaim,
    line: &LineFacts,
    here: (FindingPlace, Option<Uuid>),
    notes: &mut Notes,
) {
    let facts = &claim.facts;
    let days = (facts.today - line.service_on).get_days();
    if days < 0 {
        notes.error(
            "future",
            here,
            "Day of service",
            format!(
                "{} lies in the future: a service is billed after it was given.",
                line.service_on
            ),
        );
    } else if days > OLDEST_DAYS {
        notes.error(
            "too-old",
            here,
            "Day of service",
            format!(
                "{} is more than three years ago: no payer takes such a claim.",
                line.service_on
            ),
        );
    } else if days > facts.timely_filing_days {
        notes.warning("timely-filing", here, "Day of service", format!("The payer wants claims within {} days, and {days} have passed: expect a denial, or add proof of earlier filing.", facts.timely_filing_days));
    }
}
