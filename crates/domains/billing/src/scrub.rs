//! What is wrong with a claim before a payer says so. Deterministic: the same claim has the same findings in the same order.
//!
//! Each finding is one plain sentence with where to put it right. An error stops the submission; a warning does not. The outside validator
//! (pyx12) sees structure only: check digits, sums, dates and pairs of codes are judged here and nowhere else.

use kernel::prelude::*;
use kernel::service_time::{self, Wrong};
use x12::npi::is_npi;

use crate::add_on;
use crate::claim::{LineFacts, WholeClaim};

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

/// The longest wait of any payer for a first claim, past which it is surely a mistake.
const OLDEST_DAYS: i32 = 1100;
/// A unit beyond this is probably a typing mistake.
const DEAR_CENTS: i64 = 1_000_000;

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
    practice(claim, &mut notes);
    payer_and_policy(claim, &mut notes);
    people(claim, &mut notes);
    diagnoses(claim, &mut notes);
    sums(claim, &mut notes);
    for line in &claim.lines {
        service(claim, line, &mut notes);
    }
    notes.found
}

/// Whether anything stops it.
pub fn stops(findings: &[Finding]) -> Option<&Finding> {
    findings
        .iter()
        .find(|finding| finding.weight == Weight::Error)
}

fn practice(claim: &WholeClaim, notes: &mut Notes) {
    let facts = &claim.facts;
    let here = (FindingPlace::Settings, None);
    if !facts.practice_npi.as_deref().is_some_and(is_npi) {
        notes.error(
            "billing-npi",
            here,
            "NPI of the practice",
            "The practice has no valid NPI: an administrator enters it in the practice settings.",
        );
    }
    if facts.tax_id.is_none() {
        notes.error(
            "tax-id",
            here,
            "Tax number",
            "The practice's tax number (EIN) is missing: enter it in the billing settings.",
        );
    }
    match &facts.street {
        None => notes.error("billing-address", here, "Address", "The billing address is missing: enter street, city, state and nine-digit ZIP code in the billing settings."),
        Some(street) if is_post_box(street) => notes.error("billing-po-box", here, "Address", "The billing address is a post-office box, which claims must not carry: enter the street address in the billing settings."),
        Some(_) => {}
    }
    if facts.contact_name.is_none()
        || facts
            .contact_phone
            .as_deref()
            .map(digits)
            .is_none_or(|d| d.len() < 10)
    {
        notes.error("billing-contact", here, "Contact", "The payer needs somebody to call: enter a name and a ten-digit telephone number in the billing settings.");
    }
    if facts.submitter_id.is_none() {
        notes.error("clearinghouse-ids", here, "Clearinghouse", "The numbers under which the clearinghouse knows the practice are missing: enter them in the billing settings.");
    }
}

fn is_post_box(street: &str) -> bool {
    let bare: String = street
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    bare.starts_with("pobox") || bare.starts_with("postofficebox")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn payer_and_policy(claim: &WholeClaim, notes: &mut Notes) {
    let facts = &claim.facts;
    let client: Uuid = facts.client_id.into();
    let (payer, coverage) = (
        (FindingPlace::Payer, Some(facts.payer_id)),
        (FindingPlace::Coverage, Some(client)),
    );
    if facts.payer_electronic_id.is_none() {
        notes.error(
            "payer-id",
            payer,
            "Electronic payer ID",
            "The payer has no electronic payer ID: enter the one your clearinghouse lists for it.",
        );
    }
    if x12::writer::clean(&claim.member_id, 80).len() < 2 {
        notes.error(
            "member-id",
            coverage,
            "Member ID",
            "The member ID is missing or too short: copy it from the insurance card.",
        );
    }
    if facts.relationship != "self" {
        let name = facts.subscriber_name.as_deref().unwrap_or("");
        if name.split_whitespace().count() < 2 {
            notes.error("subscriber-name", coverage, "Subscriber", "The subscriber's first and last name are both needed: complete the name on the policy.");
        }
    }
    if facts.rank != "primary" {
        notes.error("secondary", coverage, "Rank", "Claims to a second payer need the first payer's decision and are not made here yet: bill the primary policy.");
    }
    for line in &claim.lines {
        if line.service_on < facts.policy_from
            || facts.policy_to.is_some_and(|to| line.service_on > to)
        {
            notes.error("policy-dates", coverage, "Policy dates", format!("The policy does not cover {}, the day of service: check its first and last day.", line.service_on));
            break;
        }
    }
}

fn people(claim: &WholeClaim, notes: &mut Notes) {
    let facts = &claim.facts;
    let client = (FindingPlace::Client, Some(facts.client_id.into()));
    let clinician = (FindingPlace::Clinician, Some(facts.clinician_id.into()));
    if facts.client_street.is_none() {
        notes.error(
            "client-address",
            client,
            "Address",
            "The client has no address: enter street, city, state and ZIP code in the chart.",
        );
    }
    if facts.client_sex == "unknown" {
        notes.warning("client-sex", client, "Sex", "The payer may know the client as female or male, but the chart says unknown: check the insurance card.");
    }
    if claim
        .lines
        .iter()
        .any(|line| line.service_on < facts.client_birth_date)
    {
        notes.error(
            "born-later",
            client,
            "Birth date",
            "The client's birth date is after the day of service: correct it in the chart.",
        );
    }
    match facts.clinician_npi.as_deref() {
        None => notes.error("rendering-npi", clinician, "NPI", format!("{} {} has no NPI: an administrator enters it with the person.", facts.clinician_first_name, facts.clinician_last_name)),
        Some(npi) if !is_npi(npi) => notes.error("rendering-npi-check", clinician, "NPI", "The clinician's NPI is mistyped, its check digit does not fit: an administrator corrects it with the person."),
        Some(_) => {}
    }
    if facts.clinician_taxonomy.is_none() {
        notes.warning("rendering-taxonomy", clinician, "Taxonomy code", "The clinician has no taxonomy code, which many payers want: an administrator enters it with the person.");
    }
}

fn diagnoses(claim: &WholeClaim, notes: &mut Notes) {
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

fn sums(claim: &WholeClaim, notes: &mut Notes) {
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

fn service(claim: &WholeClaim, line: &LineFacts, notes: &mut Notes) {
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
