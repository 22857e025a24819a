//! Whether a payment adds up. The guide (005010X221A1, section 1.10.2) demands it on three levels, and what does not add up cannot be
//! posted: whatever were booked would be somebody's guess.
//!
//! * service: charge - adjustments = paid
//! * claim: charge - all adjustments = paid; services' charges = the claim's; the patient's share = the sum of `PR`
//! * payment: paid claims - provider adjustments = the amount paid

use super::{Adjustment, ClaimPayment, Group, Remittance};

/// One sum that is not what it should be. Numbers only: it names no patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imbalance {
    /// Our number of the claim; none for the payment as a whole.
    pub claim: Option<String>,
    /// The service's number within the claim, from 1.
    pub line: Option<usize>,
    /// What was added up.
    pub what: What,
    /// What it should come to, in cents.
    pub expected: i64,
    /// What it comes to.
    pub found: i64,
}

/// Which sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A service's charge less its adjustments.
    Service,
    /// The services' charges.
    Charges,
    /// A claim's charge less all adjustments.
    Claim,
    /// The patient's share.
    PatientShare,
    /// The claims less the provider's adjustments.
    Payment,
}

impl Imbalance {
    /// As a sentence.
    pub fn words(&self) -> String {
        let place = match (&self.claim, self.line) {
            (Some(claim), Some(line)) => format!("Claim {claim}, service {line}: "),
            (Some(claim), None) => format!("Claim {claim}: "),
            (None, _) => String::new(),
        };
        let what = match self.what {
            What::Service => "the charge less its adjustments",
            What::Charges => "the charges of the services",
            What::Claim => "the charge less all adjustments",
            What::PatientShare => "the adjustments that are the patient's share (PR)",
            What::Payment => "the paid claims less the provider's adjustments",
        };
        let whose = match self.what {
            What::Service => "the file says was paid for the service",
            What::Charges => "the file says was charged on the claim",
            What::Claim => "the file says was paid on the claim",
            What::PatientShare => "the file says the patient owes",
            What::Payment => "the file says was paid in all",
        };
        let (found, expected) = (dollars(self.found), dollars(self.expected));
        let text = format!("{what} come to {found}, but {whose}: {expected}.");
        match place.is_empty() {
            false => format!("{place}{text}"),
            true => format!("T{}", &text[1..]),
        }
    }
}

fn dollars(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!(
        "{sign}${}.{:02}",
        cents.unsigned_abs() / 100,
        cents.unsigned_abs() % 100
    )
}

/// What a balanced payment comes to, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Charged.
    pub charged: i64,
    /// Paid on claims.
    pub paid: i64,
    /// Not owed, by contract (`CO`, `PI`).
    pub contractual: i64,
    /// Owed by the patients (`PR`).
    pub patient: i64,
    /// Neither (`OA`).
    pub other: i64,
    /// Taken from the payment for no claim in it.
    pub provider: i64,
}

/// Adds everything up; the first of all that do not agree comes first.
pub fn check(payment: &Remittance) -> Result<Totals, Vec<Imbalance>> {
    let mut wrong = Vec::new();
    let mut totals = Totals::default();
    for claim in &payment.claims {
        check_claim(claim, &mut wrong);
        totals.charged += claim.charge;
        totals.paid += claim.paid;
        totals.contractual += claim.sum(Group::Contractual) + claim.sum(Group::Payer);
        totals.patient += claim.sum(Group::Patient);
        totals.other += claim.sum(Group::Other);
    }
    totals.provider = payment.provider_adjustments.iter().map(|a| a.amount).sum();
    let found = totals.paid - totals.provider;
    if found != payment.paid {
        wrong.push(Imbalance {
            claim: None,
            line: None,
            what: What::Payment,
            expected: payment.paid,
            found,
        });
    }
    if wrong.is_empty() {
        Ok(totals)
    } else {
        Err(wrong)
    }
}

fn check_claim(claim: &ClaimPayment, wrong: &mut Vec<Imbalance>) {
    let mut expect = |line: Option<usize>, what: What, expected: i64, found: i64| {
        if expected != found {
            wrong.push(Imbalance {
                claim: Some(claim.claim.clone()),
                line,
                what,
                expected,
                found,
            });
        }
    };
    for (index, line) in claim.lines.iter().enumerate() {
        let found = line.charge - sum(&line.adjustments);
        expect(Some(index + 1), What::Service, line.paid, found);
    }
    if !claim.lines.is_empty() {
        let charges = claim.lines.iter().map(|line| line.charge).sum();
        expect(None, What::Charges, claim.charge, charges);
    }
    let adjusted: i64 = claim.all_adjustments().map(|a| a.amount).sum();
    expect(None, What::Claim, claim.paid, claim.charge - adjusted);
    // A reversal need not say again what the patient owed.
    if let Some(said) = claim
        .patient_responsibility
        .filter(|_| !claim.is_reversal())
    {
        expect(None, What::PatientShare, said, claim.sum(Group::Patient));
    }
}

fn sum(adjustments: &[Adjustment]) -> i64 {
    adjustments.iter().map(|adjustment| adjustment.amount).sum()
}
