//! The paper claim: the form CMS-1500, version 02/12, for payers that take no electronic claims.
//!
//! [`fill`] answers *what* stands in each box, by the instructions of the National Uniform Claim Committee (NUCC, 1500 Health Insurance Claim
//! Form Reference Instruction Manual for form version 02/12); [`place`] answers *where* a box is on the form's grid; [`paper`] prints it.
//! The three are pure.
//!
//! What a box says is what the electronic claim ([`crate::edi`]) says. These boxes stay empty, because nothing here knows what belongs there:
//! 9 to 9d and 11d (other insurance), 10d, 14 to 20, 22, 24C, 24H and 29. Empty as well, because the committee asks for it: telephone
//! numbers in 5 and 7, and 8, 9b, 9c and 30, which are reserved. What the records lack is empty too; scrubbing names it.

pub mod fill;
pub mod frames;
pub mod paper;
pub mod place;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
pub use x12::professional::Sex;

/// Services on one form. More of them go onto another form, complete in itself.
pub const LINES: usize = 6;

/// Box 1: what kind of insurance it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Medicare.
    Medicare,
    /// Medicaid.
    Medicaid,
    /// TRICARE.
    Tricare,
    /// Anything else: commercial insurance, HMO, workers' compensation, employee assistance.
    Other,
}

/// Box 6: what the client is to the insured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// The same person.
    Oneself,
    /// Wife or husband.
    Spouse,
    /// Child.
    Child,
    /// Somebody else.
    Other,
}

/// An address without punctuation; a long postal code keeps its hyphen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// House and street.
    pub street: String,
    /// City.
    pub city: String,
    /// Two letters.
    pub state: String,
    /// Five digits, or nine with a hyphen.
    pub postal_code: String,
}

/// One form, box by box. Texts are capitals without punctuation; a date is a date, an amount is in cents, and their spelling is the printer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The carrier block in the upper right corner: the payer to whom the claim goes.
    pub carrier: String,
    /// 1: one X. Commercial insurance, HMO and workers' compensation are "Other"; "Group health plan" is left to those who say so.
    pub coverage: Coverage,
    /// 1a: the insured's number as it stands on their card.
    pub insured_id: String,
    /// 2: the client, last name, first name, with a comma between them; hyphens may stay, periods may not.
    pub patient_name: String,
    /// 3: the client's birth date, eight digits.
    pub patient_birth_date: Date,
    /// 3: one X, or none if unknown.
    pub patient_sex: Option<Sex>,
    /// 4: the insured, as in 2.
    pub insured_name: String,
    /// 5: the client's address, without punctuation.
    pub patient_address: Address,
    /// 6: the client's relationship to the insured.
    pub relationship: Relationship,
    /// 7: the insured's address, known when they are the client.
    pub insured_address: Address,
    /// 10a: whether it comes from work; 10b and 10c, accidents, are answered with no.
    pub employment: bool,
    /// 11: the insured's group number as it stands on their card.
    pub group_number: String,
    /// 11a: the insured's birth date.
    pub insured_birth_date: Option<Date>,
    /// 11a: the insured's sex, known when they are the client.
    pub insured_sex: Option<Sex>,
    /// 11c: the insurance plan or program.
    pub plan_name: String,
    /// 12: the client's release, "signature on file": clients sign it when they come.
    pub patient_signature: &'static str,
    /// 13: benefits go to the practice, "signature on file".
    pub insured_signature: &'static str,
    /// 21: at most twelve diagnoses A to L, without periods. The indicator of the code set is 0, ICD-10-CM.
    pub diagnoses: Vec<String>,
    /// 22: 7 for a replacement or 8 for a void, and the payer's number of the claim that is meant.
    pub resubmission: Option<(char, String)>,
    /// 23: the payer's authorization number.
    pub authorization_number: String,
    /// 24: at most six services.
    pub lines: Vec<Line>,
    /// 25: the practice's tax number without hyphen; it is an employer's number (EIN).
    pub tax_id: String,
    /// 26: our number of the claim, which the payer gives back.
    pub account_number: String,
    /// 27: the practice accepts assignment, as its electronic claims say.
    pub accepts_assignment: bool,
    /// 28: the sum of 24F on this form.
    pub total_cents: i64,
    /// 31: the clinician's signature, "signature on file".
    pub provider_signature: &'static str,
    /// 31: the day it is printed, in the practice's zone.
    pub signed_on: Date,
    /// 32: where it was done: name and address, if it is not the address of box 33.
    pub facility: Option<(String, Address)>,
    /// 33: the practice's telephone, ten digits.
    pub billing_phone: String,
    /// 33: the practice that is paid, by its legal name.
    pub billing_name: String,
    /// 33: its address; the postal code has nine digits.
    pub billing_address: Address,
    /// 33a: its NPI.
    pub billing_npi: String,
    /// 33b: its taxonomy code, after the qualifier ZZ.
    pub billing_taxonomy: String,
}

/// A service: the lower half of a line of box 24, with the taxonomy in the shaded upper half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 24A: from and to, six digits each; a service is of one day.
    pub service_on: Date,
    /// 24B: place of service, two digits.
    pub place_of_service: String,
    /// 24D: the procedure code.
    pub code: String,
    /// 24D: at most four modifiers.
    pub modifiers: Vec<String>,
    /// 24E: at most four letters of box 21, the first is the main one, without commas.
    pub pointers: String,
    /// 24F: the charge in cents; printed without sign and point, right-justified.
    pub charge_cents: i64,
    /// 24G: units; a single one is 1.
    pub units: i32,
    /// 24I and 24J, shaded: the clinician's taxonomy code, after the qualifier ZZ.
    pub taxonomy: String,
    /// 24J, unshaded: the NPI of the clinician who saw the client.
    pub npi: String,
}
