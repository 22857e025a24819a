//! One operation in each file.

pub mod add_document_version;
pub mod archive_document;
pub mod create_document;
pub mod create_download_url;
pub mod create_upload_url;
pub mod finish_upload;
pub mod get_client_documents;
pub mod get_client_photos;
pub mod get_document;
pub mod get_document_categories;
pub mod get_document_views;
pub mod get_signature_statement;
pub mod get_upload;
pub mod open_file;
pub mod receive_upload;
pub mod record_upload_part;
pub mod remove_client_photo;
pub mod restore_document;
pub mod scan_uploaded_file;
pub mod set_client_photo;
pub mod share_document;
pub mod sign_document;
pub mod unshare_document;
pub mod update_document;
