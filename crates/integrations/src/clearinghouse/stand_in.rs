//! A stand-in for the partner on the other side of the folder: for tests and the demo, never for claims of real people.
//!
//! It answers as a real one would, and truthfully: what it cannot read it refuses with a 999; a claim with a bad provider number, a wrong sum or
//! no member number it turns away with a 277CA; the others it takes in, and pays with an 835 by a contract of its own, which the practice
//! does not know before: four fifths of the charge are allowed, of which the patient owes $25 for each day of service. A replacement or a request to void takes the
//! decision on the claim it names back, as the payer's number says which.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use jiff::civil::{Date, DateTime};
use x12::acknowledgment::{self, Acknowledgment, Verdict};
use x12::claim_status::{self, ClaimAnswer, Report, Status};
use x12::professional::{self, Claim, Party, Submission};
use x12::remittance::{self, Adjustment, ClaimPayment, Group, LinePayment, Remittance};
use x12::{Control, Interchange};

use super::directory::{files, inbound, make, outbound, put};

/// Of the charge, in percent.
const ALLOWED: i64 = 80;
/// The patient's share of a day of service, in cents.
const COPAY: i64 = 2500;

/// Answers everything that lies there. Answers with the number of files.
pub fn answer(folder: &Path, at: DateTime) -> io::Result<usize> {
    let practices = match std::fs::read_dir(folder) {
        Ok(practices) => practices,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut answered = 0;
    for practice in practices {
        let practice = practice?.path();
        let (outbound, inbound) = (outbound(&practice), inbound(&practice));
        for name in files(&outbound)? {
            let content = std::fs::read(outbound.join(&name))?;
            let stem = name.strip_suffix(".837").unwrap_or(&name);
            for (ending, text) in answers(&content, at) {
                put(&inbound, &format!("{stem}{ending}"), text.as_bytes())?;
            }
            // Taken away only once it is answered: after an interruption it is answered again, with the same files.
            let done = outbound.join("done");
            make(&done)?;
            std::fs::rename(outbound.join(&name), done.join(&name))?;
            answered += 1;
        }
    }
    Ok(answered)
}

/// The answers to one file, by the ending of their names.
fn answers(content: &[u8], at: DateTime) -> Vec<(String, String)> {
    let number = Interchange::read(content).map_or(0, |interchange| interchange.number);
    let file = professional::read(content);
    let control = Control {
        sender: "STANDIN".to_owned(),
        receiver: file
            .as_ref()
            .map_or_else(|_| String::new(), |file| file.control.sender.clone()),
        number: number.max(1),
        at,
        test: file.as_ref().map_or(true, |file| file.control.test),
    };
    let verdict = if file.is_ok() {
        Verdict::Accepted
    } else {
        Verdict::Rejected
    };
    let acknowledgment = Acknowledgment {
        group: number,
        version: professional::GUIDE.to_owned(),
        verdict,
        troubles: Vec::new(),
    };
    let mut answers = vec![(
        ".999".to_owned(),
        acknowledgment::write(&control, &acknowledgment),
    )];
    if let Ok(file) = file {
        answers.push((
            ".277".to_owned(),
            claim_status::write(&control, &report(&file, at)),
        ));
        let mut by_payer: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
        for claim in file
            .claims
            .iter()
            .filter(|claim| fault(&file, claim).is_none())
        {
            by_payer
                .entry(claim.payer.id.as_str())
                .or_default()
                .push(claim);
        }
        for (index, claims) in by_payer.into_values().enumerate() {
            let text = remittance::write(&control, &payment(&file, &claims, (number, index), at));
            answers.push((format!("-{index}.835"), text));
        }
    }
    answers
}

/// Why a claim is turned away: category, code and the party it concerns.
fn fault(file: &Submission, claim: &Claim) -> Option<(&'static str, &'static str, &'static str)> {
    let sum: i64 = claim.lines.iter().map(|line| line.charge).sum();
    if !x12::npi::is_npi(&file.billing.npi) {
        Some(("A7", "562", "85"))
    } else if !x12::npi::is_npi(&claim.rendering.npi) {
        Some(("A7", "562", "82"))
    } else if claim.subscriber.member_id.len() < 2 {
        Some(("A7", "164", "IL"))
    } else if sum != claim.total {
        Some(("A8", "178", ""))
    } else {
        None
    }
}

fn report(file: &Submission, at: DateTime) -> Report {
    let claims = file.claims.iter().map(|claim| {
        let fault = fault(file, claim);
        let (category, code, entity) = fault.unwrap_or(("A2", "20", "PR"));
        ClaimAnswer {
            claim: claim.number.clone(),
            payer_number: fault.is_none().then(|| payer_number(claim)),
            patient: patient(claim),
            member_id: claim.subscriber.member_id.clone(),
            charge: claim.total,
            statuses: vec![Status {
                category: category.to_owned(),
                code: code.to_owned(),
                entity: Some(entity)
                    .filter(|entity| !entity.is_empty())
                    .map(str::to_owned),
            }],
            date: claim.lines.first().map_or(at.date(), |line| line.date),
        }
    });
    Report {
        reference: file.reference.clone(),
        source: file.receiver.clone(),
        receiver: file.submitter.party.clone(),
        provider: Party {
            name: file.billing.name.clone(),
            id: file.billing.npi.clone(),
        },
        on: at.date(),
        claims: claims.collect(),
    }
}

fn payer_number(claim: &Claim) -> String {
    format!("P{}", claim.number)
}

fn patient(claim: &Claim) -> professional::Name {
    match &claim.dependent {
        Some(dependent) => dependent.name.clone(),
        None => claim.subscriber.name.clone(),
    }
}

fn payment(
    file: &Submission,
    claims: &[&Claim],
    (number, index): (u32, usize),
    at: DateTime,
) -> Remittance {
    let payer = claims.first().map(|claim| claim.payer.name.clone());
    let claims: Vec<ClaimPayment> = claims.iter().flat_map(|claim| decisions(claim)).collect();
    let paid = claims.iter().map(|claim| claim.paid).sum();
    Remittance {
        payer: Party {
            name: payer.unwrap_or_default(),
            id: "1999999999".to_owned(),
        },
        payer_address: Some(professional::Address {
            street: "1 STAND IN WAY".to_owned(),
            city: "ALBANY".to_owned(),
            state: "NY".to_owned(),
            postal_code: "12207".to_owned(),
        }),
        payee: Party {
            name: file.billing.name.clone(),
            id: file.billing.npi.clone(),
        },
        method: if paid == 0 { "NON" } else { "CHK" }.to_owned(),
        paid,
        paid_on: at.date(),
        trace: format!("{}{number:09}{index}", file.submitter.party.id),
        claims,
        provider_adjustments: Vec::new(),
    }
}

/// A correction takes the earlier decision back; a replacement is then decided on like any other claim, a request to void asks for nothing.
fn decisions(claim: &Claim) -> Vec<ClaimPayment> {
    let decided = decision(claim);
    let Some(original) = &claim.original_reference else {
        return vec![decided];
    };
    let mut decisions = vec![reversal(&decided, original)];
    if claim.frequency == '7' {
        decisions.push(decided);
    }
    decisions
}

/// The opposite of a decision, on the claim of this number of ours. It was the same decision: the contract has not changed since.
fn reversal(decided: &ClaimPayment, original: &str) -> ClaimPayment {
    let opposite = |adjustments: &[Adjustment]| {
        let turn = |adjustment: &Adjustment| Adjustment {
            amount: -adjustment.amount,
            ..adjustment.clone()
        };
        adjustments.iter().map(turn).collect()
    };
    ClaimPayment {
        claim: original.strip_prefix('P').unwrap_or(original).to_owned(),
        status: "22".to_owned(),
        charge: -decided.charge,
        paid: -decided.paid,
        patient_responsibility: None,
        payer_number: Some(original.to_owned()),
        adjustments: opposite(&decided.adjustments),
        lines: decided
            .lines
            .iter()
            .map(|line| LinePayment {
                number: None,
                charge: -line.charge,
                paid: -line.paid,
                allowed: None,
                adjustments: opposite(&line.adjustments),
                ..line.clone()
            })
            .collect(),
        ..decided.clone()
    }
}

fn decision(claim: &Claim) -> ClaimPayment {
    // The client's share is due once for each day of service, however many are claimed together.
    let mut due: BTreeMap<Date, i64> = BTreeMap::new();
    let mut owed = 0;
    let lines: Vec<LinePayment> = claim
        .lines
        .iter()
        .map(|line| {
            let allowed = line.charge * ALLOWED / 100;
            let copay = due.entry(line.date).or_insert(COPAY);
            let share = allowed.min(*copay);
            *copay -= share;
            owed += share;
            let reason = |group, reason: &str, amount| Adjustment {
                group,
                reason: reason.to_owned(),
                amount,
            };
            LinePayment {
                number: Some(line.number.clone()),
                code: line.code.clone(),
                modifiers: line.modifiers.clone(),
                charge: line.charge,
                paid: allowed - share,
                units: Some(line.units.to_string()),
                date: Some(line.date),
                allowed: Some(allowed),
                adjustments: [
                    reason(Group::Contractual, "45", line.charge - allowed),
                    reason(Group::Patient, "3", share),
                ]
                .into_iter()
                .filter(|adjustment| adjustment.amount != 0)
                .collect(),
                remarks: Vec::new(),
            }
        })
        .collect();
    ClaimPayment {
        claim: claim.number.clone(),
        status: "1".to_owned(),
        charge: claim.total,
        paid: lines.iter().map(|line| line.paid).sum(),
        patient_responsibility: Some(owed),
        payer_number: Some(payer_number(claim)),
        patient: patient(claim),
        member_id: Some(claim.subscriber.member_id.clone()),
        adjustments: Vec::new(),
        lines,
        remarks: Vec::new(),
    }
}
