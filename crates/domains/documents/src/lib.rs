//! Documents: what is kept in a chart beside what was typed, and who looked at it.
//!
//! ```text
//! create-upload-url ─► PUT /storage/v1/... ─► finish-upload ─► create-document, add-document-version or set-client-photo
//!      a promise         the bytes come        they are looked        something holds on to them
//!                                              at and cleaned
//! ```
//!
//! * Bytes are in the file store ([`files::Files`]), under ids; everything else stands in the database.
//! * No transaction waits for the store: what touches it is an outbound function or an outbound job.
//! * An upload nobody finishes, and a file nothing holds on to, are swept after a day.
//! * A file that waits for the malware scanner, or in which it found something, is not opened by anybody.
//! * A document is archived, never removed; versions, signatures and views are added to and never changed.

pub mod chart;
pub mod document;
pub mod example;
pub mod file;
pub mod files;
pub mod functions;
pub mod jobs;
pub mod links;
pub mod notice;
pub mod photo;
pub mod scanning;
pub mod signature;
pub mod statements;
#[cfg(test)]
mod tests;
pub mod upload;
pub mod words;

pub use files::Files;
pub use jobs::{JOBS, SCHEDULES};
pub use statements::STATEMENTS;
pub use words::WORDS;

use functions as f;
use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    Entry::outbound::<f::create_upload_url::CreateUploadUrl>(),
    Entry::outbound::<f::get_upload::GetUpload>(),
    Entry::of::<f::receive_upload::ReceiveUpload>(),
    Entry::of::<f::record_upload_part::RecordUploadPart>(),
    Entry::outbound::<f::finish_upload::FinishUpload>(),
    Entry::outbound::<f::scan_uploaded_file::ScanUploadedFile>(),
    Entry::of::<f::get_document_categories::GetDocumentCategories>(),
    Entry::of::<f::create_document::CreateDocument>(),
    Entry::of::<f::get_client_documents::GetClientDocuments>(),
    Entry::of::<f::get_document::GetDocument>(),
    Entry::of::<f::update_document::UpdateDocument>(),
    Entry::of::<f::add_document_version::AddDocumentVersion>(),
    Entry::outbound::<f::create_download_url::CreateDownloadUrl>(),
    Entry::of::<f::open_file::OpenFile>(),
    Entry::of::<f::archive_document::ArchiveDocument>(),
    Entry::of::<f::restore_document::RestoreDocument>(),
    Entry::of::<f::share_document::ShareDocument>(),
    Entry::of::<f::unshare_document::UnshareDocument>(),
    Entry::of::<f::get_signature_statement::GetSignatureStatement>(),
    Entry::of::<f::sign_document::SignDocument>(),
    Entry::of::<f::get_document_views::GetDocumentViews>(),
    Entry::of::<f::set_client_photo::SetClientPhoto>(),
    Entry::of::<f::remove_client_photo::RemoveClientPhoto>(),
    Entry::of::<f::get_client_photos::GetClientPhotos>(),
];
