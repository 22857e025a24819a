//! Has the malware scanner look at a file now.

use kernel::function::{OutboundFunction, Outside};
use kernel::prelude::*;

use crate::files::Files;
use crate::scanning::{self, Finding, ScannedFile, ToScan};
use crate::statements;

/// See the module.
pub struct ScanUploadedFile;

/// Which file: that of a version of a document, the present one if none is named.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileToScan {
    /// The document.
    pub document_id: Uuid,
    /// The number of the version.
    #[serde(default)]
    pub version: Option<i32>,
}

impl OutboundFunction for ScanUploadedFile {
    const SPEC: Spec = Spec::write(
        "scan-uploaded-file",
        "Has the malware scanner look at a file now. Without a scanner it says not_configured.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("file");
    type Input = FileToScan;
    type Output = ScannedFile;
    type Plan = ToScan;
    type Reply = Finding;

    async fn prepare(cx: &mut Context, wanted: FileToScan) -> Result<ToScan> {
        let file: super::create_download_url::ToDownload = cx
            .one(
                "file",
                &statements::FIND_DOCUMENT_FILE,
                &[&wanted.document_id, &wanted.version],
            )
            .await?;
        cx.one("file", &statements::GET_FILE_TO_SCAN, &[&file.file_id])
            .await
    }

    async fn call(outside: &Outside, file: ToScan) -> Result<Finding> {
        let files = Files::from(outside)?;
        if !files.scanner.is_configured() {
            return Err(Error::not_configured(
                "No malware scanner is set up, so the file was not checked. An operator sets one up with storage.scanner (MENTALSPACE_SCANNER), such as unix:/run/clamav/clamd.ctl.",
            ));
        }
        scanning::ask(&files, &file).await
    }

    async fn record(cx: &mut Context, finding: Finding) -> Result<ScannedFile> {
        let scanned = scanning::record(cx, &finding).await?;
        scanned.ok_or_else(|| Error::not_found("file"))
    }

    fn example() -> FileToScan {
        FileToScan {
            document_id: crate::example::DOCUMENT,
            version: None,
        }
    }
}
