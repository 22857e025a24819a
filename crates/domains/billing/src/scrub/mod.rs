//! What is wrong with a claim before a payer says so. Deterministic: the same claim has the same findings in the same order.
//!
//! Each finding is one plain sentence with where to put it right. An error stops the submission; a warning does not. The outside validator
//! (pyx12) sees structure only: check digits, sums, dates and pairs of codes are judged here and nowhere else.

mod claim;
mod parties;
mod service;

use kernel::prelude::*;

use crate::claim::WholeClaim;

kernel::vocabulary! {
    /// How much a finding weighs.
    pub enum Weight {
        /// The payer would turn the claim away.
        Error = "error" => "Error",
        /// It may be right.
        Warning = "warning" => "Warning",
    }
}

kernel::vocabulary! {
    /// Where a finding is put right.
    pub enum FindingPlace {
        /// The client's master record.
        Client = "client" => "Client",
        /// The client's coverage.
        Coverage = "coverage" => "Coverage",
        /// The payer.
        Payer = "payer" => "Payer",
        /// The clinician's own record.
        Clinician = "clinician" => "Clinician",
        /// The practice's billing settings.
        Settings = "settings" => "Billing settings",
        /// A charge on the claim: the claim is withdrawn, the charge corrected.
        Charge = "charge" => "Charge",
        /// The claim itself.
        Claim = "claim" => "Claim",
    }
}

/// Something wrong with a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The rule's name, which never changes.
    pub rule: &'static str,
    /// Whether it stops the claim.
    pub weight: Weight,
    /// Where it is put right.
    pub place: FindingPlace,
    /// What is put right there: a client, a payer, a person, a charge.
    pub subject_id: Option<Uuid>,
    /// The field, in the words of the screen.
    pub field: &'static str,
    /// What is wrong and how to put it right, in one sentence.
    pub message: String,
}

/// What was found so far.
struct Notes {
    found: Vec<Finding>,
}

impl Notes {
    fn note(
        &mut self,
        weight: Weight,
        rule: &'static str,
        (place, subject_id): (FindingPlace, Option<Uuid>),
        field: &'static str,
        message: impl Into<String>,
    ) {
        self.found.push(Finding {
            rule,
            weight,
            place,
            subject_id,
            field,
            message: message.into(),
        });
    }

    fn error(
        &mut self,
        rule: &'static str,
        place: (FindingPlace, Option<Uuid>),
        field: &'static str,
        message: impl Into<String>,
    ) {
        self.note(Weight::Error, rule, place, field, message);
    }

    fn warning(
        &mut self,
        rule: &'static str,
        place: (FindingPlace, Option<Uuid>),
        field: &'static str,
        message: impl Into<String>,
    ) {
        self.note(Weight::Warning, rule, place, field, message);
    }
}

/// Judges a claim.
pub fn scrub(claim: &WholeClaim) -> Vec<Finding> {
    let mut notes = Notes { found: Vec::new() };
    parties::practice(claim, &mut notes);
    parties::payer_and_policy(claim, &mut notes);
    parties::people(claim, &mut notes);
    claim::diagnoses(claim, &mut notes);
    claim::sums(claim, &mut notes);
    claim::correction(claim, &mut notes);
    for line in &claim.lines {
        service::service(claim, line, &mut notes);
    }
    notes.found
}

/// Whether anything stops it.
pub fn stops(findings: &[Finding]) -> Option<&Finding> {
    findings
        .iter()
        .find(|finding| finding.weight == Weight::Error)
}
