//! Gives a link to one file of a document, or to a client's photo: for the caller alone, for five minutes.

use kernel::function::{OutboundFunction, Outside};
use kernel::id::ClientId;
use kernel::prelude::*;
use storage::Key;
use storage::link::Action;

use crate::document::READERS;
use crate::file::ScanStatus;
use crate::files::Files;
use crate::links::{DOWNLOAD, later};
use crate::statements;

/// See the module.
pub struct CreateDownloadUrl;

/// Which file: a version of a document (the present one if none is named), or the photo of a client.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedFile {
    /// The document.
    #[serde(default)]
    pub document_id: Option<Uuid>,
    /// The number of its version.
    #[serde(default)]
    pub version: Option<i32>,
    /// Whose photo, instead of a document.
    #[serde(default)]
    pub photo_of: Option<ClientId>,
}

/// A file that may be opened.
#[derive(Clone, Debug, Row)]
pub struct ToDownload {
    /// The file.
    pub file_id: Uuid,
    /// The practice.
    pub organization_id: Uuid,
    /// Whose chart it is in.
    pub client_id: ClientId,
    /// What the malware scanner said.
    pub scan_status: ScanStatus,
    /// The SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DownloadLink {
    /// The address, on this server.
    pub url: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The SHA-256 of what is there, in hexadecimal.
    pub sha256: String,
}

impl OutboundFunction for CreateDownloadUrl {
    const SPEC: Spec = Spec::read(
        "create-download-url",
        "Gives a link to a file, for the caller alone and for five minutes.",
    )
    .roles(READERS)
    .audits("file");
    type Input = WantedFile;
    type Output = DownloadLink;
    type Plan = (ToDownload, ProfileId, Timestamp);
    type Reply = (ToDownload, DownloadLink);

    async fn prepare(cx: &mut Context, wanted: WantedFile) -> Result<Self::Plan> {
        let file: ToDownload = match (wanted.document_id, wanted.photo_of) {
            (Some(document), None) => {
                cx.one(
                    "file",
                    &statements::FIND_DOCUMENT_FILE,
                    &[&document, &wanted.version],
                )
                .await?
            }
            (None, Some(client)) => {
                cx.one("photo", &statements::FIND_PHOTO_FILE, &[&client])
                    .await?
            }
            _ => {
                return Err(Error::invalid(
                    "document_id",
                    "Name either a document or the client whose photo is wanted.",
                ));
            }
        };
        file.scan_status.may_open()?;
        Ok((file, cx.user()?.profile, cx.now()))
    }

    async fn call(outside: &Outside, (file, person, now): Self::Plan) -> Result<Self::Reply> {
        let files = Files::from(outside)?;
        let key = Key::new(file.organization_id, file.file_id);
        let link = files
            .links
            .sign(key, Action::Download, person.0, now, DOWNLOAD);
        let link = DownloadLink {
            url: link.to_string(),
            expires_at: later(now, DOWNLOAD),
            sha256: file.sha256.clone(),
        };
        Ok((file, link))
    }

    async fn record(cx: &mut Context, (file, link): Self::Reply) -> Result<DownloadLink> {
        cx.about(file.file_id);
        cx.about_client(file.client_id);
        Ok(link)
    }

    fn example() -> WantedFile {
        WantedFile {
            document_id: Some(crate::example::DOCUMENT),
            version: None,
            photo_of: None,
        }
    }
}
