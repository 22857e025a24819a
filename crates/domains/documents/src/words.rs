//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::vocabulary::ColumnWords;

use crate::document::DocumentCategory;
use crate::file::{FileKind, ScanStatus};
use crate::signature::DocumentSignerRole;
use crate::upload::{UploadPurpose, UploadStatus};

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[
    ColumnWords::of("stored_files", "kind", FileKind::words),
    ColumnWords::of("stored_files", "scan_status", ScanStatus::words),
    ColumnWords::of("uploads", "purpose", UploadPurpose::words),
    ColumnWords::of("uploads", "status", UploadStatus::words),
    ColumnWords::of("client_documents", "category", DocumentCategory::words),
    ColumnWords::of(
        "document_signatures",
        "signed_as",
        DocumentSignerRole::words,
    ),
];
