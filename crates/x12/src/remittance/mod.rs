//! What was paid, and why not all of it: 835, 005010X221A1.

pub mod balance;
mod read;
mod write;

pub use read::read;
pub use write::{GUIDE, write};

use jiff::civil::Date;

use crate::professional::{Address, Name, Party};

/// A payment with the claims it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remittance {
    /// Who pays; its number is `TRN03`, which makes the trace number unique.
    pub payer: Party,
    /// Where the payer is.
    pub payer_address: Option<Address>,
    /// Who is paid; its number is the NPI or the tax number.
    pub payee: Party,
    /// `ACH`, `CHK`, `FWT`, `BOP` or `NON` (no payment): `BPR04`.
    pub method: String,
    /// The payment in cents; negative if money is taken back.
    pub paid: i64,
    /// When it is paid.
    pub paid_on: Date,
    /// The number of the cheque or transfer: `TRN02`.
    pub trace: String,
    /// The claims.
    pub claims: Vec<ClaimPayment>,
    /// What was added to or taken from the payment for no claim in it: `PLB`.
    pub provider_adjustments: Vec<ProviderAdjustment>,
}

/// What was decided on one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPayment {
    /// Our number of the claim.
    pub claim: String,
    /// `1` to `3` processed as primary, secondary, tertiary; `4` denied; `19` to `21` processed and passed on; `22` reversal of an earlier
    /// payment; `23` not ours, passed on; `25` only informs.
    pub status: String,
    /// What was charged, in cents.
    pub charge: i64,
    /// What is paid.
    pub paid: i64,
    /// What the patient owes, if the payer says so.
    pub patient_responsibility: Option<i64>,
    /// The payer's number of the claim.
    pub payer_number: Option<String>,
    /// Whose claim it is.
    pub patient: Name,
    /// The patient's number at the payer.
    pub member_id: Option<String>,
    /// Why not all was paid, for the claim as a whole.
    pub adjustments: Vec<Adjustment>,
    /// The services.
    pub lines: Vec<LinePayment>,
    /// Remark codes.
    pub remarks: Vec<String>,
}

/// What was decided on one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePayment {
    /// Our number of the line, if the payer gives it back.
    pub number: Option<String>,
    /// The procedure.
    pub code: String,
    /// Its modifiers.
    pub modifiers: Vec<String>,
    /// What was charged, in cents.
    pub charge: i64,
    /// What is paid.
    pub paid: i64,
    /// Units paid for.
    pub units: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// What the payer's contract allows.
    pub allowed: Option<i64>,
    /// Why not all was paid.
    pub adjustments: Vec<Adjustment>,
    /// Remark codes.
    pub remarks: Vec<String>,
}

/// Who bears what was not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// `CO`: nobody, by contract.
    Contractual,
    /// `PR`: the patient.
    Patient,
    /// `OA`: neither, for another reason, such as another payer.
    Other,
    /// `PI`: nobody, as the payer sees it.
    Payer,
}

impl Group {
    /// `CAS01`.
    pub fn code(self) -> &'static str {
        match self {
            Group::Contractual => "CO",
            Group::Patient => "PR",
            Group::Other => "OA",
            Group::Payer => "PI",
        }
    }

    /// Reads `CAS01`.
    pub fn of(code: &str) -> Option<Group> {
        match code {
            "CO" => Some(Group::Contractual),
            "PR" => Some(Group::Patient),
            "OA" => Some(Group::Other),
            "PI" => Some(Group::Payer),
            _ => None,
        }
    }
}

/// One reason why not all was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// Who bears it.
    pub group: Group,
    /// The reason's code (CARC).
    pub reason: String,
    /// How much, in cents; positive lowers the payment.
    pub amount: i64,
}

/// Money added to or taken from the payment for no claim in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderAdjustment {
    /// Such as `WO`, the recovery of an overpayment, or `L6`, interest.
    pub reason: String,
    /// What it refers to.
    pub reference: Option<String>,
    /// How much, in cents; positive lowers the payment.
    pub amount: i64,
}

impl ClaimPayment {
    /// All reasons, of the claim and of its services.
    pub fn all_adjustments(&self) -> impl Iterator<Item = &Adjustment> {
        self.adjustments
            .iter()
            .chain(self.lines.iter().flat_map(|line| &line.adjustments))
    }

    /// What stands under one group.
    pub fn sum(&self, group: Group) -> i64 {
        self.all_adjustments()
            .filter(|adjustment| adjustment.group == group)
            .map(|adjustment| adjustment.amount)
            .sum()
    }

    /// It takes an earlier payment back.
    pub fn is_reversal(&self) -> bool {
        self.status == "22"
    }

    /// It was denied.
    pub fn is_denied(&self) -> bool {
        self.status == "4"
    }
}
