//! Opens a file: the storage endpoint asks this, as the person who holds the link, before the first byte leaves.
//!
//! It is where a link meets the database again: who may not see the document or photo any more gets nothing.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::document::READERS;
use crate::file::{FileKind, ScanStatus};
use crate::statements;

/// See the module.
pub struct OpenFile;

/// Which file.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileQuery {
    /// The file, as it stands in the link.
    pub file_id: Uuid,
    /// Whether this is a further piece of what was opened before: that counts as no new view.
    #[serde(default)]
    pub continued: bool,
}

/// A file as it is opened.
#[derive(Clone, Debug, Row)]
pub struct Opening {
    /// Whose chart it is in.
    pub client_id: ClientId,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes.
    pub size_bytes: i64,
    /// What the malware scanner said.
    pub scan_status: ScanStatus,
    /// The name it is saved under.
    pub file_name: String,
    /// The document it belongs to.
    pub document_id: Option<Uuid>,
    /// The version whose file it is.
    pub version_id: Option<Uuid>,
}

/// What the file goes out as.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
pub struct OpenedFile {
    /// The name it is saved under.
    pub file_name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many bytes.
    pub size_bytes: i64,
}

impl Function for OpenFile {
    const SPEC: Spec = Spec::write(
        "open-file",
        "Opens a file that is about to be sent, and writes down who looked.",
    )
    .roles(READERS)
    .limit(RateLimit::per_minute(600))
    .audits("file");
    type Input = FileQuery;
    type Output = OpenedFile;

    async fn run(cx: &mut Context, query: FileQuery) -> Result<OpenedFile> {
        cx.about(query.file_id);
        let file: Opening = cx
            .one("file", &statements::OPEN_FILE, &[&query.file_id])
            .await?;
        cx.about_client(file.client_id);
        file.scan_status.may_open()?;
        if let (Some(document), Some(version), false) =
            (file.document_id, file.version_id, query.continued)
        {
            let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
            let person = cx.user()?.profile;
            cx.execute(
                &statements::RECORD_VIEW,
                &[
                    &id,
                    &practice,
                    &document,
                    &file.client_id,
                    &version,
                    &person,
                    &now,
                ],
            )
            .await?;
        }
        Ok(OpenedFile {
            file_name: file.file_name,
            kind: file.kind,
            size_bytes: file.size_bytes,
        })
    }

    fn example() -> FileQuery {
        FileQuery {
            file_id: crate::example::FILE,
            continued: false,
        }
    }
}
