//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::vocabulary::ColumnWords;

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[
    ColumnWords::of("note_templates", "kind", crate::template::NoteKind::words),
    ColumnWords::of("clinical_notes", "kind", crate::template::NoteKind::words),
    ColumnWords::of("clinical_notes", "status", crate::status::NoteStatus::words),
    ColumnWords::of(
        "note_versions",
        "reason",
        crate::chain::VersionReason::words,
    ),
    ColumnWords::of("note_signatures", "role", crate::version::SignerRole::words),
    ColumnWords::of(
        "note_cosignatures",
        "status",
        crate::cosign::CosignatureStatus::words,
    ),
    ColumnWords::of(
        "note_cosignature_events",
        "kind",
        crate::cosign::CosignatureEventKind::words,
    ),
];
