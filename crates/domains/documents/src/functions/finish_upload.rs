//! Takes in what has arrived: it is looked at, a picture is cleaned, and it becomes a file that can be put to use.
//!
//! May be called again if its answer was lost: a finished upload answers with its file.

use bytes::Bytes;
use futures_util::TryStreamExt;
use kernel::function::{OutboundFunction, Outside};
use kernel::jobs::Enqueue;
use kernel::prelude::*;
use storage::intake::{self, Found, Refusal};
use storage::store::{Expect, Sha256, once};
use storage::{Key, Part, Purpose, UploadId};

use crate::document::WRITERS;
use crate::file::{FileKind, ScanStatus, thumbnail_place};
use crate::files::Files;
use crate::jobs::{DiscardLeftovers, EndedUpload, ScanWaitingFile, WaitingFile};
use crate::photo::THUMBNAIL_SIDE;
use crate::statements;
use crate::upload::{AWAITED, ArrivedPart, Upload, UploadStanding};

/// See the module.
pub struct FinishUpload;

/// Which upload.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentUpload {
    /// The upload.
    pub upload_id: Uuid,
}

/// What the file is.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct FinishedUpload {
    /// The upload, for `create-document`, `add-document-version` or `set-client-photo`.
    pub upload_id: Uuid,
    /// What it is, by its bytes.
    pub kind: FileKind,
    /// How many bytes are kept.
    pub size_bytes: i64,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
    /// Pixels from left to right, of a picture.
    pub width: Option<i32>,
    /// Pixels from top to bottom, of a picture.
    pub height: Option<i32>,
    /// What the malware scanner said. A file that waits for it cannot be opened.
    pub scan_status: ScanStatus,
}

/// An upload with its parts.
pub struct Plan {
    upload: Upload,
    parts: Vec<ArrivedPart>,
}

/// What was found in the store.
pub struct Arrival {
    upload: Upload,
    file_id: Uuid,
    kind: FileKind,
    size_bytes: i64,
    sha256: Vec<u8>,
    pixels: Option<(i32, i32)>,
    thumbnail: Option<String>,
    scan_status: ScanStatus,
}

/// Nothing to do, or what was found.
pub enum Reply {
    /// It was finished before.
    Before(Uuid),
    /// It is finished now.
    Now(Box<Arrival>),
}

impl OutboundFunction for FinishUpload {
    const SPEC: Spec = Spec::write(
        "finish-upload",
        "Takes in what has arrived, and says what it is.",
    )
    .roles(WRITERS)
    .audits("upload");
    type Input = SentUpload;
    type Output = FinishedUpload;
    type Plan = Plan;
    type Reply = Reply;

    async fn prepare(cx: &mut Context, sent: SentUpload) -> Result<Plan> {
        let upload: Upload = cx
            .one("upload", &statements::GET_UPLOAD, &[&sent.upload_id])
            .await?;
        if upload.file_id.is_none() {
            upload.may_receive(cx.now())?;
        }
        let parts = cx
            .all(&statements::GET_UPLOAD_PARTS, &[&sent.upload_id])
            .await?;
        Ok(Plan { upload, parts })
    }

    async fn call(outside: &Outside, plan: Plan) -> Result<Reply> {
        let files = Files::from(outside)?;
        if plan.upload.file_id.is_some() {
            return Ok(Reply::Before(plan.upload.id));
        }
        take_in(&files, plan)
            .await
            .map(|arrival| Reply::Now(Box::new(arrival)))
    }

    async fn record(cx: &mut Context, reply: Reply) -> Result<FinishedUpload> {
        let upload_id = match &reply {
            Reply::Before(upload) => *upload,
            Reply::Now(arrival) => arrival.upload.id,
        };
        cx.about(upload_id);
        let standing: UploadStanding = cx
            .one("upload", &statements::LOCK_UPLOAD, &[&upload_id])
            .await?;
        let file = match (standing.file_id, reply) {
            (Some(file), _) => file,
            (None, Reply::Now(arrival)) => {
                standing.status.may_receive()?;
                keep(cx, *arrival).await?
            }
            (None, Reply::Before(_)) => return Err(Error::not_found("upload")),
        };
        cx.one("upload", &statements::GET_STORED_FILE, &[&file])
            .await
    }

    fn example() -> SentUpload {
        SentUpload {
            upload_id: crate::example::ARRIVED_UPLOAD,
        }
    }
}

/// Looks at what has arrived. What may not be kept is taken out of the store at once.
async fn take_in(files: &Files, plan: Plan) -> Result<Arrival> {
    let Plan { upload, parts } = plan;
    let sent = Key::new(upload.organization_id, upload.object_id);
    if files.store.head(sent).await?.is_none() {
        match &upload.store_upload {
            None => return Err(not_there_yet()),
            Some(store_upload) => join(files, sent, &upload, store_upload, parts).await?,
        }
    }
    let purpose = Purpose::from(upload.purpose);
    let (name, declared) = (&upload.file_name, upload.media_type.as_deref());
    let found = match intake::inspect(&*files.store, sent, name, declared, purpose).await {
        Ok(found) => found,
        Err(Refusal::Kind(refusal)) => {
            files.store.delete(sent).await?;
            return Err(refusal.into());
        }
        Err(Refusal::Store(error)) => return Err(error.into()),
    };
    if let Some(wanted) = &upload.sha256
        && wanted[..] != found.stored.sha256.0
    {
        files.store.delete(sent).await?;
        return Err(storage::Error::Mismatch.into());
    }
    let scan_status = match files.scanner.is_configured() {
        true => ScanStatus::Pending,
        false => ScanStatus::NotConfigured,
    };
    if found.kind.is_picture() {
        return cleaned(files, upload, found, scan_status).await;
    }
    Ok(Arrival {
        file_id: upload.object_id,
        kind: found.kind.into(),
        size_bytes: i64::try_from(found.stored.size).map_err(Error::internal)?,
        sha256: found.stored.sha256.0.to_vec(),
        pixels: None,
        thumbnail: None,
        scan_status,
        upload,
    })
}

/// Makes one object of the parts.
async fn join(
    files: &Files,
    key: Key,
    upload: &Upload,
    store_upload: &str,
    arrived: Vec<ArrivedPart>,
) -> Result<()> {
    let awaited = crate::links::pieces(upload.size_bytes);
    let complete = arrived.len() == awaited.len()
        && arrived
            .iter()
            .zip(&awaited)
            .all(|(part, awaited)| (part.number, part.size_bytes) == *awaited);
    if !complete {
        return Err(storage::Error::BadParts.into());
    }
    let parts: Result<Vec<Part>> = arrived
        .into_iter()
        .map(|part| {
            Ok(Part {
                number: u16::try_from(part.number).map_err(Error::internal)?,
                tag: part.tag,
            })
        })
        .collect();
    let store_upload = UploadId::parse(store_upload)?;
    files
        .store
        .complete_upload(key, store_upload, parts?)
        .await?;
    Ok(())
}

/// Keeps the picture without anything but its pixels, beside what was sent; that is discarded once this is recorded.
async fn cleaned(
    files: &Files,
    upload: Upload,
    found: Found,
    scan_status: ScanStatus,
) -> Result<Arrival> {
    let sent = Key::new(upload.organization_id, upload.object_id);
    let object = files.store.get(sent, None).await?;
    let pieces: Vec<Bytes> = object
        .body
        .try_collect()
        .await
        .map_err(storage::Error::BodyBroken)?;
    let bytes = Bytes::from(pieces.concat());
    let (picture, small) = files
        .workshop
        .work(bytes, found.kind, THUMBNAIL_SIDE)
        .await?;
    let sha256 = Sha256::of(&picture.bytes);
    let size = u64::try_from(picture.bytes.len()).map_err(Error::internal)?;
    let kept = Key::new(upload.organization_id, upload.kept_id);
    let expect = Expect {
        size,
        sha256: Some(sha256),
    };
    match files.store.put(kept, expect, once(picture.bytes)).await {
        // An earlier try got this far: the same picture makes the same bytes.
        Ok(_) | Err(storage::Error::AlreadyExists) => {}
        Err(error) => return Err(error.into()),
    }
    let pixel = |count: u32| i32::try_from(count).map_err(Error::internal);
    Ok(Arrival {
        file_id: upload.kept_id,
        kind: picture.kind.into(),
        size_bytes: i64::try_from(size).map_err(Error::internal)?,
        sha256: sha256.0.to_vec(),
        pixels: Some((pixel(picture.width)?, pixel(picture.height)?)),
        thumbnail: small.map(|small| data_address(small.kind, &small.bytes)),
        scan_status,
        upload,
    })
}

/// Writes down what is kept, and leaves the rest of the work.
async fn keep(cx: &mut Context, arrival: Arrival) -> Result<Uuid> {
    let Arrival {
        upload, file_id, ..
    } = &arrival;
    cx.about_client(upload.client_id);
    let small = arrival.thumbnail.as_deref();
    let small = small.map(|small| cx.seal(&thumbnail_place(*file_id), small));
    let (now, person) = (cx.now(), cx.user()?.profile);
    let (width, height) = arrival.pixels.unzip();
    cx.execute(
        &statements::CREATE_STORED_FILE,
        &[
            file_id,
            &upload.organization_id,
            &upload.client_id,
            &arrival.kind,
            &arrival.size_bytes,
            &arrival.sha256,
            &width,
            &height,
            &small.transpose()?,
            &arrival.scan_status,
            &person,
        ],
    )
    .await?;
    let until = now.checked_add(AWAITED).map_err(Error::internal)?;
    cx.execute(&statements::FINISH_UPLOAD, &[&upload.id, file_id, &until])
        .await?;
    if *file_id != upload.object_id {
        let ended = EndedUpload {
            upload_id: upload.id,
        };
        cx.enqueue_outbound::<DiscardLeftovers>(&ended, Enqueue::now())
            .await?;
    }
    if arrival.scan_status == ScanStatus::Pending {
        let waiting = WaitingFile { file_id: *file_id };
        cx.enqueue_outbound::<ScanWaitingFile>(&waiting, Enqueue::now())
            .await?;
    }
    Ok(*file_id)
}

fn data_address(kind: storage::Kind, bytes: &[u8]) -> String {
    use base64::Engine;
    let body = base64::engine::general_purpose::STANDARD.encode(bytes);
    format!("data:{};base64,{body}", kind.media_type())
}

fn not_there_yet() -> Error {
    Error::conflict("The file has not arrived yet. Send it, then finish the upload.")
}
