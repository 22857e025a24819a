//! Corrections: claims that replace another one, or ask the payer to void it.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::answers::Standing;
use crate::charge::ChargeStatus;
use crate::claim::{self, ClaimKind, ClaimLine, ClaimStatus};
use crate::{book, statements};

/// What is corrected, as it is made.
#[derive(Clone, Debug)]
pub struct Correction<'a> {
    /// The claim that the payer decided on.
    pub original: Uuid,
    /// The version of it that was seen.
    pub row_version: i32,
    /// Replacement or request to void.
    pub kind: ClaimKind,
    /// Why.
    pub reason: &'a str,
    /// Where the client was seen, if that is corrected.
    pub place_of_service: Option<&'a str>,
    /// The payer's authorization, if that is corrected.
    pub authorization_number: Option<&'a str>,
    /// Charges whose modifiers are corrected.
    pub charges: &'a [Uuid],
    /// Their modifiers, one text each, with blanks between them.
    pub modifiers: &'a [String],
}

/// Makes the correction of a claim as a draft: the same services, diagnoses and policy.
pub async fn make(cx: &mut Context, correction: Correction<'_>) -> Result<ClaimLine> {
    let original = [correction.original].to_vec();
    cx.about(correction.original);
    cx.because(correction.reason);
    let claim = cx
        .one("claim", &statements::LOCK_CLAIMS, &[&original])
        .await?;
    if claim.row_version != correction.row_version {
        return Err(Error::version_conflict(claim.row_version));
    }
    cx.about_client(claim.client_id);
    if !claim.status.may_be_corrected() || claim.kind == ClaimKind::VoidRequest {
        return Err(Error::conflict(
            "Only a claim that the payer decided on is replaced or voided. One that was not sent or was rejected is withdrawn; for one that is on its way, wait for the decision.",
        ));
    }
    let (id, practice, now, person) = (
        cx.new_id(),
        cx.organization()?,
        cx.now(),
        cx.user()?.profile,
    );
    cx.about(id);
    cx.execute(
        &statements::CREATE_CORRECTION,
        &[
            &id,
            &practice,
            &correction.original,
            &correction.kind,
            &correction.reason,
            &correction.place_of_service,
            &correction.authorization_number,
        ],
    )
    .await
    .on_constraint("claims_corrected_once", || {
        Error::conflict("This claim has a correction already. Open that one, or withdraw it first.")
    })
    .on_constraint("claims_correction_reason_check", || {
        Error::invalid("reason", "Say in a few words why.")
    })
    .on_constraint("claims_place_of_service_check", || {
        Error::invalid("place_of_service", "Enter two digits, such as 11.")
    })?;
    cx.execute(
        &statements::COPY_CLAIM_DIAGNOSES,
        &[&practice, &id, &correction.original],
    )
    .await?;
    let asks_for_nothing = correction.kind == ClaimKind::VoidRequest;
    if !asks_for_nothing {
        cx.execute(&statements::VOID_CLAIM_LINES, &[&correction.original])
            .await?;
    }
    cx.execute(
        &statements::COPY_CLAIM_LINES,
        &[
            &practice,
            &id,
            &correction.original,
            &asks_for_nothing,
            &correction.charges,
            &correction.modifiers,
        ],
    )
    .await
    .on_constraint("claim_service_lines_modifiers_check", || {
        Error::invalid("lines", "A service has at most four modifiers.")
    })?;
    let history = cx.new_id();
    cx.execute(
        &statements::RECORD_CLAIM_STATUS,
        &[
            &history,
            &practice,
            &id,
            &None::<ClaimStatus>,
            &ClaimStatus::Draft,
            &Some(correction.reason),
            &None::<Uuid>,
            &Some(person),
            &now,
        ],
    )
    .await?;
    cx.announce(Topic::Claims)?;
    cx.announce(Topic::Charges)?;
    cx.one("claim", &statements::GET_SOME_CLAIMS, &[&[id].to_vec()])
        .await
}

/// A correction is withdrawn: the charges stand on the claim that it would have replaced, as before.
pub async fn give_back(cx: &mut Context, correction: &Standing) -> Result<()> {
    let Some(original) = correction.replaces_id else {
        return Ok(());
    };
    if correction.kind != ClaimKind::Replacement {
        return Ok(());
    }
    cx.execute(&statements::RESTORE_CLAIM_LINES, &[&original])
        .await?;
    let charges = cx.all(&statements::CHARGES_OF_CLAIM, &[&original]).await?;
    book::settle(cx, &charges).await
}

/// Nothing stands at the payer any more: the claim's charges may be corrected and stand on another one. What somebody paid on stays where its
/// money says.
pub async fn free_charges(cx: &mut Context, claim: Uuid) -> Result<()> {
    cx.execute(&statements::VOID_CLAIM_LINES, &[&claim]).await?;
    let charges = cx.all(&statements::CHARGES_OF_CLAIM, &[&claim]).await?;
    cx.announce(Topic::Charges)?;
    let positions = book::positions(cx, &charges).await?;
    let (free, touched): (Vec<Uuid>, Vec<Uuid>) = charges.into_iter().partition(|charge| {
        positions
            .get(charge)
            .is_some_and(|position| position.is_untouched() && position.open_client == 0)
    });
    let ready: Vec<&str> = free.iter().map(|_| ChargeStatus::Ready.as_str()).collect();
    cx.execute(&statements::SET_CHARGE_STATUS, &[&free, &ready])
        .await?;
    book::settle(cx, &touched).await
}

/// The payer took its decision back. If that was asked for, the claim and the request are done, and the claim is answered whose charges are
/// free, once the clients have back what they paid.
pub async fn taken_back(cx: &mut Context, claim: Uuid) -> Result<Option<Uuid>> {
    let Some(asked) = cx.optional(&statements::VOID_REQUEST_OF, &[&claim]).await? else {
        return Ok(None);
    };
    let both = cx
        .all(
            &statements::LOCK_CLAIMS,
            &[&[asked.original_id, asked.request_id].to_vec()],
        )
        .await?;
    let mut voided = None;
    for one in both {
        let steps: &[ClaimStatus] = if one.id == asked.original_id {
            &[ClaimStatus::Reversed, ClaimStatus::Void]
        } else {
            &[ClaimStatus::Reversed]
        };
        let mut now = one.status;
        for next in steps {
            if now.may_become(*next) {
                let words = "The payer voided the claim, as it was asked to.";
                claim::step(cx, one.id, (now, *next), Some(words), None).await?;
                now = *next;
                if now == ClaimStatus::Void {
                    voided = Some(one.id);
                }
            }
        }
    }
    Ok(voided)
}

/// A request to void that a payer has, and the claim it is about.
#[derive(Clone, Copy, Debug, Row)]
pub struct VoidRequest {
    /// The claim.
    pub original_id: Uuid,
    /// The request.
    pub request_id: Uuid,
}
