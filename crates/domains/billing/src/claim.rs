//! Claims: bills to payers.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

kernel::vocabulary! {
    /// Where a claim stands.
    pub enum ClaimStatus {
        /// Made, not sent.
        Draft = "draft" => "Draft",
        /// In a file that is about to leave.
        Queued = "queued" => "Queued",
        /// Sent; nothing heard yet.
        Submitted = "submitted" => "Submitted",
        /// Taken in by the payer.
        Accepted = "accepted" => "Accepted",
        /// Turned away: it was never decided on, and may be sent again once it is right.
        Rejected = "rejected" => "Rejected",
        /// Decided: nothing is paid.
        Denied = "denied" => "Denied",
        /// Something was paid, something is open with insurance.
        PartiallyPaid = "partially_paid" => "Partly paid",
        /// Decided, nothing is open with insurance.
        Paid = "paid" => "Paid",
        /// The payer took its decision back, and may make another.
        Reversed = "reversed" => "Taken back",
        /// Withdrawn: no payer took it in, or the payer voided it.
        Void = "void" => "Void",
    }
}

impl ClaimStatus {
    /// Whether a claim that stands here may come to stand there. Its twin is `app.claim_may_become`.
    pub fn may_become(self, next: ClaimStatus) -> bool {
        use ClaimStatus::*;
        match self {
            Draft => matches!(next, Queued | Void),
            Queued => matches!(next, Submitted),
            Submitted => matches!(
                next,
                Accepted | Rejected | Denied | PartiallyPaid | Paid | Reversed
            ),
            Accepted => matches!(next, Rejected | Denied | PartiallyPaid | Paid | Reversed),
            Rejected => matches!(next, Queued | Void),
            Denied => matches!(next, PartiallyPaid | Paid | Reversed),
            PartiallyPaid => matches!(next, Denied | Paid | Reversed),
            Paid => matches!(next, Denied | PartiallyPaid | Reversed),
            Reversed => matches!(next, Denied | PartiallyPaid | Paid | Void),
            Void => false,
        }
    }

    /// The payer decided on it: it may be replaced, or the payer be asked to void it.
    pub fn may_be_corrected(self) -> bool {
        matches!(
            self,
            ClaimStatus::Denied | ClaimStatus::PartiallyPaid | ClaimStatus::Paid
        )
    }

    /// The payer has it and may pay on it, or has paid.
    pub fn is_with_payer(self) -> bool {
        self == ClaimStatus::Paid || self.may_become(ClaimStatus::Paid)
    }
}

kernel::vocabulary! {
    /// Whether a claim corrects another one.
    pub enum ClaimKind {
        /// It is the first for its services.
        Original = "original" => "Claim",
        /// It replaces a claim that the payer decided on.
        Replacement = "replacement" => "Replacement",
        /// It asks the payer to void a claim that it decided on.
        VoidRequest = "void_request" => "Request to void",
    }
}

impl ClaimKind {
    /// `CLM05-3`, the frequency code: 1 original, 7 replacement, 8 void.
    pub fn frequency(self) -> char {
        match self {
            ClaimKind::Original => '1',
            ClaimKind::Replacement => '7',
            ClaimKind::VoidRequest => '8',
        }
    }
}

/// A claim, as a list shows it.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ClaimLine {
    /// Its id.
    pub id: Uuid,
    /// Our number.
    pub number: String,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// Who pays.
    pub payer_name: String,
    /// Who saw the client.
    pub clinician_name: String,
    /// First day of service.
    pub first_service_on: Date,
    /// How many services.
    pub services: i64,
    /// The charge in cents.
    pub total_cents: i64,
    /// Open with insurance, in cents.
    pub open_insurance_cents: i64,
    /// Where it stands.
    pub status: ClaimStatus,
    /// What the payer said last.
    pub last_detail: Option<String>,
    /// Whether it corrects another one.
    pub kind: ClaimKind,
    /// The claim it corrects.
    pub replaces_id: Option<Uuid>,
    /// The number of that claim.
    pub replaces_number: Option<String>,
    /// The claim that corrects it.
    pub corrected_by_id: Option<Uuid>,
    /// The number of that claim.
    pub corrected_by_number: Option<String>,
    /// The payer's own number of it.
    pub payer_claim_number: Option<String>,
    /// The CMS code of the place.
    pub place_of_service: String,
    /// The payer's authorization.
    pub authorization_number: Option<String>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// A service on a claim.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ClaimService {
    /// Its place.
    pub position: i16,
    /// The charge it asks money for.
    pub charge_id: Uuid,
    /// The code.
    pub code: String,
    /// Modifiers.
    pub modifiers: Vec<String>,
    /// The day.
    pub service_on: Date,
    /// Documented minutes.
    pub minutes: Option<i32>,
    /// Units.
    pub units: i32,
    /// In cents.
    pub amount_cents: i64,
    /// The diagnoses it was for, by their places.
    pub pointers: Vec<i16>,
    /// What insurance paid, in cents.
    pub insurance_paid_cents: i64,
    /// Not owed by contract, in cents.
    pub contractual_cents: i64,
    /// Open with the client, in cents.
    pub open_client_cents: i64,
}

/// A step of a claim.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ClaimStep {
    /// When.
    pub changed_at: Timestamp,
    /// From where; none for the first.
    pub from_status: Option<ClaimStatus>,
    /// To where.
    pub to_status: ClaimStatus,
    /// What was said.
    pub detail: Option<String>,
    /// The file that said it.
    pub file_name: Option<String>,
    /// Who took it, if a person.
    pub changed_by_name: Option<String>,
}

/// Everything about a claim that stands elsewhere too, as it is at this moment.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct ClaimFacts {
    pub id: Uuid,
    pub number: String,
    pub status: ClaimStatus,
    pub row_version: i32,
    pub place_of_service: String,
    pub total_cents: i64,
    pub authorization_number: Option<String>,
    pub client_id: ClientId,
    pub kind: ClaimKind,
    pub original_number: Option<String>,
    pub original_payer_number: Option<String>,
    pub practice_name: String,
    pub practice_npi: Option<String>,
    pub tax_id: Option<String>,
    pub taxonomy_code: Option<String>,
    pub street: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postal_code: Option<String>,
    pub contact_name: Option<String>,
    pub contact_phone: Option<String>,
    pub submitter_id: Option<String>,
    pub receiver_id: Option<String>,
    pub receiver_name: Option<String>,
    pub test_claims: bool,
    pub payer_id: Uuid,
    pub payer_name: String,
    pub payer_kind: String,
    pub payer_electronic_id: Option<String>,
    pub timely_filing_days: i32,
    pub policy_id: Uuid,
    pub rank: String,
    pub member_id_sealed: Vec<u8>,
    pub group_number: Option<String>,
    pub relationship: String,
    pub subscriber_name: Option<String>,
    pub subscriber_birth_date: Option<Date>,
    pub policy_from: Date,
    pub policy_to: Option<Date>,
    pub client_first_name: String,
    pub client_last_name: String,
    pub client_birth_date: Date,
    pub client_sex: String,
    pub client_street: Option<String>,
    pub client_city: Option<String>,
    pub client_state: Option<String>,
    pub client_postal_code: Option<String>,
    pub clinician_id: ProfileId,
    pub clinician_first_name: String,
    pub clinician_last_name: String,
    pub clinician_npi: Option<String>,
    pub clinician_taxonomy: Option<String>,
    pub location_name: Option<String>,
    pub location_street: Option<String>,
    pub location_city: Option<String>,
    pub location_state: Option<String>,
    pub location_postal_code: Option<String>,
    pub today: Date,
}

/// A service of one of several claims, with what the rules ask.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct LineFacts {
    pub claim_id: Uuid,
    pub id: Uuid,
    pub charge_id: Uuid,
    pub position: i16,
    pub code: String,
    pub modifiers: Vec<String>,
    pub service_on: Date,
    pub minutes: Option<i32>,
    pub units: i32,
    pub amount_cents: i64,
    pub pointers: Vec<i16>,
    pub add_on: bool,
}

/// A diagnosis of one of several claims, with whether the official list has it as billable on the first and the last day of service.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct DiagnosisFacts {
    pub claim_id: Uuid,
    pub position: i16,
    pub code: String,
    pub billable: bool,
}

/// A claim with everything that goes onto it.
#[derive(Clone, Debug)]
pub struct WholeClaim {
    /// What stands elsewhere too.
    pub facts: ClaimFacts,
    /// The client's number at the payer.
    pub member_id: String,
    /// The services in order.
    pub lines: Vec<LineFacts>,
    /// The diagnoses in order.
    pub diagnoses: Vec<DiagnosisFacts>,
}

/// Where the sealed member id of a policy stands: the same words as where the policy is written down.
pub fn member_id_place(policy: Uuid) -> String {
    format!("client_insurance.member_id/{policy}")
}

/// Reads claims whole. A claim that is not the caller's to see is not there.
pub async fn whole(cx: &mut Context, ids: &[Uuid]) -> Result<Vec<WholeClaim>> {
    use crate::statements as s;
    let now = cx.now();
    let facts = cx.all(&s::CLAIM_FACTS, &[&ids, &now]).await?;
    let mut lines = cx.all(&s::CLAIM_LINE_FACTS, &[&ids]).await?;
    let mut diagnoses = cx.all(&s::CLAIM_DIAGNOSIS_FACTS, &[&ids]).await?;
    let mut claims = Vec::with_capacity(facts.len());
    for facts in facts {
        cx.about_client(facts.client_id);
        cx.about(facts.id);
        let id = facts.id;
        claims.push(WholeClaim {
            member_id: cx.open(&member_id_place(facts.policy_id), &facts.member_id_sealed)?,
            lines: lines.extract_if(.., |line| line.claim_id == id).collect(),
            diagnoses: diagnoses
                .extract_if(.., |diagnosis| diagnosis.claim_id == id)
                .collect(),
            facts,
        });
    }
    Ok(claims)
}

/// Takes a step and writes it down. What the transition table forbids is a conflict.
pub async fn step(
    cx: &mut Context,
    claim: Uuid,
    (from, to): (ClaimStatus, ClaimStatus),
    detail: Option<&str>,
    file: Option<Uuid>,
) -> Result<()> {
    use crate::statements as s;
    if !from.may_become(to) {
        return Err(Error::conflict(format!(
            "A claim that is {} does not become {}.",
            from.label().to_lowercase(),
            to.label().to_lowercase()
        )));
    }
    let (history, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
    let person = cx.caller().user().map(|user| user.profile);
    cx.announce(Topic::Claims)?;
    cx.execute(&s::SET_CLAIM_STATUS, &[&claim, &to]).await?;
    cx.execute(
        &s::RECORD_CLAIM_STATUS,
        &[
            &history,
            &practice,
            &claim,
            &Some(from),
            &to,
            &detail,
            &file,
            &person,
            &now,
        ],
    )
    .await?;
    crate::notice::tell_submitter(cx, claim, to, history).await
}

#[cfg(test)]
mod tests {
    use super::ClaimStatus::{self, *};

    #[test]
    fn what_a_payer_took_in_is_never_withdrawn_or_sent_again() {
        for status in [Submitted, Accepted, Denied, PartiallyPaid, Paid] {
            assert!(
                !status.may_become(Void) && !status.may_become(Queued),
                "{status}"
            );
        }
        assert!(
            Rejected.may_become(Queued),
            "a rejected claim was never decided on"
        );
        assert!(ClaimStatus::ALL.iter().all(|next| !Void.may_become(*next)));
    }
}
