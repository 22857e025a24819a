//! Bytes on their way into the store.

use jiff::SignedDuration;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What a file is for, which says how large it may be and of what kind.
    pub enum UploadPurpose {
        /// A document of a chart.
        ChartDocument = "chart_document" => "Document",
        /// A picture of an insurance card.
        InsuranceCard = "insurance_card" => "Insurance card",
        /// A client's photo.
        Photo = "photo" => "Photo",
        /// A recording.
        Video = "video" => "Recording",
    }
}

impl From<UploadPurpose> for storage::Purpose {
    fn from(purpose: UploadPurpose) -> Self {
        match purpose {
            UploadPurpose::ChartDocument => storage::Purpose::ChartDocument,
            UploadPurpose::InsuranceCard => storage::Purpose::InsuranceCard,
            UploadPurpose::Photo => storage::Purpose::Photo,
            UploadPurpose::Video => storage::Purpose::Video,
        }
    }
}

kernel::vocabulary! {
    /// How far an upload has come.
    pub enum UploadStatus {
        /// Its bytes are awaited.
        Open = "open" => "Open",
        /// They came and are a file.
        Finished = "finished" => "Finished",
        /// Something holds on to the file.
        Used = "used" => "Used",
        /// Nobody finished it, or nothing used it.
        Abandoned = "abandoned" => "Abandoned",
    }
}

/// How long bytes are awaited, and how long a finished file waits for something that holds on to it.
pub const AWAITED: SignedDuration = SignedDuration::from_hours(24);

impl UploadStatus {
    /// Whether bytes may still come.
    pub fn may_receive(self) -> Result<()> {
        match self {
            UploadStatus::Open => Ok(()),
            UploadStatus::Finished | UploadStatus::Used => Err(Error::conflict(
                "This upload has already been finished. Start a new upload for another file.",
            )),
            UploadStatus::Abandoned => Err(abandoned()),
        }
    }

    /// Whether the file may be put to use; the purpose must be the one it was sent for.
    pub fn may_use(self) -> Result<()> {
        match self {
            UploadStatus::Finished => Ok(()),
            UploadStatus::Open => Err(Error::conflict(
                "The file has not arrived yet. Finish the upload first.",
            )),
            UploadStatus::Used => Err(Error::conflict(
                "This file was already used. Upload it again for another document.",
            )),
            UploadStatus::Abandoned => Err(abandoned()),
        }
    }
}

fn abandoned() -> Error {
    Error::conflict(
        "This upload was begun more than a day ago and was thrown away. Start it again.",
    )
}

/// An upload, as its own functions see it.
#[derive(Clone, Debug, Row)]
pub struct Upload {
    /// Its id.
    pub id: Uuid,
    /// The practice.
    pub organization_id: Uuid,
    /// For whose chart.
    pub client_id: ClientId,
    /// What for.
    pub purpose: UploadPurpose,
    /// Where the bytes arrive.
    pub object_id: Uuid,
    /// Where the picture goes that is made of them.
    pub kept_id: Uuid,
    /// Its name on the sender's machine.
    pub file_name: String,
    /// What the sender's machine takes it for.
    pub media_type: Option<String>,
    /// How many bytes were announced.
    pub size_bytes: i64,
    /// Their hash, if it was announced.
    pub sha256: Option<Vec<u8>>,
    /// What the store calls it, if it comes in parts.
    pub store_upload: Option<String>,
    /// How far it has come.
    pub status: UploadStatus,
    /// The file, once it is one.
    pub file_id: Option<Uuid>,
    /// When it is thrown away.
    pub expires_at: Timestamp,
}

impl Upload {
    /// Whether bytes may still come, at this moment.
    pub fn may_receive(&self, now: Timestamp) -> Result<()> {
        self.status.may_receive()?;
        if now < self.expires_at {
            Ok(())
        } else {
            Err(abandoned())
        }
    }
}

/// How far an upload has come, for whoever ends it.
#[derive(Clone, Debug, Row)]
pub struct UploadStanding {
    /// How far.
    pub status: UploadStatus,
    /// The file, once it is one.
    pub file_id: Option<Uuid>,
}

/// One part that has arrived.
#[derive(Clone, Debug, Row)]
pub struct ArrivedPart {
    /// Its number.
    pub number: i32,
    /// What the store answered for it.
    pub tag: String,
    /// Its bytes.
    pub size_bytes: i64,
}

/// The file of a finished upload, as `create-document` and its like take it over.
#[derive(Clone, Debug, Row)]
pub struct Arrived {
    /// The upload.
    pub id: Uuid,
    /// Whose chart it is for.
    pub client_id: ClientId,
    /// What for.
    pub purpose: UploadPurpose,
    /// Its name on the sender's machine.
    pub file_name: String,
    /// How far it has come.
    pub status: UploadStatus,
    /// The file.
    pub file_id: Option<Uuid>,
}

/// Takes over the file of an upload of the caller's, for this client: afterwards nothing else can.
pub async fn take_over(
    cx: &mut Context,
    upload: Uuid,
    client: ClientId,
    fits: impl Fn(UploadPurpose) -> bool,
) -> Result<(Uuid, String)> {
    let arrived: Arrived = cx
        .one("upload", &crate::statements::LOCK_ARRIVED, &[&upload])
        .await?;
    // An upload for another chart is as little here as one that does not exist.
    if arrived.client_id != client {
        return Err(Error::not_found("upload"));
    }
    arrived.status.may_use()?;
    if !fits(arrived.purpose) {
        return Err(Error::invalid(
            "upload_id",
            "This file was uploaded for something else. Upload it again here.",
        ));
    }
    let file = arrived
        .file_id
        .ok_or_else(|| Error::internal("a finished upload has no file"))?;
    cx.execute(&crate::statements::USE_UPLOAD, &[&upload])
        .await?;
    Ok((file, arrived.file_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_only_into_an_open_upload_and_a_file_is_used_once() {
        let receive = |status: &UploadStatus| status.may_receive().is_ok();
        let used = |status: &UploadStatus| status.may_use().is_ok();
        let all = UploadStatus::ALL;
        assert_eq!(
            all.iter().map(receive).collect::<Vec<_>>(),
            [true, false, false, false]
        );
        assert_eq!(
            all.iter().map(used).collect::<Vec<_>>(),
            [false, true, false, false]
        );
    }
}
