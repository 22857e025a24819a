//! From our claims to the words of the standard. The scrubber has looked at them before: what is missing here is a fault of ours.

use jiff::civil::DateTime;
use kernel::prelude::*;
use x12::Control;
use x12::professional::{
    Address, Billing, Claim, Dependent, Facility, Name, Party, Person, Rendering, ServiceLine, Sex,
    Submission, Submitter, Subscriber, Turn,
};

use crate::claim::{ClaimFacts, WholeClaim};

/// One file of claims, all of one practice.
pub fn submission(
    claims: &[WholeClaim],
    number: u32,
    reference: &str,
    at: DateTime,
) -> Result<Submission> {
    let facts = &claims
        .first()
        .ok_or_else(|| Error::internal("a file without claims"))?
        .facts;
    Ok(Submission {
        control: Control {
            sender: needed(&facts.submitter_id)?,
            receiver: needed(&facts.receiver_id)?,
            number,
            at,
            test: facts.test_claims,
        },
        reference: reference.to_owned(),
        submitter: Submitter {
            party: Party {
                name: facts.practice_name.clone(),
                id: needed(&facts.submitter_id)?,
            },
            contact: needed(&facts.contact_name)?,
            telephone: ten_digits(&needed(&facts.contact_phone)?),
        },
        receiver: Party {
            name: needed(&facts.receiver_name)?,
            id: needed(&facts.receiver_id)?,
        },
        billing: billing(facts)?,
        claims: claims.iter().map(claim).collect::<Result<_>>()?,
    })
}

/// Who is paid.
pub fn billing(facts: &ClaimFacts) -> Result<Billing> {
    Ok(Billing {
        name: facts.practice_name.clone(),
        npi: needed(&facts.practice_npi)?,
        taxonomy: facts.taxonomy_code.clone(),
        tax_id: needed(&facts.tax_id)?,
        address: Address {
            street: needed(&facts.street)?,
            city: needed(&facts.city)?,
            state: needed(&facts.state)?,
            postal_code: needed(&facts.postal_code)?,
        },
    })
}

/// One claim.
pub fn claim(whole: &WholeClaim) -> Result<Claim> {
    let facts = &whole.facts;
    let client = Name {
        last: facts.client_last_name.clone(),
        first: facts.client_first_name.clone(),
    };
    let person = Person {
        birth_date: facts.client_birth_date,
        sex: match facts.client_sex.as_str() {
            "female" => Sex::Female,
            "male" => Sex::Male,
            _ => Sex::Unknown,
        },
        address: Address {
            street: needed(&facts.client_street)?,
            city: needed(&facts.client_city)?,
            state: needed(&facts.client_state)?,
            postal_code: needed(&facts.client_postal_code)?,
        },
    };
    let oneself = facts.relationship == "self";
    let (subscriber, dependent) = if oneself {
        (client, None)
    } else {
        let dependent = Dependent {
            relationship: match facts.relationship.as_str() {
                "spouse" => "01",
                "child" => "19",
                _ => "G8",
            }
            .to_owned(),
            name: client,
            person: person.clone(),
        };
        (
            split_name(&needed(&facts.subscriber_name)?),
            Some(dependent),
        )
    };
    Ok(Claim {
        number: facts.number.clone(),
        payer: Party {
            name: facts.payer_name.clone(),
            id: needed(&facts.payer_electronic_id)?,
        },
        turn: match facts.rank.as_str() {
            "secondary" => Turn::Secondary,
            "tertiary" => Turn::Tertiary,
            _ => Turn::Primary,
        },
        filing: filing(&facts.payer_kind).to_owned(),
        subscriber: Subscriber {
            name: subscriber,
            member_id: whole.member_id.clone(),
            group_number: facts.group_number.clone(),
            person: oneself.then_some(person),
        },
        dependent,
        total: facts.total_cents,
        place_of_service: facts.place_of_service.clone(),
        frequency: facts.kind.frequency(),
        original_reference: facts.original_payer_number.clone(),
        authorization: facts.authorization_number.clone(),
        diagnoses: whole
            .diagnoses
            .iter()
            .map(|diagnosis| diagnosis.code.clone())
            .collect(),
        rendering: Rendering {
            name: Name {
                last: facts.clinician_last_name.clone(),
                first: facts.clinician_first_name.clone(),
            },
            npi: needed(&facts.clinician_npi)?,
            taxonomy: facts.clinician_taxonomy.clone(),
        },
        facility: facility(facts),
        lines: whole.lines.iter().map(line).collect::<Result<_>>()?,
    })
}

fn line(facts: &crate::claim::LineFacts) -> Result<ServiceLine> {
    Ok(ServiceLine {
        number: line_number(facts.id),
        code: facts.code.clone(),
        modifiers: facts.modifiers.clone(),
        charge: facts.amount_cents,
        units: u32::try_from(facts.units).map_err(Error::internal)?,
        pointers: facts
            .pointers
            .iter()
            .map(|pointer| u8::try_from(*pointer).map_err(Error::internal))
            .collect::<Result<_>>()?,
        date: facts.service_on,
    })
}

/// Our number of a line: the end of its id, which payers give back. A remittance is matched to the line within its claim, so 24 hexadecimal
/// digits are far more than needed.
pub fn line_number(id: Uuid) -> String {
    id.simple().to_string()[8..].to_uppercase()
}

/// The place, when it is an office of ours that is not the billing address. A client at home is seen nowhere else.
pub fn facility(facts: &ClaimFacts) -> Option<Facility> {
    if matches!(facts.place_of_service.as_str(), "02" | "10" | "12")
        || facts.location_street == facts.street
    {
        return None;
    }
    Some(Facility {
        name: facts.location_name.clone()?,
        address: Address {
            street: facts.location_street.clone()?,
            city: facts.location_city.clone()?,
            state: facts.location_state.clone()?,
            postal_code: facts.location_postal_code.clone()?,
        },
    })
}

/// `SBR09`, the kind of payer.
fn filing(kind: &str) -> &'static str {
    match kind {
        "medicare" => "MB",
        "medicaid" => "MC",
        "tricare" => "CH",
        "workers_compensation" => "WC",
        "commercial" => "CI",
        _ => "ZZ",
    }
}

/// A name written in one piece: the last word is the family's.
pub fn split_name(name: &str) -> Name {
    let (first, last) = name
        .trim()
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", name.trim()));
    Name {
        last: last.to_owned(),
        first: first.trim().to_owned(),
    }
}

/// The last ten digits: without the country's code.
pub fn ten_digits(telephone: &str) -> String {
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(10)..].to_owned()
}

fn needed(value: &Option<String>) -> Result<String> {
    value
        .clone()
        .ok_or_else(|| Error::internal("a claim passed the scrubber with something missing"))
}
