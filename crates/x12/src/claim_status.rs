//! Whether each claim was taken in: 277CA, 005010X214.

use jiff::civil::Date;

use crate::interchange::{Control, Interchange};
use crate::professional::{Name, Party};
use crate::segment::Walk;
use crate::writer::Writer;
use crate::{Result, when};

/// The implementation guide.
pub const GUIDE: &str = "005010X214";

/// What a status says: its category and code, from the lists of the standard, and the party it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Such as `A2`.
    pub category: String,
    /// Such as `20`.
    pub code: String,
    /// Such as `PR`, the payer.
    pub entity: Option<String>,
}

impl Status {
    /// Whether the claim goes on to be decided.
    pub fn accepts(&self) -> bool {
        matches!(self.category.as_str(), "A0" | "A1" | "A2" | "A5")
    }

    /// Whether the claim was turned away.
    pub fn rejects(&self) -> bool {
        matches!(self.category.as_str(), "A3" | "A4" | "A6" | "A7" | "A8")
    }

    /// What it means, in words of our own.
    pub fn words(&self) -> String {
        let category = match self.category.as_str() {
            "A0" => "The claim was passed on",
            "A1" => "The claim was received",
            "A2" => "The claim was accepted for a decision",
            "A3" => "The claim was returned and not taken in",
            "A4" => "The claim was not found",
            "A5" => "The claim was split",
            "A6" => "The claim was turned away: something is missing",
            "A7" => "The claim was turned away: something is not valid",
            "A8" => "The claim was turned away: two facts do not agree",
            _ => "The payer sent a status",
        };
        let code = match self.code.as_str() {
            "19" => "it has reached the payer",
            "20" => "it entered the payer's system",
            "21" => "facts are missing or not valid",
            "33" => "the subscriber was not found",
            "97" => "the patient could not be matched",
            "116" => "it belongs to another payer",
            "125" => "the name of a party is not right",
            "126" => "the address of a party is not right",
            "128" => "the tax number is not right",
            "153" => "the identifier of a party is not right",
            "158" => "the birth date is not right",
            "164" => "the member number is not right",
            "178" => "the amount charged is not right",
            "187" => "the day of service is not right",
            "254" | "255" => "the diagnosis is not right",
            "453" => "the modifier is not right",
            "454" => "the procedure code is not right",
            "562" => "the provider identifier (NPI) is not right",
            "249" => "the place of service is not right",
            _ => return format!("{category} (code {}).", self.code),
        };
        format!("{category}: {code}.")
    }
}

/// The answer to one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimAnswer {
    /// Our number of the claim.
    pub claim: String,
    /// The payer's number, once there is one.
    pub payer_number: Option<String>,
    /// Whose claim it is.
    pub patient: Name,
    /// The patient's number at the payer.
    pub member_id: String,
    /// The charge, in cents.
    pub charge: i64,
    /// What is said about it; the first decides.
    pub statuses: Vec<Status>,
    /// The day it is about.
    pub date: Date,
}

impl ClaimAnswer {
    /// Whether the claim was turned away.
    pub fn rejected(&self) -> bool {
        self.statuses.iter().any(Status::rejects)
    }
}

/// The answer to one file of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Our name of the file (`BHT03` of the claims).
    pub reference: String,
    /// Who answers.
    pub source: Party,
    /// Who had sent.
    pub receiver: Party,
    /// Who is to be paid.
    pub provider: Party,
    /// The day of the answer.
    pub on: Date,
    /// Claim by claim.
    pub claims: Vec<ClaimAnswer>,
}

/// Reads the report of a file.
pub fn read(bytes: &[u8]) -> Result<Report> {
    let interchange = Interchange::read(bytes)?;
    let transaction = interchange.only("277", "claim acknowledgment")?;
    let mut walk = Walk::over(&transaction.segments);
    let bht = walk.expect("BHT")?;
    let nobody = || Party {
        name: String::new(),
        id: String::new(),
    };
    let mut report = Report {
        reference: String::new(),
        source: nobody(),
        receiver: nobody(),
        provider: nobody(),
        on: bht.day(4)?,
        claims: Vec::new(),
    };
    let mut level = "";
    while let Some(segment) = walk.step() {
        match (segment.tag, level) {
            ("HL", _) => {
                level = segment.element(3);
                if level == "PT" {
                    report.claims.push(ClaimAnswer {
                        claim: String::new(),
                        payer_number: None,
                        patient: Name {
                            last: String::new(),
                            first: String::new(),
                        },
                        member_id: String::new(),
                        charge: 0,
                        statuses: Vec::new(),
                        date: report.on,
                    });
                }
            }
            ("NM1", "20" | "21" | "19") => {
                let party = Party {
                    name: segment.element(3).to_owned(),
                    id: segment.element(9).to_owned(),
                };
                match level {
                    "20" => report.source = party,
                    "21" => report.receiver = party,
                    _ => report.provider = party,
                }
            }
            ("TRN", "21") => report.reference = segment.element(2).to_owned(),
            (_, "PT") => {
                if let Some(claim) = report.claims.last_mut() {
                    about_claim(claim, segment)?;
                }
            }
            _ => {}
        }
    }
    if report
        .claims
        .iter()
        .any(|claim| claim.claim.is_empty() || claim.statuses.is_empty())
    {
        return Err(bht.fault("A claim in it has no number or no status."));
    }
    Ok(report)
}

fn about_claim(claim: &mut ClaimAnswer, segment: &crate::Segment<'_>) -> Result<()> {
    match segment.tag {
        "NM1" => {
            claim.patient = Name {
                last: segment.element(3).to_owned(),
                first: segment.element(4).to_owned(),
            };
            claim.member_id = segment.element(9).to_owned();
        }
        "TRN" if claim.claim.is_empty() => claim.claim = segment.text(2)?,
        "STC" => {
            claim.charge = segment.amount_or_zero(4)?;
            for element in [1, 10, 11] {
                let category = segment.component(element, 1);
                if !category.is_empty() {
                    claim.statuses.push(Status {
                        category: category.to_owned(),
                        code: segment.component(element, 2).to_owned(),
                        entity: Some(segment.component(element, 3))
                            .filter(|entity| !entity.is_empty())
                            .map(str::to_owned),
                    });
                }
            }
        }
        "REF" if segment.element(1) == "1K" => claim.payer_number = segment.optional(2),
        "DTP" if segment.element(1) == "472" => {
            // A day, or two with a hyphen between them.
            let first = segment.element(3).split('-').next().unwrap_or("");
            claim.date = when::read_day(first)
                .ok_or_else(|| segment.fault("Element 3 must be a day as CCYYMMDD."))?;
        }
        _ => {}
    }
    Ok(())
}

/// Writes one, as a partner would.
pub fn write(control: &Control, report: &Report) -> String {
    let mut w = Writer::open(control, "HN", "277", GUIDE);
    let on = when::day(report.on);
    let (taken, refused): (Vec<&ClaimAnswer>, Vec<&ClaimAnswer>) =
        report.claims.iter().partition(|claim| !claim.rejected());
    let sum = |claims: &[&ClaimAnswer]| claims.iter().map(|claim| claim.charge).sum::<i64>();
    w.line("BHT")
        .raw("0085")
        .raw("08")
        .raw(control.number)
        .raw(&on)
        .raw(when::time(control.at))
        .raw("TH")
        .end();
    w.line("HL").raw("1").skip(1).raw("20").raw("1").end();
    organization(&mut w, "PR", "PI", &report.source);
    w.line("TRN").raw("1").raw(control.number).end();
    w.line("DTP").raw("050").raw("D8").raw(&on).end();
    w.line("DTP").raw("009").raw("D8").raw(&on).end();
    w.line("HL").raw("2").raw("1").raw("21").raw("1").end();
    organization(&mut w, "41", "46", &report.receiver);
    w.line("TRN").raw("2").text(&report.reference, 50).end();
    let all = if taken.is_empty() {
        "A3:21"
    } else {
        "A1:19:PR"
    };
    let action = if taken.is_empty() { "U" } else { "WQ" };
    w.line("STC")
        .raw(all)
        .raw(&on)
        .raw(action)
        .amount(sum(&taken) + sum(&refused))
        .end();
    let totals = [("90", "YU", &taken), ("AA", "YY", &refused)];
    for (code, _, claims) in totals.iter().filter(|total| !total.2.is_empty()) {
        w.line("QTY").raw(code).raw(claims.len()).end();
    }
    for (_, amount, claims) in totals.iter().filter(|total| !total.2.is_empty()) {
        w.line("AMT").raw(amount).amount(sum(claims)).end();
    }
    w.line("HL").raw("3").raw("2").raw("19").raw("1").end();
    organization(&mut w, "85", "XX", &report.provider);
    // The guide wants the level's status although the claims below say more.
    w.line("TRN").raw("1").raw("0").end();
    w.line("STC")
        .raw(all)
        .skip(1)
        .raw(action)
        .amount(sum(&taken) + sum(&refused))
        .end();
    for (index, claim) in report.claims.iter().enumerate() {
        patient(&mut w, index + 4, claim, &on);
    }
    w.close()
}

fn organization(w: &mut Writer, role: &str, qualifier: &str, party: &Party) {
    w.line("NM1")
        .raw(role)
        .raw("2")
        .text(&party.name, 60)
        .skip(4)
        .raw(qualifier)
        .text(&party.id, 80)
        .end();
}

fn patient(w: &mut Writer, level: usize, claim: &ClaimAnswer, on: &str) {
    w.line("HL").raw(level).raw("3").raw("PT").end();
    w.line("NM1")
        .raw("QC")
        .raw("1")
        .text(&claim.patient.last, 60)
        .text(&claim.patient.first, 35)
        .skip(3)
        .raw("MI")
        .text(&claim.member_id, 80)
        .end();
    w.line("TRN").raw("2").text(&claim.claim, 20).end();
    for status in &claim.statuses {
        w.line("STC")
            .parts(&[
                &status.category,
                &status.code,
                status.entity.as_deref().unwrap_or(""),
            ])
            .raw(on)
            .raw(if status.rejects() { "U" } else { "WQ" })
            .amount(claim.charge)
            .end();
    }
    if let Some(number) = &claim.payer_number {
        w.line("REF").raw("1K").text(number, 50).end();
    }
    w.line("DTP")
        .raw("472")
        .raw("D8")
        .raw(when::day(claim.date))
        .end();
}
