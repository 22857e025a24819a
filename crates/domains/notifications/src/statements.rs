//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use crate::notification::Line;

kernel::statements! {
    /// A page of somebody's bell.
    GET_NOTIFICATIONS: Line = "get_notifications";
    /// How many wait unread.
    COUNT_UNREAD: i64 = "count_unread";
    /// One is ticked off.
    MARK_READ: () = "mark_read";
    /// All are.
    MARK_ALL_READ: () = "mark_all_read";
    /// One is put in.
    TELL_PERSON: () = "tell_person";
}
