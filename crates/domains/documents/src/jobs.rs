//! What happens here without anybody asking: files are scanned, and what nobody finished is swept.

use std::time::Duration;

use kernel::function::Outside;
use kernel::jobs::{CatchUp, Enqueue, Schedule, Slot, Verdict};
use kernel::prelude::*;
use kernel::{Job, JobEntry, JobSpec, OutboundJob};
use storage::{Key, UploadId};

use crate::files::Files;
use crate::scanning::{self, Finding, ToScan};
use crate::statements;
use crate::upload::UploadStatus;

/// The jobs of this domain.
pub static JOBS: &[JobEntry] = &[
    JobEntry::outbound::<ScanWaitingFile>(),
    JobEntry::outbound::<DiscardLeftovers>(),
    JobEntry::of::<SweepUploads>(),
];

/// What the calendar starts.
pub static SCHEDULES: &[Schedule] = &[Schedule::of::<SweepUploads>(
    "sweep-uploads",
    "17 * * * *",
    CatchUp::Latest,
)];

/// How many uploads or files one sweep takes; the next takes the rest.
const AT_A_TIME: i64 = 500;

/// Which file.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct WaitingFile {
    /// The file.
    pub file_id: Uuid,
}

/// Asks the malware scanner about a file that waits for it.
pub struct ScanWaitingFile;

impl OutboundJob for ScanWaitingFile {
    const SPEC: JobSpec = JobSpec::new(
        "scan-waiting-file",
        "Asks the malware scanner about a file that waits for it.",
    )
    .audits("file")
    .deadline(Duration::from_secs(600));
    type Payload = WaitingFile;
    type Plan = Option<ToScan>;
    type Reply = Option<Finding>;

    async fn prepare(cx: &mut Context, waiting: WaitingFile) -> Result<Option<ToScan>> {
        let file: Option<ToScan> = cx
            .optional(&statements::GET_FILE_TO_SCAN, &[&waiting.file_id])
            .await?;
        use crate::file::ScanStatus::{Failed, Pending};
        Ok(file.filter(|file| matches!(file.scan_status, Pending | Failed)))
    }

    async fn call(outside: &Outside, file: Option<ToScan>) -> Result<Option<Finding>> {
        let files = Files::from(outside)?;
        match file {
            Some(file) => scanning::ask(&files, &file).await.map(Some),
            None => Ok(None),
        }
    }

    async fn record(cx: &mut Context, finding: Option<Finding>) -> Result<Verdict> {
        let Some(finding) = finding else {
            return Ok(Verdict::Done);
        };
        scanning::record(cx, &finding).await?;
        Ok(match &finding.verdict {
            storage::scan::Verdict::Failed(failure) if scanning::may_pass(failure) => {
                Verdict::Again {
                    code: "scanner_unavailable",
                }
            }
            // The scanner was taken away meanwhile: the file waits on, and the sweep asks again.
            _ => Verdict::Done,
        })
    }
}

/// Which upload.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct EndedUpload {
    /// The upload.
    pub upload_id: Uuid,
}

/// What an upload left in the store.
#[derive(Clone, Debug, Row)]
pub struct Leftovers {
    /// The upload.
    pub id: Uuid,
    /// The practice.
    pub organization_id: Uuid,
    /// Where its bytes arrived.
    pub object_id: Uuid,
    /// Where the picture went that was made of them.
    pub kept_id: Uuid,
    /// What the store calls it, if it came in parts.
    pub store_upload: Option<String>,
    /// How it ended.
    pub status: UploadStatus,
    /// The file it became.
    pub file_id: Option<Uuid>,
}

impl Leftovers {
    /// The objects that nothing holds on to: all of an abandoned upload's, and otherwise all but the file.
    fn objects(&self) -> Vec<Uuid> {
        let both = [self.object_id, self.kept_id];
        match self.status {
            UploadStatus::Open => vec![],
            UploadStatus::Abandoned => both.to_vec(),
            UploadStatus::Finished | UploadStatus::Used => both
                .into_iter()
                .filter(|id| Some(*id) != self.file_id)
                .collect(),
        }
    }
}

/// Takes out of the store what an ended upload left there: what was sent, once a clean picture was made of it, or all of
/// an abandoned one.
pub struct DiscardLeftovers;

impl OutboundJob for DiscardLeftovers {
    const SPEC: JobSpec = JobSpec::new(
        "discard-leftovers",
        "Takes out of the store what an ended upload left there.",
    )
    .audits("file")
    .attempts(10);
    type Payload = EndedUpload;
    type Plan = Option<Leftovers>;
    type Reply = Option<Leftovers>;

    async fn prepare(cx: &mut Context, ended: EndedUpload) -> Result<Option<Leftovers>> {
        cx.optional(&statements::GET_LEFTOVERS, &[&ended.upload_id])
            .await
    }

    async fn call(outside: &Outside, left: Option<Leftovers>) -> Result<Option<Leftovers>> {
        let files = Files::from(outside)?;
        if let Some(left) = &left {
            for object in left.objects() {
                let key = Key::new(left.organization_id, object);
                files.store.delete(key).await?;
            }
            if let (UploadStatus::Abandoned, Some(upload)) = (left.status, &left.store_upload) {
                let key = Key::new(left.organization_id, left.object_id);
                let upload = UploadId::parse(upload)?;
                files.store.abort_upload(key, upload).await?;
            }
        }
        Ok(left)
    }

    async fn record(cx: &mut Context, left: Option<Leftovers>) -> Result<Verdict> {
        if let Some(left) = left
            && let (UploadStatus::Abandoned, Some(file)) = (left.status, left.file_id)
        {
            let now = cx.now();
            cx.about(file);
            cx.execute(&statements::MARK_FILE_REMOVED, &[&file, &now])
                .await?;
        }
        Ok(Verdict::Done)
    }
}

/// Ends uploads whose time is over, and sends files that wait for the scanner there again.
pub struct SweepUploads;

impl Job for SweepUploads {
    const SPEC: JobSpec = JobSpec::new(
        "sweep-uploads",
        "Ends uploads that nobody finished, and has waiting files scanned again.",
    )
    .audits("file");
    type Payload = Slot;

    async fn run(cx: &mut Context, slot: Slot) -> Result<()> {
        let now = cx.now();
        let ended: Vec<Uuid> = cx
            .all(&statements::ABANDON_UPLOADS, &[&now, &AT_A_TIME])
            .await?;
        for upload_id in &ended {
            let ended = EndedUpload {
                upload_id: *upload_id,
            };
            cx.enqueue_outbound::<DiscardLeftovers>(&ended, Enqueue::now())
                .await?;
        }
        let waiting: Vec<Uuid> = cx
            .all(&statements::GET_WAITING_FILES, &[&AT_A_TIME])
            .await?;
        for file_id in &waiting {
            // Once for each sweep: a scan that is still under way is not asked for twice.
            let once = format!("scan {file_id} {}", slot.scheduled_for);
            let waiting = WaitingFile { file_id: *file_id };
            cx.enqueue_outbound::<ScanWaitingFile>(&waiting, Enqueue::now().once(once))
                .await?;
        }
        cx.count("uploads_ended", count(&ended));
        cx.count("files_waiting", count(&waiting));
        Ok(())
    }
}

fn count(rows: &[Uuid]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(status: UploadStatus, file: Option<u128>) -> Leftovers {
        Leftovers {
            id: Uuid::from_u128(9),
            organization_id: Uuid::from_u128(8),
            object_id: Uuid::from_u128(1),
            kept_id: Uuid::from_u128(2),
            store_upload: None,
            status,
            file_id: file.map(Uuid::from_u128),
        }
    }

    #[test]
    fn the_file_itself_is_never_a_leftover_and_an_open_upload_has_none() {
        assert!(left(UploadStatus::Open, None).objects().is_empty());
        assert_eq!(
            left(UploadStatus::Finished, Some(2)).objects(),
            [Uuid::from_u128(1)]
        );
        assert_eq!(
            left(UploadStatus::Used, Some(1)).objects(),
            [Uuid::from_u128(2)]
        );
        assert_eq!(left(UploadStatus::Abandoned, None).objects().len(), 2);
        assert_eq!(left(UploadStatus::Abandoned, Some(2)).objects().len(), 2);
    }
}
