//! Professional claims: 837P, 005010X222A1.
//!
//! What is here is what an outpatient practice sends: one billing provider, one file per destination, claims with up to twelve
//! diagnoses and fifty lines. Claims after another payer (coordination of benefits) are not part of it.

mod read;
mod write;

pub use read::read;
pub use write::{GUIDE, write};

use jiff::civil::Date;

use crate::interchange::Control;

/// The most diagnoses a claim carries.
pub const MOST_DIAGNOSES: usize = 12;
/// The most lines a claim carries.
pub const MOST_LINES: usize = 50;

/// A file of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The envelopes.
    pub control: Control,
    /// Our name of the file, which acknowledgments repeat: at most 30 characters.
    pub reference: String,
    /// Who sends.
    pub submitter: Submitter,
    /// The clearinghouse or payer it goes to.
    pub receiver: Party,
    /// Who is paid.
    pub billing: Billing,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// An organization and its number at the partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its number.
    pub id: String,
}

/// Who sends, and whom to call about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitter {
    /// The organization.
    pub party: Party,
    /// The person or desk.
    pub contact: String,
    /// Ten digits.
    pub telephone: String,
}

/// A place in the United States.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// House and street.
    pub street: String,
    /// City.
    pub city: String,
    /// Two letters.
    pub state: String,
    /// Five or nine digits.
    pub postal_code: String,
}

/// The provider that is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Billing {
    /// Its legal name.
    pub name: String,
    /// Its national identifier.
    pub npi: String,
    /// Its taxonomy code.
    pub taxonomy: Option<String>,
    /// Its employer identification number: nine digits.
    pub tax_id: String,
    /// Where it is; a street, no post-office box, with nine digits of postal code.
    pub address: Address,
}

/// Which payer's turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// First.
    Primary,
    /// Second.
    Secondary,
    /// Third.
    Tertiary,
}

impl Turn {
    /// `SBR01`.
    pub fn code(self) -> &'static str {
        match self {
            Turn::Primary => "P",
            Turn::Secondary => "S",
            Turn::Tertiary => "T",
        }
    }
}

/// A person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Family name.
    pub last: String,
    /// Given name.
    pub first: String,
}

/// `M`, `F` or `U`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Unknown, or neither.
    Unknown,
}

impl Sex {
    /// `DMG03`.
    pub fn code(self) -> &'static str {
        match self {
            Sex::Female => "F",
            Sex::Male => "M",
            Sex::Unknown => "U",
        }
    }
}

/// What a person is on a claim besides the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Birth date.
    pub birth_date: Date,
    /// Sex, as the payer has it.
    pub sex: Sex,
    /// Where the person lives.
    pub address: Address,
}

/// Whose policy it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscriber {
    /// Name.
    pub name: Name,
    /// Number at the payer.
    pub member_id: String,
    /// The group's number.
    pub group_number: Option<String>,
    /// Given when the subscriber is the patient.
    pub person: Option<Person>,
}

/// The patient, when somebody else is the subscriber.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependent {
    /// `01` spouse, `19` child, `G8` other: `PAT01`.
    pub relationship: String,
    /// Name.
    pub name: Name,
    /// The rest.
    pub person: Person,
}

/// Who saw the patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Name.
    pub name: Name,
    /// National identifier.
    pub npi: String,
    /// Taxonomy code.
    pub taxonomy: Option<String>,
}

/// Where the patient was seen, if not at the billing provider's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facility {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: Address,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Our number of it, which every answer repeats: at most 20 characters.
    pub number: String,
    /// Who pays.
    pub payer: Party,
    /// In which turn.
    pub turn: Turn,
    /// `CI` commercial, `MB` Medicare part B, `MC` Medicaid, `CH` TRICARE, `WC` workers' compensation, `ZZ` other: `SBR09`.
    pub filing: String,
    /// Whose policy.
    pub subscriber: Subscriber,
    /// The patient, if not the subscriber.
    pub dependent: Option<Dependent>,
    /// The charge in cents: the sum of the lines.
    pub total: i64,
    /// The CMS code of the place.
    pub place_of_service: String,
    /// `1` original, `7` replacement, `8` void.
    pub frequency: char,
    /// The payer's number of the claim that this one replaces or voids.
    pub original_reference: Option<String>,
    /// The payer's number of a prior authorization.
    pub authorization: Option<String>,
    /// ICD-10-CM codes, the first the main one; with or without the point.
    pub diagnoses: Vec<String>,
    /// Who saw the patient.
    pub rendering: Rendering,
    /// Where, if elsewhere.
    pub facility: Option<Facility>,
    /// What was done.
    pub lines: Vec<ServiceLine>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// Our number of the line: at most 30 characters.
    pub number: String,
    /// CPT or HCPCS code.
    pub code: String,
    /// Up to four modifiers.
    pub modifiers: Vec<String>,
    /// The charge in cents.
    pub charge: i64,
    /// Units.
    pub units: u32,
    /// Which diagnoses, from 1: one to four, the weightiest first.
    pub pointers: Vec<u8>,
    /// The day.
    pub date: Date,
}

/// An ICD-10-CM code as claims carry it: without the point.
pub fn bare_code(code: &str) -> String {
    code.chars().filter(|sign| *sign != '.').collect()
}
