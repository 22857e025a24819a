//! Who hears what became of a claim.

use kernel::jobs::{Enqueue, Handoff};
use kernel::prelude::*;

use crate::claim::ClaimStatus;

/// What a person is told of a claim: a line in their bell.
#[derive(Clone, Debug, Serialize)]
struct Notice {
    profile_id: ProfileId,
    kind: &'static str,
    subject_id: Uuid,
    at: Timestamp,
}

const NOTIFY_PERSON: Handoff<Notice> = Handoff::to("notify-person");

/// Whoever sent a claim hears that it came back with nothing, even by a remittance they post themselves: one among many is overlooked.
pub(crate) async fn tell_submitter(
    cx: &mut Context,
    claim: Uuid,
    status: ClaimStatus,
    step: Uuid,
) -> Result<()> {
    let kind = match status {
        ClaimStatus::Rejected => "claim_rejected",
        ClaimStatus::Denied => "claim_denied",
        _ => return Ok(()),
    };
    let submitter = cx
        .optional(&crate::statements::LAST_SUBMITTER, &[&claim])
        .await?;
    let Some(profile_id) = submitter else {
        return Ok(());
    };
    let notice = Notice {
        profile_id: profile_id.into(),
        kind,
        subject_id: claim,
        at: cx.now(),
    };
    let once = Enqueue::now().once(format!("{kind}/{step}"));
    cx.hand_off(&NOTIFY_PERSON, &notice, once)
        .await
        .map(|_is_new| ())
}
