//! The kinds of visit that a practice offers.

use kernel::prelude::*;

use crate::appointment::{AppointmentTypeId, Modality};

kernel::vocabulary! {
    /// By which the calendar tells kinds of visit apart.
    pub enum Color {
        /// Teal.
        Teal = "teal" => "Teal",
        /// Blue.
        Blue = "blue" => "Blue",
        /// Violet.
        Violet = "violet" => "Violet",
        /// Rose.
        Rose = "rose" => "Rose",
        /// Orange.
        Orange = "orange" => "Orange",
        /// Amber.
        Amber = "amber" => "Amber",
        /// Green.
        Green = "green" => "Green",
        /// Slate.
        Slate = "slate" => "Slate",
    }
}

/// A kind of visit.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct AppointmentType {
    /// Its id.
    pub id: AppointmentTypeId,
    /// Its name.
    pub name: String,
    /// What it is usually billed as.
    pub billing_code_id: Option<Uuid>,
    /// How long it usually lasts.
    pub default_minutes: Within<5, 720>,
    /// How client and clinician usually meet.
    pub modality: Modality,
    /// Its color in the calendar.
    pub color: Color,
    /// How many clients it is for at most.
    pub max_clients: Within<1, 50>,
    /// Whether it can be booked.
    pub active: bool,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What an administrator writes about a kind of visit.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentTypeFacts {
    /// Its name.
    pub name: Text<80>,
    /// What it is usually billed as.
    #[serde(default)]
    pub billing_code_id: Option<Uuid>,
    /// How long it usually lasts.
    pub default_minutes: Within<5, 720>,
    /// How client and clinician usually meet.
    pub modality: Modality,
    /// Its color in the calendar.
    pub color: Color,
    /// How many clients it is for at most.
    pub max_clients: Within<1, 50>,
    /// Whether it can be booked.
    pub active: bool,
}
