//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use uuid::Uuid;

kernel::statements! {
    /// A chart, to write into.
    OPEN_CHART: crate::chart::Cover = "open_chart";
    /// A promise of bytes.
    CREATE_UPLOAD: () = "create_upload";
    /// An upload.
    GET_UPLOAD: crate::upload::Upload = "get_upload";
    /// An upload, by where its bytes arrive.
    GET_UPLOAD_OF_OBJECT: crate::upload::Upload = "get_upload_of_object";
    /// Its parts that have arrived.
    GET_UPLOAD_PARTS: crate::upload::ArrivedPart = "get_upload_parts";
    /// One of them.
    RECORD_UPLOAD_PART: () = "record_upload_part";
    /// How far an upload has come, locked.
    LOCK_UPLOAD: crate::upload::UploadStanding = "lock_upload";
    /// What the bytes were found to be.
    CREATE_STORED_FILE: () = "create_stored_file";
    /// The upload is a file now.
    FINISH_UPLOAD: () = "finish_upload";
    /// A file, as its upload's sender sees it.
    GET_STORED_FILE: crate::functions::finish_upload::FinishedUpload = "get_stored_file";
    /// The file of an upload, locked.
    LOCK_ARRIVED: crate::upload::Arrived = "lock_arrived";
    /// Something holds on to it.
    USE_UPLOAD: () = "use_upload";
    /// A file to scan.
    GET_FILE_TO_SCAN: crate::scanning::ToScan = "get_file_to_scan";
    /// What the scanner said.
    RECORD_SCAN: crate::scanning::ScannedFile = "record_scan";
    /// Who hears that the scanner found something.
    GET_MALWARE_LISTENERS: Uuid = "get_malware_listeners";
    /// Files that wait for the scanner.
    GET_WAITING_FILES: Uuid = "get_waiting_files";
    /// Uploads whose time is over.
    ABANDON_UPLOADS: Uuid = "abandon_uploads";
    /// What an upload left in the store.
    GET_LEFTOVERS: crate::jobs::Leftovers = "get_leftovers";
    /// The bytes are gone.
    MARK_FILE_REMOVED: () = "mark_file_removed";
    /// A new document.
    CREATE_DOCUMENT: () = "create_document";
    /// One version of it.
    CREATE_DOCUMENT_VERSION: () = "create_document_version";
    /// The documents of a chart.
    GET_CLIENT_DOCUMENTS: crate::document::DocumentLine = "get_client_documents";
    /// A document.
    GET_DOCUMENT: crate::document::DocumentEntry = "get_document";
    /// Its versions.
    GET_DOCUMENT_VERSIONS: crate::document::DocumentVersion = "get_document_versions";
    /// Its signatures.
    GET_DOCUMENT_SIGNATURES: crate::signature::DocumentSignature = "get_document_signatures";
    /// Its marks, locked.
    LOCK_DOCUMENT: crate::document::Locked = "lock_document";
    /// The number of its next version.
    NEXT_VERSION: i32 = "next_version";
    /// A corrected entry.
    UPDATE_DOCUMENT: () = "update_document";
    /// A mark that it was changed.
    TOUCH_DOCUMENT: () = "touch_document";
    /// The client sees it, or no more.
    SHARE_DOCUMENT: () = "share_document";
    /// It is set aside, or brought back.
    ARCHIVE_DOCUMENT: () = "archive_document";
    /// The file of one version.
    FIND_DOCUMENT_FILE: crate::functions::create_download_url::ToDownload = "find_document_file";
    /// The file of a client's photo.
    FIND_PHOTO_FILE: crate::functions::create_download_url::ToDownload = "find_photo_file";
    /// A file that somebody opens.
    OPEN_FILE: crate::functions::open_file::Opening = "open_file";
    /// That it was opened.
    RECORD_VIEW: () = "record_view";
    /// Who opened a document.
    GET_DOCUMENT_VIEWS: crate::functions::get_document_views::DocumentView = "get_document_views";
    /// The newest wording.
    GET_SIGNATURE_STATEMENT: crate::signature::SignatureStatement = "get_signature_statement";
    /// What would be signed.
    GET_CONTENT_TO_SIGN: crate::signature::ToSign = "get_content_to_sign";
    /// A signature.
    SIGN_DOCUMENT: () = "sign_document";
    /// Who hears that a version was signed.
    GET_SIGNATURE_LISTENERS: Uuid = "get_signature_listeners";
    /// The photo that was.
    END_PHOTO: Uuid = "end_photo";
    /// The photo that is.
    SET_PHOTO: () = "set_photo";
    /// What a photo's file is.
    GET_PHOTO_FILE: crate::functions::set_client_photo::PhotoFile = "get_photo_file";
    /// Small photos.
    GET_CLIENT_PHOTOS: crate::photo::SealedPhoto = "get_client_photos";
}
