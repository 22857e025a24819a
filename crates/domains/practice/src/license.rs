//! Licences to practise, one per state.

use jiff::civil::Date;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What the board says of a licence.
    pub enum LicenseStatus {
        /// In force until it expires.
        Active = "active" => "Active",
        /// Suspended by the board.
        Suspended = "suspended" => "Suspended",
        /// Given up.
        Surrendered = "surrendered" => "Surrendered",
    }
}

kernel::vocabulary! {
    /// Whether somebody may practise under a licence on a certain day.
    pub enum Standing {
        /// In force.
        InForce = "in_force" => "In force",
        /// In force, but it expires within sixty days.
        ExpiresSoon = "expires_soon" => "Expires soon",
        /// Its last day has passed.
        Expired = "expired" => "Expired",
        /// Suspended or surrendered.
        NotInForce = "not_in_force" => "Not in force",
    }
}

/// From so many days before the last one, a licence is said to expire soon.
pub const SOON: i64 = 60;

/// The standing of a licence on `today`. Its last day still counts.
pub fn standing(status: LicenseStatus, expires_on: Date, today: Date) -> Standing {
    if status != LicenseStatus::Active {
        return Standing::NotInForce;
    }
    match days_left(expires_on, today) {
        left if left < 0 => Standing::Expired,
        left if left <= SOON => Standing::ExpiresSoon,
        _ => Standing::InForce,
    }
}

/// Days from `today` to the last day; negative when it has passed.
pub fn days_left(expires_on: Date, today: Date) -> i64 {
    expires_on.duration_since(today).as_hours() / 24
}

/// A licence as it stands in the database.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct License {
    /// Its id.
    pub id: Uuid,
    /// Who holds it.
    pub profile_id: Uuid,
    /// The holder's first name.
    pub first_name: String,
    /// The holder's last name.
    pub last_name: String,
    /// What it licenses, in the board's words: LCSW, PsyD.
    pub license_type: String,
    /// The state.
    pub state: StateCode,
    /// Its number.
    pub number: String,
    /// Its first day.
    pub issued_on: Option<Date>,
    /// Its last day.
    pub expires_on: Date,
    /// What the board says of it.
    pub status: LicenseStatus,
    /// Today, where the practice is.
    #[serde(skip)]
    pub today: Date,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// A licence and how it stands today.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LicenseToday {
    /// The licence.
    #[serde(flatten)]
    pub license: License,
    /// Whether its holder may practise under it today.
    pub standing: Standing,
    /// Days to its last one; negative when it has passed.
    pub days_left: i64,
}

impl From<License> for LicenseToday {
    fn from(license: License) -> Self {
        LicenseToday {
            standing: standing(license.status, license.expires_on, license.today),
            days_left: days_left(license.expires_on, license.today),
            license,
        }
    }
}

/// What an administrator writes about a licence.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenseFacts {
    /// What it licenses, in the board's words.
    pub license_type: Text<80>,
    /// The state.
    pub state: StateCode,
    /// Its number.
    pub number: Text<40>,
    /// Its first day.
    #[serde(default)]
    pub issued_on: Option<Date>,
    /// Its last day.
    pub expires_on: Date,
    /// What the board says of it.
    pub status: LicenseStatus,
}

impl LicenseFacts {
    /// The rule between the fields.
    pub fn check(&self) -> Result<()> {
        match self.issued_on {
            Some(first) if first >= self.expires_on => Err(Error::invalid(
                "license.expires_on",
                "The last day must come after the first.",
            )),
            _ => Ok(()),
        }
    }

    /// The facts of the examples.
    pub fn example() -> Self {
        LicenseFacts {
            license_type: Text::new("LCSW").expect("it is short"),
            state: StateCode::new("NJ").expect("it is a state"),
            number: Text::new("NJ-88120").expect("it is short"),
            issued_on: Some(jiff::civil::date(2025, 9, 1)),
            expires_on: jiff::civil::date(2027, 8, 31),
            status: LicenseStatus::Active,
        }
    }
}

/// The sentence for a licence that is on file already.
pub(crate) fn on_file_already() -> Error {
    Error::conflict("A licence of this kind with this number is on file for this state already.")
        .on_field("license.number")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_still_counts() {
        let last = date(2026, 4, 30);
        let on = |day| standing(LicenseStatus::Active, last, day);
        assert_eq!(on(date(2026, 2, 28)), Standing::InForce);
        assert_eq!(on(date(2026, 3, 1)), Standing::ExpiresSoon);
        assert_eq!(on(last), Standing::ExpiresSoon);
        assert_eq!(on(date(2026, 5, 1)), Standing::Expired);
    }

    #[test]
    fn a_suspended_licence_is_not_in_force_whatever_its_date() {
        for status in [LicenseStatus::Suspended, LicenseStatus::Surrendered] {
            assert_eq!(
                standing(status, date(2099, 1, 1), date(2026, 1, 1)),
                Standing::NotInForce
            );
        }
    }
}
