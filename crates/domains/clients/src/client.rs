//! A person in care.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::status::ClientStatus;

kernel::vocabulary! {
    /// What stands on a claim; how a person describes themselves stands in the demographics.
    pub enum Sex {
        /// Female.
        Female = "female" => "Female",
        /// Male.
        Male = "male" => "Male",
        /// Not known, or not said.
        Unknown = "unknown" => "Unknown",
    }
}

kernel::vocabulary! {
    /// How a client wants to be reached.
    pub enum ContactPreference {
        /// By telephone.
        Phone = "phone" => "Phone",
        /// By text message.
        Text = "text" => "Text message",
        /// By e-mail.
        Email = "email" => "E-mail",
        /// In the portal.
        Portal = "portal" => "Portal",
        /// By letter.
        Mail = "mail" => "Letter",
    }
}

/// A client as a line in a list.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ClientLine {
    /// The id.
    pub id: ClientId,
    /// The chart's number.
    pub mrn: String,
    /// First name.
    pub first_name: String,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Last name.
    pub last_name: String,
    /// The name to use.
    pub chosen_name: Option<String>,
    /// Pronouns.
    pub pronouns: Option<String>,
    /// Birth date.
    pub birth_date: Date,
    /// Where the client stands.
    pub status: ClientStatus,
    /// The number to try first.
    pub phone: Option<String>,
    /// The e-mail to try first.
    pub email: Option<String>,
    /// The primary therapist.
    pub therapist_id: Option<ProfileId>,
    /// Their name.
    pub therapist_name: Option<String>,
    /// Since when.
    pub registered_on: Date,
    /// Whether the caller keeps it at hand.
    pub favorite: bool,
    /// What the list is sorted by.
    #[serde(skip)]
    pub sort_name: String,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// A client's record.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Client {
    /// The id.
    pub id: ClientId,
    /// The chart's number.
    pub mrn: String,
    /// First name.
    pub first_name: String,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Last name.
    pub last_name: String,
    /// Jr., III.
    pub suffix: Option<String>,
    /// The name to use.
    pub chosen_name: Option<String>,
    /// Pronouns.
    pub pronouns: Option<String>,
    /// Birth date.
    pub birth_date: Date,
    /// Full years today, where the practice is.
    pub age: i32,
    /// As payers want it.
    pub sex: Sex,
    /// Where the client stands.
    pub status: ClientStatus,
    /// How to reach them.
    pub contact_preference: ContactPreference,
    /// Why they came.
    pub referral_reason: Option<String>,
    /// The zone they live in, if not the practice's.
    pub time_zone: Option<String>,
    /// Since when.
    pub registered_on: Date,
    /// When treatment was ended.
    pub discharged_on: Option<Date>,
    /// When they died.
    pub deceased_on: Option<Date>,
    /// The record that this one was merged into.
    pub merged_into_id: Option<ClientId>,
    /// The number to try first.
    pub phone: Option<String>,
    /// The e-mail to try first.
    pub email: Option<String>,
    /// The primary therapist.
    pub therapist_id: Option<ProfileId>,
    /// Their name.
    pub therapist_name: Option<String>,
    /// Whether the caller keeps it at hand.
    pub favorite: bool,
    /// What must be seen first: kind and note of every open flag.
    pub flags: Vec<String>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// Somebody new: twelve fields, three of which must be filled in.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClient {
    /// First name.
    pub first_name: Text<80>,
    /// Last name.
    pub last_name: Text<80>,
    /// Birth date.
    pub birth_date: Date,
    /// The name to use.
    #[serde(default)]
    pub chosen_name: Option<Text<80>>,
    /// Pronouns.
    #[serde(default)]
    pub pronouns: Option<Text<40>>,
    /// As payers want it.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<Email>,
    /// Why they come.
    #[serde(default)]
    pub referral_reason: Option<Text<1000>>,
    /// Who will treat them.
    #[serde(default)]
    pub therapist_id: Option<ProfileId>,
    /// Who pays.
    #[serde(default)]
    pub payer_id: Option<Uuid>,
    /// Their number there.
    #[serde(default)]
    pub member_id: Option<Text<40>>,
}

/// What shall change; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientUpdates {
    /// First name.
    #[serde(default)]
    pub first_name: Option<Text<80>>,
    /// Middle name.
    #[serde(default)]
    pub middle_name: Option<Text<80>>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<Text<80>>,
    /// Jr., III.
    #[serde(default)]
    pub suffix: Option<Text<20>>,
    /// The name to use.
    #[serde(default)]
    pub chosen_name: Option<Text<80>>,
    /// Pronouns.
    #[serde(default)]
    pub pronouns: Option<Text<40>>,
    /// Birth date.
    #[serde(default)]
    pub birth_date: Option<Date>,
    /// As payers want it.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// How to reach them.
    #[serde(default)]
    pub contact_preference: Option<ContactPreference>,
    /// Why they came.
    #[serde(default)]
    pub referral_reason: Option<Text<1000>>,
    /// The zone they live in.
    #[serde(default)]
    pub time_zone: Option<ZoneName>,
    /// Fields to empty: `middle_name`, `suffix`, `chosen_name`, `pronouns`, `referral_reason`, `time_zone`.
    #[serde(default)]
    pub clear: Vec<Clearable>,
    /// The version that was seen. Without it the last writer wins.
    #[serde(default)]
    pub row_version: Option<i32>,
}

kernel::vocabulary! {
    /// A field that can be emptied.
    pub enum Clearable {
        /// Middle name.
        MiddleName = "middle_name" => "Middle name",
        /// Suffix.
        Suffix = "suffix" => "Suffix",
        /// The name to use.
        ChosenName = "chosen_name" => "Chosen name",
        /// Pronouns.
        Pronouns = "pronouns" => "Pronouns",
        /// Why they came.
        ReferralReason = "referral_reason" => "Reason",
        /// Time zone.
        TimeZone = "time_zone" => "Time zone",
    }
}

/// A birth date must lie in the past, and not before anybody alive was born.
pub fn check_birth_date(birth: Date, today: Date, field: &'static str) -> Result<()> {
    if birth > today {
        return Err(Error::invalid(
            field,
            "This day has not come yet. Check the year.",
        ));
    }
    if crate::age::age(birth, today) > 130 {
        return Err(Error::invalid(field, "Nobody is that old. Check the year."));
    }
    Ok(())
}
