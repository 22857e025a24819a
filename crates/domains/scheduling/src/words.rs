//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::vocabulary::ColumnWords;

use crate::appointment::{CancelReason, Modality, Status};
use crate::appointment_type::Color;
use crate::hours::{BlockKind, ExceptionKind, ExceptionStatus};
use kernel::weekday::Weekday;

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[
    ColumnWords::of(
        "appointment_reminders",
        "kind",
        crate::reminder::ReminderKind::words,
    ),
    ColumnWords::of("appointment_types", "modality", Modality::words),
    ColumnWords::of("appointment_types", "color", Color::words),
    ColumnWords::of("appointments", "modality", Modality::words),
    ColumnWords::of("appointments", "status", Status::words),
    ColumnWords::of("appointments", "cancel_reason", CancelReason::words),
    ColumnWords::of("appointment_status_history", "from_status", Status::words),
    ColumnWords::of("appointment_status_history", "to_status", Status::words),
    ColumnWords::of("clinician_schedule_shifts", "weekday", Weekday::words),
    ColumnWords::of("clinician_schedule_shifts", "modality", Modality::words),
    ColumnWords::of("schedule_exceptions", "kind", ExceptionKind::words),
    ColumnWords::of("schedule_exceptions", "status", ExceptionStatus::words),
    ColumnWords::of("blocked_times", "kind", BlockKind::words),
];
