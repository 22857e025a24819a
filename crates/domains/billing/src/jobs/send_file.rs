//! Carries a file of claims to the clearinghouse. The file was numbered and written when it was queued, so that however often it is carried, it
//! is the same file with the same number, and the partner knows a repetition.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::OutboundJob;
use kernel::clearinghouse::{Clearing, Refusal};
use kernel::function::Outside;
use kernel::jobs::{Backoff, JobSpec, Verdict};
use kernel::prelude::*;
use std::time::Duration;

use crate::claim::{self, ClaimStatus};
use crate::file::place;
use crate::statements;

/// See the module.
pub struct SendClaimFile;

/// Which file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileToSend {
    /// The file.
    pub edi_file_id: Uuid,
}

/// A file as it lies in the database.
#[derive(Clone, Debug, Row)]
pub struct StoredFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub content_sealed: Vec<u8>,
    /// Where it stands.
    pub status: String,
}

/// An opened file; none if it left before.
pub struct Plan {
    id: Uuid,
    practice: Uuid,
    file: Option<(String, Vec<u8>)>,
}

/// What the clearinghouse said.
pub struct Reply {
    id: Uuid,
    answer: Option<Result<(), Refusal>>,
}

impl OutboundJob for SendClaimFile {
    const SPEC: JobSpec = JobSpec::new(
        "send-claim-file",
        "Carries a file of claims to the clearinghouse.",
    )
    .audits("edi_file")
    .attempts(12)
    .backoff(Backoff::new(
        Duration::from_secs(5),
        Duration::from_secs(3600),
    ));
    type Payload = FileToSend;
    type Plan = Plan;
    type Reply = Reply;

    async fn prepare(cx: &mut Context, payload: FileToSend) -> Result<Plan> {
        let id = payload.edi_file_id;
        let stored = cx.one("file", &statements::FILE_TO_SEND, &[&id]).await?;
        let file = if stored.status == "prepared" {
            let text = cx.open(&place(id), &stored.content_sealed)?;
            Some((stored.name, STANDARD.decode(text).map_err(Error::internal)?))
        } else {
            None
        };
        Ok(Plan {
            id,
            practice: cx.organization()?.into(),
            file,
        })
    }

    async fn call(outside: &Outside, plan: Plan) -> Result<Reply> {
        let id = plan.id;
        let Some((name, content)) = plan.file else {
            return Ok(Reply { id, answer: None });
        };
        let answer = match outside.party::<Clearing>("No clearinghouse is set up.") {
            Ok(clearing) => clearing.send(plan.practice, &name, &content).await,
            Err(_) => Err(Refusal {
                code: "not_configured",
            }),
        };
        Ok(Reply {
            id,
            answer: Some(answer),
        })
    }

    async fn record(cx: &mut Context, reply: Reply) -> Result<Verdict> {
        let id = reply.id;
        cx.about(id);
        match reply.answer {
            None => return Ok(Verdict::Done),
            Some(Err(Refusal { code })) => return Ok(Verdict::Again { code }),
            Some(Ok(())) => {}
        }
        let now = cx.now();
        cx.execute(
            &statements::MARK_FILE,
            &[&id, &"sent", &None::<String>, &now],
        )
        .await?;
        for claim in cx.all(&statements::CLAIMS_OF_FILE, &[&id]).await? {
            if claim.status == ClaimStatus::Queued {
                claim::step(
                    cx,
                    claim.id,
                    (ClaimStatus::Queued, ClaimStatus::Submitted),
                    None,
                    Some(id),
                )
                .await?;
            }
        }
        Ok(Verdict::Done)
    }
}
