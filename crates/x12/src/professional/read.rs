//! From the file back to claims: what a partner understands of what was sent.

use super::{
    Address, Billing, Claim, Dependent, Facility, Name, Party, Person, Rendering, ServiceLine, Sex,
    Submission, Submitter, Subscriber, Turn,
};
use crate::interchange::{Control, Interchange};
use crate::segment::{Segment, Walk};
use crate::{Fault, Result};

/// Reads a file with one transaction set and one billing provider. The time of day in the header is not kept by the minute's second.
pub fn read(bytes: &[u8]) -> Result<Submission> {
    let interchange = Interchange::read(bytes)?;
    let transaction = interchange.only("837", "claims")?;
    let mut walk = Walk::over(&transaction.segments);
    let bht = walk.expect("BHT")?;
    let at = moment(bht)?;
    let submitter = party(named(&mut walk, "41")?)?;
    let per = walk.expect("PER")?;
    let submitter = Submitter {
        party: submitter,
        contact: per.element(2).to_owned(),
        telephone: per.element(4).to_owned(),
    };
    let receiver = party(named(&mut walk, "40")?)?;
    let billing = billing(&mut walk)?;
    let mut claims = Vec::new();
    while walk.peek().is_some() {
        claims.push(claim(&mut walk)?);
    }
    Ok(Submission {
        control: Control {
            sender: interchange.sender.to_owned(),
            receiver: interchange.receiver.to_owned(),
            number: interchange.number,
            at,
            test: interchange.test,
        },
        reference: bht.text(3)?,
        submitter,
        receiver,
        billing,
        claims,
    })
}

fn moment(bht: &Segment<'_>) -> Result<jiff::civil::DateTime> {
    let date = bht.day(4)?;
    let time = bht.element(5);
    let part = |from: usize| {
        time.get(from..from + 2)
            .and_then(|two| two.parse::<i8>().ok())
    };
    match (part(0), part(2)) {
        (Some(hour @ 0..=23), Some(minute @ 0..=59)) => Ok(date.at(hour, minute, 0, 0)),
        _ => Err(bht.fault("Element 5 must be a time as HHMM.")),
    }
}

fn named<'s, 'a>(walk: &mut Walk<'s, 'a>, role: &str) -> Result<&'s Segment<'a>> {
    let segment = walk.expect("NM1")?;
    if segment.element(1) == role {
        Ok(segment)
    } else {
        Err(segment.fault(format!("The name of role {role} must stand here.")))
    }
}

fn party(nm1: &Segment<'_>) -> Result<Party> {
    Ok(Party {
        name: nm1.text(3)?,
        id: nm1.text(9)?,
    })
}

fn name(nm1: &Segment<'_>) -> Result<Name> {
    Ok(Name {
        last: nm1.text(3)?,
        first: nm1.element(4).to_owned(),
    })
}

fn address(walk: &mut Walk<'_, '_>) -> Result<Address> {
    let n3 = walk.expect("N3")?;
    let n4 = walk.expect("N4")?;
    Ok(Address {
        street: n3.text(1)?,
        city: n4.text(1)?,
        state: n4.text(2)?,
        postal_code: n4.text(3)?,
    })
}

fn person(walk: &mut Walk<'_, '_>) -> Result<Person> {
    let address = address(walk)?;
    let dmg = walk.expect("DMG")?;
    Ok(Person {
        birth_date: dmg.day(2)?,
        sex: match dmg.element(3) {
            "F" => Sex::Female,
            "M" => Sex::Male,
            _ => Sex::Unknown,
        },
        address,
    })
}

fn billing(walk: &mut Walk<'_, '_>) -> Result<Billing> {
    let hl = walk.expect("HL")?;
    if hl.element(3) != "20" {
        return Err(hl.fault("The level of the billing provider must come first."));
    }
    let taxonomy = walk.take("PRV").and_then(|prv| prv.optional(3));
    let nm1 = named(walk, "85")?;
    let address = address(walk)?;
    let tax = walk.expect("REF")?;
    Ok(Billing {
        name: nm1.text(3)?,
        npi: nm1.text(9)?,
        taxonomy,
        tax_id: tax.text(2)?,
        address,
    })
}

fn claim(walk: &mut Walk<'_, '_>) -> Result<Claim> {
    let hl = walk.expect("HL")?;
    if hl.element(3) != "22" {
        return Err(hl.fault("The level of a subscriber must stand here."));
    }
    let sbr = walk.expect("SBR")?;
    let turn = match sbr.element(1) {
        "P" => Turn::Primary,
        "S" => Turn::Secondary,
        "T" => Turn::Tertiary,
        _ => return Err(sbr.fault("Element 1 must say whose turn it is.")),
    };
    let insured = named(walk, "IL")?;
    let described = walk.peek().is_some_and(|segment| segment.tag == "N3");
    let subscriber = Subscriber {
        name: name(insured)?,
        member_id: insured.text(9)?,
        group_number: sbr.optional(3),
        person: if described { Some(person(walk)?) } else { None },
    };
    let payer = party(named(walk, "PR")?)?;
    let dependent = match walk.take_if(|segment| segment.tag == "HL" && segment.element(3) == "23")
    {
        None => None,
        Some(_) => Some(Dependent {
            relationship: walk.expect("PAT")?.text(1)?,
            name: name(named(walk, "QC")?)?,
            person: person(walk)?,
        }),
    };
    let clm = walk.expect("CLM")?;
    let mut authorization = None;
    let mut original_reference = None;
    while let Some(reference) = walk.take("REF") {
        match reference.element(1) {
            "G1" => authorization = reference.optional(2),
            "F8" => original_reference = reference.optional(2),
            _ => {}
        }
    }
    let hi = walk.expect("HI")?;
    let diagnoses = (1..=hi.len())
        .map(|n| hi.component(n, 2).to_owned())
        .collect();
    let seen_by = named(walk, "82")?;
    let rendering = Rendering {
        name: name(seen_by)?,
        npi: seen_by.text(9)?,
        taxonomy: walk.take("PRV").and_then(|prv| prv.optional(3)),
    };
    let facility = match walk.take("NM1") {
        None => None,
        Some(nm1) => Some(Facility {
            name: nm1.text(3)?,
            address: address(walk)?,
        }),
    };
    Ok(Claim {
        number: clm.text(1)?,
        payer,
        turn,
        filing: sbr.element(9).to_owned(),
        subscriber,
        dependent,
        total: clm.amount(2)?,
        place_of_service: clm.component(5, 1).to_owned(),
        frequency: clm.component(5, 3).chars().next().unwrap_or('1'),
        original_reference,
        authorization,
        diagnoses,
        rendering,
        facility,
        lines: lines(walk)?,
    })
}

fn lines(walk: &mut Walk<'_, '_>) -> Result<Vec<ServiceLine>> {
    let mut lines = Vec::new();
    while walk.take("LX").is_some() {
        let sv1 = walk.expect("SV1")?;
        let date = walk.expect("DTP")?.day(3)?;
        let number = walk.expect("REF")?.text(2)?;
        let pointers: Option<Vec<u8>> = sv1
            .components(7)
            .map(|pointer| pointer.parse().ok())
            .collect();
        let mut procedure = sv1.components(1).skip(1).map(str::to_owned);
        lines.push(ServiceLine {
            number,
            code: procedure.next().unwrap_or_default(),
            modifiers: procedure.collect(),
            charge: sv1.amount(2)?,
            units: sv1.number(4)?,
            pointers: pointers
                .ok_or_else(|| sv1.fault("Its diagnosis pointers must be numbers."))?,
            date,
        });
    }
    match lines.is_empty() {
        false => Ok(lines),
        true => Err(Fault::file("A claim has no service line.")),
    }
}
