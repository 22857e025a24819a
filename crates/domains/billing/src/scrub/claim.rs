//! The claim as a whole: what it was for, and whether it adds up.

use super::{FindingPlace, Notes};
use crate::claim::WholeClaim;

pub(super) fn diagnoses(claim: &WholeClaim, notes: &mut Notes) {
    let here = (FindingPlace::Claim, Some(claim.facts.id));
    if claim.diagnoses.is_empty() {
        notes.error("no-diagnosis", here, "Diagnoses", "The claim has no diagnosis: withdraw it and let the clinician add one in an amendment.");
    }
    for diagnosis in claim
        .diagnoses
        .iter()
        .filter(|diagnosis| !diagnosis.billable)
    {
        notes.error("diagnosis-on-day", here, "Diagnoses", format!("{} is not a billable code of the official list on the day of service: the clinician chooses a more specific one.", diagnosis.code));
    }
}

pub(super) fn sums(claim: &WholeClaim, notes: &mut Notes) {
    let here = (FindingPlace::Claim, Some(claim.facts.id));
    let sum: i64 = claim.lines.iter().map(|line| line.amount_cents).sum();
    if claim.lines.is_empty() {
        notes.error(
            "no-service",
            here,
            "Services",
            "The claim has no service: withdraw it.",
        );
    } else if sum != claim.facts.total_cents {
        notes.error(
            "total",
            here,
            "Total",
            "The services do not add up to the claim's total: withdraw it and make it again.",
        );
    }
    if claim.facts.total_cents > 10_000_000 {
        notes.warning(
            "high-total",
            here,
            "Total",
            "The total is above $100,000: check the units and amounts.",
        );
    }
}

/// A payer finds the claim that is meant by its own number, and by nothing else.
pub(super) fn correction(claim: &WholeClaim, notes: &mut Notes) {
    let facts = &claim.facts;
    let Some(original) = &facts.original_number else {
        return;
    };
    if facts.original_payer_number.is_none() {
        notes.error(
            "original-number",
            (FindingPlace::Claim, Some(facts.id)),
            "Payer's number",
            format!("The payer's own number of claim {original} is not known, and without it the payer finds nothing to correct: it comes with the payer's answers and remittances, so look for answers or ask the payer."),
        );
    }
}
