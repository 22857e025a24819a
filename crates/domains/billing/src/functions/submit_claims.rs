//! Submits claims: they are scrubbed once more, written into one file with the next number, and the file is carried to the clearinghouse by
//! the worker, as often as it takes. Nothing is queued when no clearinghouse is set up.

use kernel::clearinghouse::Clearing;
use kernel::function::{OutboundFunction, Outside};
use kernel::jobs::Enqueue;
use kernel::prelude::*;

use super::SomeClaims;
use crate::claim::{self, ClaimLine, ClaimStatus};
use crate::file::{self, Direction, FileKind, NewFile};
use crate::jobs::{FileToSend, SendClaimFile};
use crate::scrub::{scrub, stops};
use crate::{edi, statements};

/// How to set one up.
pub const HOW: &str = "No clearinghouse is set up. Name its folder in the settings: [clearinghouse] directory, or MENTALSPACE_CLEARINGHOUSE_DIR.";

/// See the module.
pub struct SubmitClaims;

impl OutboundFunction for SubmitClaims {
    const SPEC: Spec = Spec::write(
        "submit-claims",
        "Sends claims to the clearinghouse in one file.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = SomeClaims;
    type Output = Vec<ClaimLine>;
    type Plan = Vec<Uuid>;
    type Reply = Vec<Uuid>;

    async fn prepare(cx: &mut Context, input: SomeClaims) -> Result<Vec<Uuid>> {
        super::distinct(&input.claim_ids, "claim_ids")?;
        for id in &input.claim_ids {
            cx.one("claim", &statements::CLAIM_THERE, &[id]).await?;
        }
        Ok(input.claim_ids)
    }

    async fn call(outside: &Outside, claims: Vec<Uuid>) -> Result<Vec<Uuid>> {
        outside.party::<Clearing>(HOW)?;
        Ok(claims)
    }

    async fn record(cx: &mut Context, ids: Vec<Uuid>) -> Result<Vec<ClaimLine>> {
        let standing = cx.all(&statements::LOCK_CLAIMS, &[&ids]).await?;
        if let Some(claim) = standing
            .iter()
            .find(|claim| !claim.status.may_become(ClaimStatus::Queued))
        {
            return Err(Error::conflict(format!(
                "Claim {} is {} and cannot be submitted. Take it out of the selection.",
                claim.number,
                claim.status.label().to_lowercase()
            )));
        }
        let claims = claim::whole(cx, &ids).await?;
        for claim in &claims {
            if let Some(finding) = stops(&scrub(claim)) {
                return Err(Error::conflict(format!(
                    "Claim {}: {}",
                    claim.facts.number, finding.message
                )));
            }
        }
        let number = cx.one("number", &statements::NEXT_INTERCHANGE, &[]).await?;
        let number = u32::try_from(number).map_err(Error::internal)?;
        let at = cx.now().to_zoned(jiff::tz::TimeZone::UTC).datetime();
        let file = edi::submission(&claims, number, &format!("MS{number:09}"), at)?;
        let text = x12::professional::write(&file);
        let name = format!("claims-{number:09}.837");
        let kept = file::keep(
            cx,
            NewFile {
                direction: Direction::Outbound,
                kind: FileKind::Claims,
                name: &name,
                number,
                content: text.as_bytes(),
            },
        )
        .await?
        .ok_or_else(|| Error::internal("a file of ours was there before"))?;
        let practice = cx.organization()?;
        cx.execute(&statements::CREATE_SUBMISSION, &[&practice, &kept, &ids])
            .await?;
        for claim in &standing {
            claim::step(
                cx,
                claim.id,
                (claim.status, ClaimStatus::Queued),
                None,
                Some(kept),
            )
            .await?;
        }
        cx.enqueue_outbound::<SendClaimFile>(
            &FileToSend { edi_file_id: kept },
            Enqueue::now().once(format!("send/{kept}")),
        )
        .await?;
        cx.all(&statements::GET_SOME_CLAIMS, &[&ids]).await
    }

    fn example() -> SomeClaims {
        SomeClaims {
            claim_ids: vec![crate::example::DRAFT_CLAIM],
        }
    }
}
