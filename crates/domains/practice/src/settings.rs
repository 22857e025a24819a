//! How a practice works, in four sections. Each is saved as a whole, with the version the writer saw.

use jiff::civil::Time;
use kernel::prelude::*;
use kernel::weekday::Weekday;

use crate::npi::Npi;

/// Who the practice is and how it is reached.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, Row)]
#[serde(deny_unknown_fields)]
pub struct GeneralSettings {
    /// The name people know.
    pub name: Text<120>,
    /// The name on claims and contracts.
    pub legal_name: Text<200>,
    /// The practice's own NPI.
    #[serde(default)]
    pub npi: Option<Npi>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<Email>,
    /// Website.
    #[serde(default)]
    pub website: Option<WebAddress>,
    /// The zone its days and deadlines are reckoned in.
    pub time_zone: ZoneName,
    /// The version that was seen.
    pub row_version: i32,
}

/// When notes are due, when the week locks, who needs a cosignature.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, Row)]
#[serde(deny_unknown_fields)]
pub struct DocumentationSettings {
    /// Days after the visit until its note is due.
    pub note_due_days: Within<0, 30>,
    /// The day on which unsigned notes of the week are locked.
    pub note_lockout_weekday: Weekday,
    /// The time of that day.
    pub note_lockout_time: Time,
    /// Whether an associate's note needs a supervisor's signature.
    pub cosign_required: bool,
    /// Days until that signature is overdue.
    pub cosign_due_days: Within<1, 60>,
    /// The version that was seen.
    pub row_version: i32,
}

/// The calendar's rules, and the fees for late cancelling and not coming.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, Row)]
#[serde(deny_unknown_fields)]
pub struct SchedulingSettings {
    /// The calendar's raster: 5, 10, 15, 20, 30 or 60 minutes.
    pub slot_minutes: Within<5, 60>,
    /// How long an appointment lasts if nothing else is said.
    pub appointment_minutes: Within<10, 480>,
    /// How often a series may repeat.
    pub max_recurrences: Within<1, 104>,
    /// How far ahead clients may book.
    pub booking_window_days: Within<1, 730>,
    /// How short before an appointment clients may still book it.
    pub booking_notice_hours: Within<0, 336>,
    /// Cancelling later than this before the appointment is late.
    pub late_cancel_hours: Within<0, 168>,
    /// The fee for that.
    pub late_cancel_fee_cents: Within<0, 100_000>,
    /// The fee for not coming.
    pub no_show_fee_cents: Within<0, 100_000>,
    /// The version that was seen.
    pub row_version: i32,
}

/// Video.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, Row)]
#[serde(deny_unknown_fields)]
pub struct TelehealthSettings {
    /// People in one session.
    pub max_participants: Within<2, 50>,
    /// Minutes after which a session ends.
    pub session_limit_minutes: Within<15, 480>,
    /// Whether a clinician needs a licence in the state where the client is.
    pub enforce_licensure: bool,
    /// Days before its end at which a consent is to be renewed.
    pub consent_renewal_days: Within<1, 180>,
    /// The version that was seen.
    pub row_version: i32,
}

/// All sections the caller may see: staff all of them, clients how to reach the practice and its fees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PracticeSettings {
    /// Who the practice is.
    pub general: GeneralSettings,
    /// Notes.
    pub documentation: Option<DocumentationSettings>,
    /// Calendar and fees.
    pub scheduling: Option<SchedulingSettings>,
    /// Video.
    pub telehealth: Option<TelehealthSettings>,
}

/// The calendar's raster: divisors of the hour that people can read off a clock.
pub const SLOT_MINUTES: &[i64] = &[5, 10, 15, 20, 30, 60];

impl SchedulingSettings {
    /// The rule that a range cannot say.
    pub fn check(&self) -> Result<()> {
        if SLOT_MINUTES.contains(&self.slot_minutes.get()) {
            Ok(())
        } else {
            Err(Error::invalid(
                "scheduling.slot_minutes",
                "Choose 5, 10, 15, 20, 30 or 60 minutes.",
            ))
        }
    }
}
