//! What lies in the store, and whether it may be opened.

use kernel::prelude::*;

kernel::vocabulary! {
    /// What a file is, by its bytes.
    pub enum FileKind {
        /// PDF.
        Pdf = "pdf" => "PDF",
        /// The old Word format.
        Doc = "doc" => "Word (DOC)",
        /// Word.
        Docx = "docx" => "Word (DOCX)",
        /// JPEG.
        Jpeg = "jpeg" => "JPG",
        /// PNG.
        Png = "png" => "PNG",
        /// GIF.
        Gif = "gif" => "GIF",
        /// WebP.
        Webp = "webp" => "WEBP",
        /// MPEG-4.
        Mp4 = "mp4" => "MP4",
        /// WebM.
        Webm = "webm" => "WEBM",
    }
}

impl From<storage::Kind> for FileKind {
    fn from(kind: storage::Kind) -> Self {
        use storage::Kind;
        match kind {
            Kind::Pdf => FileKind::Pdf,
            Kind::Doc => FileKind::Doc,
            Kind::Docx => FileKind::Docx,
            Kind::Jpeg => FileKind::Jpeg,
            Kind::Png => FileKind::Png,
            Kind::Gif => FileKind::Gif,
            Kind::Webp => FileKind::Webp,
            Kind::Mp4 => FileKind::Mp4,
            Kind::Webm => FileKind::Webm,
        }
    }
}

impl From<FileKind> for storage::Kind {
    fn from(kind: FileKind) -> Self {
        use storage::Kind;
        match kind {
            FileKind::Pdf => Kind::Pdf,
            FileKind::Doc => Kind::Doc,
            FileKind::Docx => Kind::Docx,
            FileKind::Jpeg => Kind::Jpeg,
            FileKind::Png => Kind::Png,
            FileKind::Gif => Kind::Gif,
            FileKind::Webp => Kind::Webp,
            FileKind::Mp4 => Kind::Mp4,
            FileKind::Webm => Kind::Webm,
        }
    }
}

kernel::vocabulary! {
    /// What the malware scanner said.
    pub enum ScanStatus {
        /// It has not looked yet.
        Pending = "pending" => "Being checked",
        /// It found nothing.
        Clean = "clean" => "Checked",
        /// It found something.
        Infected = "infected" => "Malware found",
        /// It could not look.
        Failed = "failed" => "Check failed",
        /// There was no scanner when the file came.
        NotConfigured = "not_configured" => "Not checked",
    }
}

impl ScanStatus {
    /// Whether a file of this status may be opened; else why not, in words.
    pub fn may_open(self) -> Result<()> {
        let why = match self {
            ScanStatus::Clean | ScanStatus::NotConfigured => return Ok(()),
            ScanStatus::Pending => {
                "This file is still being checked for malware. Try again in a moment."
            }
            ScanStatus::Infected => {
                "Malware was found in this file. It stays locked; ask whoever sent it for a clean copy."
            }
            ScanStatus::Failed => {
                "This file could not be checked for malware, so it stays locked. It is tried again every hour; an administrator can have it checked now."
            }
        };
        Err(Error::conflict(why))
    }
}

/// A hash in hexadecimal, as it travels in JSON.
pub fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where the sealed small view of a picture stands.
pub fn thumbnail_place(file: Uuid) -> String {
    format!("stored_files.thumbnail/{file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_found_clean_or_came_without_a_scanner_is_opened() {
        let open: Vec<&str> = ScanStatus::ALL
            .iter()
            .filter(|status| status.may_open().is_ok())
            .map(|status| status.as_str())
            .collect();
        assert_eq!(open, ["clean", "not_configured"]);
    }

    #[test]
    fn every_kind_of_the_store_has_its_word_and_comes_back_from_it() {
        assert_eq!(FileKind::ALL.len(), storage::Kind::ALL.len());
        for kind in storage::Kind::ALL {
            assert_eq!(storage::Kind::from(FileKind::from(kind)), kind);
        }
    }
}
