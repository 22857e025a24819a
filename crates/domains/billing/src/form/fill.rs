//! From a claim to what stands in the boxes.

use kernel::prelude::*;
use x12::writer::clean;

use super::{Address, Coverage, Form, LINES, Line, Relationship, Sex};
use crate::claim::{ClaimFacts, LineFacts, WholeClaim};
use crate::edi;

const ON_FILE: &str = "SIGNATURE ON FILE";

/// The forms of a claim: one for each six services, each complete in itself, with the total of its own services.
///
/// # Errors
/// A conflict, if a number that must be whole has more characters than its box, or a charge more digits.
pub fn fill(claim: &WholeClaim) -> Result<Vec<Form>> {
    claim
        .lines
        .chunks(LINES)
        .map(|lines| form(claim, lines))
        .collect()
}

fn form(claim: &WholeClaim, lines: &[LineFacts]) -> Result<Form> {
    let facts = &claim.facts;
    let oneself = facts.relationship == "self";
    let patient_name = name(&facts.client_last_name, &facts.client_first_name);
    let patient_sex = match facts.client_sex.as_str() {
        "female" => Some(Sex::Female),
        "male" => Some(Sex::Male),
        _ => None,
    };
    let patient_address = address(
        [
            &facts.client_street,
            &facts.client_city,
            &facts.client_state,
            &facts.client_postal_code,
        ]
        .map(Option::as_deref),
    );
    let subscriber = facts.subscriber_name.as_deref().map(edi::split_name);
    let lines = lines
        .iter()
        .map(|line| service(facts, line))
        .collect::<Result<Vec<Line>>>()?;
    Ok(Form {
        carrier: words(&facts.payer_name, 35),
        coverage: match facts.payer_kind.as_str() {
            "medicare" => Coverage::Medicare,
            "medicaid" => Coverage::Medicaid,
            "tricare" => Coverage::Tricare,
            _ => Coverage::Other,
        },
        insured_id: whole(&claim.member_id, 29, "member id")?,
        insured_name: match subscriber {
            _ if oneself => patient_name.clone(),
            Some(subscriber) => name(&subscriber.last, &subscriber.first),
            None => String::new(),
        },
        patient_name,
        patient_birth_date: facts.client_birth_date,
        patient_sex,
        relationship: match facts.relationship.as_str() {
            "self" => Relationship::Oneself,
            "spouse" => Relationship::Spouse,
            "child" => Relationship::Child,
            _ => Relationship::Other,
        },
        insured_address: match oneself {
            true => patient_address.clone(),
            false => Address::default(),
        },
        patient_address,
        employment: facts.payer_kind == "workers_compensation",
        group_number: optional(&facts.group_number, 29, "group number")?,
        insured_birth_date: match oneself {
            true => Some(facts.client_birth_date),
            false => facts.subscriber_birth_date,
        },
        insured_sex: patient_sex.filter(|_| oneself),
        plan_name: words(&facts.payer_name, 29),
        patient_signature: ON_FILE,
        insured_signature: ON_FILE,
        diagnoses: claim
            .diagnoses
            .iter()
            .map(|diagnosis| joined(&diagnosis.code))
            .collect(),
        resubmission: match &facts.original_payer_number {
            Some(number) => Some((
                facts.kind.frequency(),
                whole(number, 18, "payer's claim number")?,
            )),
            None => None,
        },
        authorization_number: optional(&facts.authorization_number, 29, "authorization number")?,
        total_cents: lines.iter().map(|line| line.charge_cents).sum(),
        lines,
        tax_id: facts.tax_id.as_deref().map(joined).unwrap_or_default(),
        account_number: whole(&facts.number, 14, "claim number")?,
        accepts_assignment: true,
        provider_signature: ON_FILE,
        signed_on: facts.today,
        facility: edi::facility(facts).map(|facility| {
            let at = &facility.address;
            let parts = [&at.street, &at.city, &at.state, &at.postal_code];
            (
                words(&facility.name, 26),
                address(parts.map(|part| Some(part.as_str()))),
            )
        }),
        billing_phone: facts
            .contact_phone
            .as_deref()
            .map(edi::ten_digits)
            .unwrap_or_default(),
        billing_name: words(&facts.practice_name, 29),
        billing_address: address(
            [&facts.street, &facts.city, &facts.state, &facts.postal_code].map(Option::as_deref),
        ),
        billing_npi: optional(&facts.practice_npi, 10, "NPI")?,
        billing_taxonomy: optional(&facts.taxonomy_code, 10, "taxonomy code")?,
    })
}

fn service(facts: &ClaimFacts, line: &LineFacts) -> Result<Line> {
    Ok(Line {
        service_on: line.service_on,
        place_of_service: facts.place_of_service.clone(),
        code: line.code.clone(),
        modifiers: line.modifiers.clone(),
        pointers: line
            .pointers
            .iter()
            .map(|place| letter(*place))
            .collect::<Result<_>>()?,
        charge_cents: line.amount_cents,
        units: line.units,
        taxonomy: optional(&facts.clinician_taxonomy, 10, "taxonomy code")?,
        npi: optional(&facts.clinician_npi, 10, "NPI")?,
    })
}

/// The letter of a place in box 21: 1 is A, 12 is L.
fn letter(place: i16) -> Result<char> {
    u8::try_from(place)
        .ok()
        .filter(|place| (1..=12).contains(place))
        .map(|place| char::from(b'A' + place - 1))
        .ok_or_else(|| Error::internal("a service points to a diagnosis that no form has"))
}

fn name(last: &str, first: &str) -> String {
    let (last, first) = (words(last, 28), words(first, 28));
    let name = match first.is_empty() {
        true => last,
        false => format!("{last}, {first}"),
    };
    cut(&name, 28)
}

/// Street, city, state and postal code, as they are known.
fn address([street, city, state, postal_code]: [Option<&str>; 4]) -> Address {
    let part = |text: Option<&str>, most| text.map(|text| words(text, most)).unwrap_or_default();
    Address {
        street: part(street, 28),
        city: part(city, 23),
        state: part(state, 2),
        postal_code: part(postal_code, 10),
    }
}

/// Text for people: capitals, digits and hyphens, cut at the end of the box. Signs within words vanish (`O'Brien` is one word), others part words.
fn words(text: &str, most: usize) -> String {
    let bare: String = text
        .chars()
        .filter(|sign| !matches!(sign, '\'' | '\u{2019}' | '.' | '#'))
        .map(|sign| match sign {
            '-' => '-',
            sign if sign.is_alphanumeric() => sign,
            _ => ' ',
        })
        .collect();
    clean(&bare, most)
}

fn cut(text: &str, most: usize) -> String {
    text.chars()
        .take(most)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// A code without its period, a number without its hyphen.
fn joined(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A number that means nothing if its end is missing.
fn whole(number: &str, most: usize, what: &str) -> Result<String> {
    let number = clean(number, usize::MAX);
    if number.len() > most {
        return Err(Error::conflict(format!(
            "The {what} has more than the {most} characters that its box on the form holds. Correct it, or send the claim electronically."
        )));
    }
    Ok(number)
}

fn optional(number: &Option<String>, most: usize, what: &str) -> Result<String> {
    number
        .as_deref()
        .map_or_else(|| Ok(String::new()), |number| whole(number, most, what))
}
