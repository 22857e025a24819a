//! What partners answer: understood by kind, and written down where it belongs.

use kernel::prelude::*;
use x12::{Interchange, acknowledgment, claim_status};

use crate::claim::{self, ClaimStatus};
use crate::file::{self, Direction, FileKind, NewFile};
use crate::{remittance, statements};

/// A claim that is about to take a step.
#[derive(Clone, Debug, Row)]
pub struct Standing {
    /// Its id.
    pub id: Uuid,
    /// Our number.
    pub number: String,
    /// Where it stands.
    pub status: ClaimStatus,
    /// Whose.
    pub client_id: kernel::id::ClientId,
    /// Its version.
    pub row_version: i32,
    /// Whether it corrects another one.
    pub kind: claim::ClaimKind,
    /// The claim it corrects.
    pub replaces_id: Option<Uuid>,
}

/// Reads a file of any kind. The inner error says why it cannot be read; then nothing of it was kept.
pub async fn read(cx: &mut Context, name: &str, content: &[u8]) -> Result<Result<(), String>> {
    let interchange = match Interchange::read(content) {
        Ok(interchange) => interchange,
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    let set = interchange
        .groups
        .first()
        .and_then(|group| group.transactions.first())
        .map(|first| first.set);
    let file = |kind| NewFile {
        direction: Direction::Inbound,
        kind,
        name,
        number: interchange.number,
        content,
    };
    match set {
        Some("999") => match acknowledgment::read(content) {
            Ok(answers) => acknowledged(cx, file(FileKind::Acknowledgment), &answers).await,
            Err(fault) => Ok(Err(fault.to_string())),
        },
        Some("277") => match claim_status::read(content) {
            Ok(report) => reported(cx, file(FileKind::ClaimStatus), &report).await,
            Err(fault) => Ok(Err(fault.to_string())),
        },
        Some("835") => match remittance::import(cx, name, content).await? {
            Ok(_) => Ok(Ok(())),
            Err(refusal) => Ok(Err(refusal)),
        },
        _ => Ok(Err(
            "It is none of the answers known here: 999, 277CA, 835.".to_owned(),
        )),
    }
}

/// A file of ours was understood, or not. If not, nothing in it was received, and its claims may be sent again.
async fn acknowledged(
    cx: &mut Context,
    file: NewFile<'_>,
    answers: &[acknowledgment::Acknowledgment],
) -> Result<Result<(), String>> {
    let Some(kept) = file::keep(cx, file).await? else {
        return Ok(Ok(()));
    };
    for answer in answers {
        let number = i64::from(answer.group);
        let Some(sent) = cx.optional(&statements::SENT_FILE, &[&number]).await? else {
            continue;
        };
        cx.about(sent);
        let refused = matches!(answer.verdict, acknowledgment::Verdict::Rejected);
        let words: Vec<String> = answer
            .troubles
            .iter()
            .take(10)
            .map(acknowledgment::Trouble::words)
            .collect();
        let fault = match (refused, words.is_empty()) {
            (false, _) => None,
            (true, true) => Some("The partner did not understand the file.".to_owned()),
            (true, false) => Some(words.join(" ")),
        };
        let status = if refused { "rejected" } else { "accepted" };
        cx.execute(
            &statements::MARK_FILE,
            &[&sent, &status, &fault, &None::<Timestamp>],
        )
        .await?;
        if refused {
            let detail =
                "The clearinghouse did not understand the file: nothing in it was received.";
            for claim in cx.all(&statements::CLAIMS_OF_FILE, &[&sent]).await? {
                move_claim(cx, &claim, ClaimStatus::Rejected, detail, kept).await?;
            }
        }
    }
    Ok(Ok(()))
}

/// Each claim was taken in, or not.
async fn reported(
    cx: &mut Context,
    file: NewFile<'_>,
    report: &claim_status::Report,
) -> Result<Result<(), String>> {
    let Some(kept) = file::keep(cx, file).await? else {
        return Ok(Ok(()));
    };
    let numbers: Vec<&str> = report
        .claims
        .iter()
        .map(|claim| claim.claim.as_str())
        .collect();
    for claim in cx.all(&statements::CLAIM_BY_NUMBER, &[&numbers]).await? {
        for answer in report
            .claims
            .iter()
            .filter(|answer| answer.claim == claim.number)
        {
            let words: Vec<String> = answer
                .statuses
                .iter()
                .map(claim_status::Status::words)
                .collect();
            let next = match (
                answer.rejected(),
                answer.statuses.iter().all(claim_status::Status::accepts),
            ) {
                (true, _) => ClaimStatus::Rejected,
                (false, true) => ClaimStatus::Accepted,
                (false, false) => continue,
            };
            if let Some(number) = &answer.payer_number {
                cx.execute(&statements::SET_PAYER_CLAIM_NUMBER, &[&claim.id, &number])
                    .await?;
            }
            move_claim(cx, &claim, next, &words.join(" "), kept).await?;
        }
    }
    Ok(Ok(()))
}

/// Takes the step if it can still be taken: answers may come late, doubled and out of order, and what was decided since stands.
async fn move_claim(
    cx: &mut Context,
    claim: &Standing,
    next: ClaimStatus,
    detail: &str,
    file: Uuid,
) -> Result<()> {
    if !claim.status.may_become(next) {
        return Ok(());
    }
    cx.about(claim.id);
    cx.about_client(claim.client_id);
    let detail: String = detail.chars().take(1000).collect();
    claim::step(
        cx,
        claim.id,
        (claim.status, next),
        Some(&detail),
        Some(file),
    )
    .await
}
