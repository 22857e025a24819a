//! Notifications: what a person is told, once, at the right time, without a word about health.
//!
//! A line in the bell says that something happened and where, in words that are made from its kind; it holds no name and no
//! content. Other domains leave `notify-person` in the transaction of the cause, so a line exists exactly if its cause does.
//! What still waits unread is not said twice.

pub mod functions;
pub mod jobs;
pub mod notification;
pub mod statements;
#[cfg(test)]
mod tests;
pub mod words;

pub use jobs::{JOBS, SCHEDULES};
pub use statements::STATEMENTS;
pub use words::WORDS;

use kernel::Entry;

use functions as f;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    Entry::of::<f::get_notifications::GetNotifications>(),
    Entry::of::<f::get_notification_count::GetNotificationCount>(),
    Entry::of::<f::mark_notification_read::MarkNotificationRead>(),
    Entry::of::<f::mark_all_notifications_read::MarkAllNotificationsRead>(),
];
