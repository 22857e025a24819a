//! Who bills, who pays, who was seen and by whom.

use uuid::Uuid;
use x12::npi::is_npi;

use super::{FindingPlace, Notes};
use crate::claim::WholeClaim;

pub(super) fn practice(claim: &WholeClaim, notes: &mut Notes) {
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

pub(super) fn payer_and_policy(claim: &WholeClaim, notes: &mut Notes) {
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

pub(super) fn people(claim: &WholeClaim, notes: &mut Notes) {
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
