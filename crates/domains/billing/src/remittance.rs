//! Remittances: read, balanced, kept once, and posted.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::live::Topic;
use kernel::prelude::*;
use x12::remittance::{Adjustment, ClaimPayment, Group, Remittance as Payment, balance};

use crate::answers::Standing;
use crate::edi::line_number;
use crate::file::{self, Direction, FileKind, NewFile};
use crate::{matching, statements};

kernel::vocabulary! {
    /// Where a remittance stands.
    pub enum RemittanceStatus {
        /// It adds up and waits for somebody to post it.
        Imported = "imported" => "Ready to post",
        /// Its money is in the ledger.
        Posted = "posted" => "Posted",
    }
}

/// A payment of a payer.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Remittance {
    /// Its id.
    pub id: Uuid,
    /// Who paid.
    pub payer_name: String,
    /// The number of the cheque or transfer.
    pub trace_number: String,
    /// How: `ACH`, `CHK`, `NON` and so on.
    pub method: String,
    /// When.
    pub paid_on: Date,
    /// How much, in cents.
    pub paid_cents: i64,
    /// Charged on its claims.
    pub charged_cents: i64,
    /// Paid on its claims.
    pub claims_paid_cents: i64,
    /// Not owed by contract.
    pub contractual_cents: i64,
    /// Owed by the clients.
    pub patient_cents: i64,
    /// Neither.
    pub other_cents: i64,
    /// Taken for no claim in it.
    pub provider_cents: i64,
    /// How many claims.
    pub claims: i64,
    /// How many of them are not known here.
    pub unmatched_claims: i64,
    /// Where it stands.
    pub status: RemittanceStatus,
    /// When it was posted.
    pub posted_at: Option<Timestamp>,
    /// The version to send back when posting it.
    pub row_version: i32,
}

/// What was decided on one claim.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct RemittanceClaim {
    /// Its id.
    pub id: Uuid,
    /// Our number, as the payer gives it back.
    pub claim_number: String,
    /// Our claim; none if no claim of this number and amount is known, and none was found by hand.
    pub claim_id: Option<Uuid>,
    /// The claim was found by hand.
    pub matched_by_hand: bool,
    /// It is not for a claim of ours, as somebody decided.
    pub set_aside: bool,
    /// The patient, as the payer has the name.
    pub patient_name: String,
    /// What the payer did: `1` paid as first payer, `4` denied, `22` taken back.
    pub status_code: String,
    /// Charged, in cents.
    pub charged_cents: i64,
    /// Paid.
    pub paid_cents: i64,
    /// Owed by the patient.
    pub patient_cents: i64,
    /// Why not all was paid: `CO-45 30.00`, one for each reason.
    pub reasons: Vec<String>,
}

/// Our line, by which a payer's line is matched.
#[derive(Clone, Debug, Row)]
pub struct KnownLine {
    /// Its claim.
    pub claim_id: Uuid,
    /// Its id.
    pub id: Uuid,
    /// Its charge.
    pub charge_id: Uuid,
    /// Its code.
    pub code: String,
    /// Its day.
    pub service_on: Date,
    /// What it asks for, in cents.
    pub amount_cents: i64,
}

impl KnownLine {
    /// The same service, as far as its code, amount and day tell; the amount is negative when a payment is taken back.
    pub fn is(&self, code: &str, charged: i64, day: Option<Date>) -> bool {
        self.code == code
            && self.amount_cents == charged.abs()
            && day.is_none_or(|day| day == self.service_on)
    }
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The remittances, in order.
    pub ids: Vec<Uuid>,
    /// How many of them were here before.
    pub known: usize,
}

/// Reads a file, whole or not at all: every payment in it adds up, or the refusal says which sum does not. A payment that is here already is
/// left as it is.
pub async fn import(
    cx: &mut Context,
    name: &str,
    content: &[u8],
) -> Result<Result<Imported, String>> {
    let payments = match x12::remittance::read(content) {
        Ok(payments) => payments,
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    let mut totals = Vec::new();
    for payment in &payments {
        match balance::check(payment) {
            Ok(sums) => totals.push(sums),
            Err(wrong) => return Ok(Err(refusal(&wrong))),
        }
    }
    let number = x12::Interchange::read(content).map_or(0, |interchange| interchange.number);
    let file = NewFile {
        direction: Direction::Inbound,
        kind: FileKind::Remittance,
        name,
        number,
        content,
    };
    let file = file::keep(cx, file).await?;
    let mut imported = Imported {
        ids: Vec::new(),
        known: 0,
    };
    for (payment, totals) in payments.iter().zip(&totals) {
        let known = cx
            .optional(
                &statements::KNOWN_REMITTANCE,
                &[&payment.payer.id, &payment.trace],
            )
            .await?;
        match (known, file) {
            (Some(id), _) => {
                imported.ids.push(id);
                imported.known += 1;
            }
            (None, Some(file)) => imported.ids.push(keep(cx, file, payment, totals).await?),
            // The bytes were kept, so its payments were too.
            (None, None) => return Err(Error::internal("a file without its remittances")),
        }
    }
    Ok(Ok(imported))
}

fn refusal(wrong: &[balance::Imbalance]) -> String {
    let first: Vec<String> = wrong
        .iter()
        .take(3)
        .map(balance::Imbalance::words)
        .collect();
    let more = match wrong.len().saturating_sub(3) {
        0 => String::new(),
        more => format!(" And {more} more sums."),
    };
    format!(
        "The remittance does not add up, so nothing of it was taken in. {}{more} Ask the payer for a corrected file.",
        first.join(" ")
    )
}

async fn keep(
    cx: &mut Context,
    file: Uuid,
    payment: &Payment,
    totals: &balance::Totals,
) -> Result<Uuid> {
    let (id, practice) = (cx.new_id(), cx.organization()?);
    cx.execute(
        &statements::CREATE_REMITTANCE,
        &[
            &id,
            &practice,
            &file,
            &payment.payer.name,
            &payment.payer.id,
            &payment.trace,
            &payment.method,
            &payment.paid_on,
            &payment.paid,
            &totals.charged,
            &totals.paid,
            &totals.contractual,
            &totals.patient,
            &totals.other,
            &totals.provider,
        ],
    )
    .await?;
    cx.announce(Topic::Payments)?;
    let numbers: Vec<&str> = payment
        .claims
        .iter()
        .map(|claim| claim.claim.as_str())
        .collect();
    let claims = cx.all(&statements::CLAIM_BY_NUMBER, &[&numbers]).await?;
    let ids: Vec<Uuid> = claims.iter().map(|claim| claim.id).collect();
    let lines = cx.all(&statements::KNOWN_LINES, &[&ids]).await?;
    let known: HashMap<&str, &Standing> = claims
        .iter()
        .map(|claim| (claim.number.as_str(), claim))
        .collect();
    for (index, claim) in payment.claims.iter().enumerate() {
        let ours = known.get(claim.claim.as_str()).copied();
        keep_claim(cx, (id, index), claim, ours, &lines).await?;
    }
    for adjustment in &payment.provider_adjustments {
        let line = cx.new_id();
        let none = None::<Uuid>;
        cx.execute(
            &statements::CREATE_REMITTANCE_ADJUSTMENT,
            &[
                &line,
                &practice,
                &id,
                &none,
                &none,
                &"PLB",
                &adjustment.reason,
                &adjustment.amount,
            ],
        )
        .await?;
    }
    Ok(id)
}

async fn keep_claim(
    cx: &mut Context,
    (remittance, index): (Uuid, usize),
    claim: &ClaimPayment,
    ours: Option<&Standing>,
    lines: &[KnownLine],
) -> Result<()> {
    let (id, practice) = (cx.new_id(), cx.organization()?);
    let position = i32::try_from(index + 1).map_err(Error::internal)?;
    // A number alone is not enough: the charge must be the same, or, for a reversal, its opposite.
    let of_ours = |line: &&KnownLine| ours.is_some_and(|ours| ours.id == line.claim_id);
    let asked: i64 = lines
        .iter()
        .filter(of_ours)
        .map(|line| line.amount_cents)
        .sum();
    let ours = ours.filter(|_| claim.charge.abs() == asked);
    if let Some(ours) = ours {
        cx.about_client(ours.client_id);
    }
    let name = format!("{} {}", claim.patient.first, claim.patient.last);
    let name = match name.trim() {
        "" => "Not named",
        name => name,
    };
    let member = claim.member_id.as_deref().filter(|id| !id.is_empty());
    let sealed = member
        .map(|member| cx.seal(&matching::member_id_place(id), member))
        .transpose()?;
    let last_four: Option<String> = member.map(|member| {
        let signs: Vec<char> = member.chars().collect();
        signs[signs.len().saturating_sub(4)..].iter().collect()
    });
    cx.execute(
        &statements::CREATE_REMITTANCE_CLAIM,
        &[
            &id,
            &practice,
            &remittance,
            &position,
            &claim.claim,
            &ours.map(|ours| ours.id),
            &name,
            &claim.status,
            &claim.charge,
            &claim.paid,
            &claim.sum(Group::Patient),
            &claim.payer_number,
            &sealed,
            &last_four,
        ],
    )
    .await?;
    adjustments(cx, (remittance, id, None), &claim.adjustments).await?;
    let mut free: Vec<&KnownLine> = lines
        .iter()
        .filter(|line| ours.is_some_and(|ours| ours.id == line.claim_id))
        .collect();
    for (index, line) in claim.lines.iter().enumerate() {
        let by_number = free
            .iter()
            .position(|known| line.number.as_deref() == Some(line_number(known.id).as_str()));
        let found = by_number
            .or_else(|| {
                free.iter()
                    .position(|known| known.is(&line.code, line.charge, line.date))
            })
            .map(|found| free.remove(found));
        let line_id = cx.new_id();
        let position = i32::try_from(index + 1).map_err(Error::internal)?;
        cx.execute(
            &statements::CREATE_REMITTANCE_LINE,
            &[
                &line_id,
                &practice,
                &id,
                &position,
                &line.code,
                &line.date,
                &line.charge,
                &line.paid,
                &line.allowed,
                &found.map(|found| found.charge_id),
            ],
        )
        .await?;
        adjustments(cx, (remittance, id, Some(line_id)), &line.adjustments).await?;
    }
    Ok(())
}

async fn adjustments(
    cx: &mut Context,
    (remittance, claim, line): (Uuid, Uuid, Option<Uuid>),
    list: &[Adjustment],
) -> Result<()> {
    let practice = cx.organization()?;
    for adjustment in list {
        let id = cx.new_id();
        cx.execute(
            &statements::CREATE_REMITTANCE_ADJUSTMENT,
            &[
                &id,
                &practice,
                &remittance,
                &Some(claim),
                &line,
                &adjustment.group.code(),
                &adjustment.reason,
                &adjustment.amount,
            ],
        )
        .await?;
    }
    Ok(())
}
