//! The days of the week, as people and RFC 5545 call them.

use jiff::civil::Date;

crate::vocabulary! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "monday" => "Monday",
        /// Tuesday.
        Tuesday = "tuesday" => "Tuesday",
        /// Wednesday.
        Wednesday = "wednesday" => "Wednesday",
        /// Thursday.
        Thursday = "thursday" => "Thursday",
        /// Friday.
        Friday = "friday" => "Friday",
        /// Saturday.
        Saturday = "saturday" => "Saturday",
        /// Sunday.
        Sunday = "sunday" => "Sunday",
    }
}

impl Weekday {
    /// The weekday of a date.
    pub fn of(date: Date) -> Weekday {
        let at = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        Weekday::ALL[at]
    }

    /// How many days after Monday.
    pub fn since_monday(self) -> i64 {
        self as i64
    }

    /// In two letters, as RFC 5545 writes it.
    pub fn short(self) -> &'static str {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][self as usize]
    }
}
