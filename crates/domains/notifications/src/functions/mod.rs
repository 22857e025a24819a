//! One file for each thing that can be done.

pub mod get_notification_count;
pub mod get_notifications;
pub mod mark_all_notifications_read;
pub mod mark_notification_read;

/// Why reading the bell leaves no event.
const UNAUDITED: &str =
    "it says that something waits and where; opening the thing is audited itself";
