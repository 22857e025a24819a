//! From claims to the file.

use super::{Address, Claim, Dependent, Name, Person, ServiceLine, Submission, bare_code};
use crate::when;
use crate::writer::{Writer, clean};

/// The implementation guide.
pub const GUIDE: &str = "005010X222A1";

/// Writes the file. Whether a claim is good is the scrubber's question; what is written here has the right shape for whatever it is given.
pub fn write(file: &Submission) -> String {
    let mut w = Writer::open(&file.control, "HC", "837", GUIDE);
    let at = file.control.at;
    w.line("BHT")
        .raw("0019")
        .raw("00")
        .text(&file.reference, 30)
        .raw(when::day(at.date()))
        .raw(when::time(at))
        .raw("CH")
        .end();
    let submitter = &file.submitter;
    w.line("NM1")
        .raw("41")
        .raw("2")
        .text(&submitter.party.name, 60)
        .skip(4)
        .raw("46")
        .text(&submitter.party.id, 80)
        .end();
    w.line("PER")
        .raw("IC")
        .text(&submitter.contact, 60)
        .raw("TE")
        .raw(digits(&submitter.telephone))
        .end();
    w.line("NM1")
        .raw("40")
        .raw("2")
        .text(&file.receiver.name, 60)
        .skip(4)
        .raw("46")
        .text(&file.receiver.id, 80)
        .end();
    billing(&mut w, file);
    let mut levels = 1;
    for claim in &file.claims {
        subscriber(&mut w, claim, &mut levels);
        self::claim(&mut w, claim);
    }
    w.close()
}

fn billing(w: &mut Writer, file: &Submission) {
    let billing = &file.billing;
    w.line("HL").raw("1").skip(1).raw("20").raw("1").end();
    if let Some(taxonomy) = &billing.taxonomy {
        w.line("PRV").raw("BI").raw("PXC").text(taxonomy, 10).end();
    }
    w.line("NM1")
        .raw("85")
        .raw("2")
        .text(&billing.name, 60)
        .skip(4)
        .raw("XX")
        .raw(digits(&billing.npi))
        .end();
    address(w, &billing.address);
    w.line("REF").raw("EI").raw(digits(&billing.tax_id)).end();
}

fn subscriber(w: &mut Writer, claim: &Claim, levels: &mut u32) {
    *levels += 1;
    let children = if claim.dependent.is_some() { "1" } else { "0" };
    w.line("HL")
        .raw(*levels)
        .raw("1")
        .raw("22")
        .raw(children)
        .end();
    let subscriber = &claim.subscriber;
    w.line("SBR")
        .raw(claim.turn.code())
        .raw(if claim.dependent.is_some() { "" } else { "18" })
        .optional(subscriber.group_number.as_deref(), 50)
        .skip(5)
        .raw(&claim.filing)
        .end();
    name(w, "IL", &subscriber.name)
        .raw("MI")
        .text(&subscriber.member_id, 80)
        .end();
    if let Some(person) = &subscriber.person {
        self::person(w, person);
    }
    w.line("NM1")
        .raw("PR")
        .raw("2")
        .text(&claim.payer.name, 60)
        .skip(4)
        .raw("PI")
        .text(&claim.payer.id, 80)
        .end();
    if let Some(dependent) = &claim.dependent {
        let parent = *levels;
        *levels += 1;
        patient(w, dependent, *levels, parent);
    }
}

fn patient(w: &mut Writer, dependent: &Dependent, level: u32, parent: u32) {
    w.line("HL").raw(level).raw(parent).raw("23").raw("0").end();
    w.line("PAT").raw(&dependent.relationship).end();
    w.line("NM1")
        .raw("QC")
        .raw("1")
        .text(&dependent.name.last, 60)
        .text(&dependent.name.first, 35)
        .end();
    person(w, &dependent.person);
}

fn claim(w: &mut Writer, claim: &Claim) {
    let frequency = claim.frequency.to_string();
    w.line("CLM")
        .text(&claim.number, 20)
        .amount(claim.total)
        .skip(2)
        .parts(&[&claim.place_of_service, "B", &frequency])
        // The provider's signature is on file; it accepts assignment; benefits are assigned; the release is signed.
        .raw("Y")
        .raw("A")
        .raw("Y")
        .raw("Y")
        .end();
    if let Some(authorization) = &claim.authorization {
        w.line("REF").raw("G1").text(authorization, 50).end();
    }
    if let Some(original) = &claim.original_reference {
        w.line("REF").raw("F8").text(original, 50).end();
    }
    let mut codes = w.line("HI");
    for (index, code) in claim
        .diagnoses
        .iter()
        .take(super::MOST_DIAGNOSES)
        .enumerate()
    {
        let qualifier = if index == 0 { "ABK" } else { "ABF" };
        codes = codes.parts(&[qualifier, &clean(&bare_code(code), 30)]);
    }
    codes.end();
    let rendering = &claim.rendering;
    name(w, "82", &rendering.name)
        .raw("XX")
        .raw(digits(&rendering.npi))
        .end();
    if let Some(taxonomy) = &rendering.taxonomy {
        w.line("PRV").raw("PE").raw("PXC").text(taxonomy, 10).end();
    }
    if let Some(facility) = &claim.facility {
        w.line("NM1")
            .raw("77")
            .raw("2")
            .text(&facility.name, 60)
            .end();
        address(w, &facility.address);
    }
    for (index, line) in claim.lines.iter().enumerate() {
        service(w, index + 1, line);
    }
}

fn service(w: &mut Writer, number: usize, line: &ServiceLine) {
    w.line("LX").raw(number).end();
    let code = clean(&line.code, 48);
    let modifiers: Vec<String> = line.modifiers.iter().map(|m| clean(m, 2)).collect();
    let mut parts = vec!["HC", &code];
    parts.extend(modifiers.iter().take(4).map(String::as_str));
    let pointers: Vec<String> = line.pointers.iter().take(4).map(u8::to_string).collect();
    let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
    w.line("SV1")
        .parts(&parts)
        .amount(line.charge)
        .raw("UN")
        .raw(line.units)
        .skip(2)
        .parts(&pointers)
        .end();
    w.line("DTP")
        .raw("472")
        .raw("D8")
        .raw(when::day(line.date))
        .end();
    w.line("REF").raw("6R").text(&line.number, 30).end();
}

fn name<'w>(w: &'w mut Writer, role: &str, name: &Name) -> crate::writer::Line<'w> {
    w.line("NM1")
        .raw(role)
        .raw("1")
        .text(&name.last, 60)
        .text(&name.first, 35)
        .skip(3)
}

fn address(w: &mut Writer, address: &Address) {
    w.line("N3").text(&address.street, 55).end();
    w.line("N4")
        .text(&address.city, 30)
        .text(&address.state, 2)
        .raw(digits(&address.postal_code))
        .end();
}

fn person(w: &mut Writer, person: &Person) {
    address(w, &person.address);
    w.line("DMG")
        .raw("D8")
        .raw(when::day(person.birth_date))
        .raw(person.sex.code())
        .end();
}

/// Numbers without the signs people put between their digits.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
