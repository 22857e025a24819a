//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::Role;
use kernel::vocabulary::ColumnWords;

use crate::license::LicenseStatus;
use crate::membership::{Employment, MembershipStatus};
use crate::saved_view::ViewedList;
use kernel::weekday::Weekday;

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[
    ColumnWords::of(
        "organization_memberships",
        "status",
        MembershipStatus::words,
    ),
    ColumnWords::of("staff_profiles", "employment", Employment::words),
    ColumnWords::of("user_roles", "role", Role::words),
    ColumnWords::of("provider_licenses", "status", LicenseStatus::words),
    ColumnWords::of("saved_views", "list", ViewedList::words),
    ColumnWords::of("practice_settings", "note_lockout_weekday", Weekday::words),
];
