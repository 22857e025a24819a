//! Posting a remittance: its money moves in the ledger, claim by claim.
//!
//! What a claim says as a whole, without services, is spread over its charges in order: each takes of payment, contract and the client's share
//! what still fits into what is open on it, so that every charge stays whole.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::book;
use crate::claim::{self, ClaimStatus};
use crate::ledger::{Entry, Owed};
use crate::remittance::KnownLine;
use crate::{correction, statements};

/// A claim of a remittance, as it is posted.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct Decided {
    pub id: Uuid,
    pub claim_id: Option<Uuid>,
    pub client_id: Option<ClientId>,
    pub claim_status: Option<ClaimStatus>,
    pub status_code: String,
    pub paid_cents: i64,
    pub payer_claim_number: Option<String>,
    /// Of the claim as a whole, for no service: `CO` and `PI`.
    pub contractual_cents: i64,
    /// Of the claim as a whole, for no service: `PR`.
    pub patient_cents: i64,
}

/// A service of a remittance, as it is posted.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct DecidedLine {
    pub remittance_claim_id: Uuid,
    pub charge_id: Option<Uuid>,
    pub code: String,
    pub service_on: Option<Date>,
    pub charged_cents: i64,
    pub paid_cents: i64,
    pub contractual_cents: i64,
    pub patient_cents: i64,
}

/// What one charge is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Paid.
    pub paid: i64,
    /// Not owed by contract.
    pub contractual: i64,
    /// Owed by the client.
    pub client: i64,
}

/// Spreads what is said of a claim as a whole over what is open on its charges, in order. The last charge takes what fits nowhere, so that
/// nothing is lost.
pub fn spread(whole: Share, open: &[i64]) -> Vec<Share> {
    let mut rest = whole;
    let mut shares: Vec<Share> = open
        .iter()
        .map(|open| {
            let mut room = (*open).max(0);
            let mut take = |left: &mut i64| {
                let part = (*left).clamp(0, room);
                *left -= part;
                room -= part;
                part
            };
            Share {
                paid: take(&mut rest.paid),
                contractual: take(&mut rest.contractual),
                client: take(&mut rest.client),
            }
        })
        .collect();
    if let Some(last) = shares.last_mut() {
        last.paid += rest.paid;
        last.contractual += rest.contractual;
        last.client += rest.client;
    }
    shares
}

/// Which of our services each of the payer's is: as the file was read, else, for a claim found by hand, the same code, amount and day. Each
/// of ours is taken once.
fn places(lines: &[&DecidedLine], known: &[KnownLine]) -> Vec<Option<usize>> {
    let mut free: Vec<bool> = known
        .iter()
        .map(|ours| {
            lines
                .iter()
                .all(|line| line.charge_id != Some(ours.charge_id))
        })
        .collect();
    lines
        .iter()
        .map(|line| {
            if line.charge_id.is_some() {
                return known
                    .iter()
                    .position(|ours| line.charge_id == Some(ours.charge_id));
            }
            let place = known.iter().zip(&free).position(|(ours, free)| {
                *free && ours.is(&line.code, line.charged_cents, line.service_on)
            })?;
            free[place] = false;
            Some(place)
        })
        .collect()
}

/// Posts a remittance whose row the caller has locked.
pub async fn post(cx: &mut Context, remittance: Uuid, on: Date) -> Result<()> {
    post_claims(cx, (remittance, None), on).await?;
    let taken = cx
        .one("remittance", &statements::TAKEN_BY_PAYER, &[&remittance])
        .await?;
    book::record(cx, Entry::provider_adjustment(taken), on).await
}

/// Posts a payment whose claim was found after its remittance was posted: what stood unapplied is taken from there first, so that the
/// remittance comes to the same sum as before. The caller has locked the remittance.
pub async fn post_found(
    cx: &mut Context,
    (remittance, payment): (Uuid, Uuid),
    unapplied: i64,
    on: Date,
) -> Result<()> {
    book::record(cx, Entry::unmatched(-unapplied), on).await?;
    post_claims(cx, (remittance, Some(payment)), on).await
}

/// Posts the claims of a remittance, or one of them.
async fn post_claims(
    cx: &mut Context,
    (remittance, one): (Uuid, Option<Uuid>),
    on: Date,
) -> Result<()> {
    let claims = cx
        .all(&statements::DECIDED_CLAIMS, &[&remittance, &one])
        .await?;
    let lines = cx.all(&statements::DECIDED_LINES, &[&remittance]).await?;
    let mut clients = std::collections::BTreeSet::new();
    let mut standing = std::collections::BTreeMap::new();
    let mut voided = Vec::new();
    for claim in &claims {
        let lines: Vec<&DecidedLine> = lines
            .iter()
            .filter(|line| line.remittance_claim_id == claim.id)
            .collect();
        match (claim.claim_id, claim.client_id) {
            (Some(id), Some(client)) => {
                cx.about_client(client);
                book::alone_with(cx, client).await?;
                // A payer may take a decision back and make another one in the same file.
                let before = standing.get(&id).copied().or(claim.claim_status);
                let next = post_claim(cx, (id, client, before), claim, &lines, on).await?;
                if let Some(next) = next {
                    standing.insert(id, next);
                }
                if next == Some(ClaimStatus::Reversed) {
                    voided.extend(correction::taken_back(cx, id).await?);
                }
                clients.insert(client);
            }
            _ => book::record(cx, Entry::unmatched(claim.paid_cents), on).await?,
        }
    }
    for client in &clients {
        book::release_overpaid(cx, *client, on).await?;
    }
    for claim in voided {
        correction::free_charges(cx, claim).await?;
    }
    for client in clients {
        book::apply_credit(cx, client, on).await?;
    }
    Ok(())
}

/// Posts one claim; answers with where it stands then.
async fn post_claim(
    cx: &mut Context,
    (id, client, before): (Uuid, ClientId, Option<ClaimStatus>),
    claim: &Decided,
    lines: &[&DecidedLine],
    on: Date,
) -> Result<Option<ClaimStatus>> {
    let known = cx.all(&statements::KNOWN_LINES, &[&[id].to_vec()]).await?;
    let charges: Vec<Uuid> = known.iter().map(|line| line.charge_id).collect();
    let places = places(lines, &known);
    let mut shares = vec![Share::default(); charges.len()];
    let mut whole = Share {
        paid: claim.paid_cents,
        contractual: claim.contractual_cents,
        client: claim.patient_cents,
    };
    for (line, place) in lines.iter().zip(places) {
        match place {
            Some(place) => {
                whole.paid -= line.paid_cents;
                shares[place].paid += line.paid_cents;
                shares[place].contractual += line.contractual_cents;
                shares[place].client += line.patient_cents;
            }
            // A service we cannot tell apart is part of what is said of the claim as a whole: its payment is in there already.
            None => {
                whole.contractual += line.contractual_cents;
                whole.client += line.patient_cents;
            }
        }
    }
    let positions = book::positions(cx, &charges).await?;
    let open: Vec<i64> = charges
        .iter()
        .zip(&shares)
        .map(|(charge, share)| {
            let open = positions
                .get(charge)
                .map_or(0, |position| position.open_insurance);
            open - share.paid - share.contractual - share.client
        })
        .collect();
    for (share, more) in shares.iter_mut().zip(spread(whole, &open)) {
        share.paid += more.paid;
        share.contractual += more.contractual;
        share.client += more.client;
    }
    for (charge, share) in charges.iter().zip(&shares) {
        let owed = Owed {
            charge: *charge,
            client: client.into(),
        };
        book::record(
            cx,
            Entry::decision(owed, share.paid, share.contractual, share.client),
            on,
        )
        .await?;
    }
    book::settle(cx, &charges).await?;
    if let Some(number) = &claim.payer_claim_number {
        cx.execute(&statements::SET_PAYER_CLAIM_NUMBER, &[&id, &number])
            .await?;
    }
    let open: i64 = book::positions(cx, &charges)
        .await?
        .values()
        .map(|position| position.open_insurance)
        .sum();
    let next = match (claim.status_code.as_str(), claim.paid_cents, open) {
        ("22", _, _) => ClaimStatus::Reversed,
        ("4", 0, _) => ClaimStatus::Denied,
        (_, _, 0) => ClaimStatus::Paid,
        _ => ClaimStatus::PartiallyPaid,
    };
    match before {
        Some(now) if now.may_become(next) => {
            let detail = decision_words(claim);
            claim::step(cx, id, (now, next), Some(&detail), None).await?;
            Ok(Some(next))
        }
        _ => Ok(before),
    }
}

fn decision_words(claim: &Decided) -> String {
    let dollars = |cents: i64| format!("${}.{:02}", cents.abs() / 100, cents.abs() % 100);
    match claim.status_code.as_str() {
        "4" => "The payer denied the claim.".to_owned(),
        "22" => format!("The payer took back {}.", dollars(claim.paid_cents)),
        _ => format!("The payer paid {}.", dollars(claim.paid_cents)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_charge_takes_what_fits_and_the_last_the_rest() {
        let whole = Share {
            paid: 120,
            contractual: 30,
            client: 0,
        };
        let shares = spread(whole, &[100, 50]);
        assert_eq!(
            shares[0],
            Share {
                paid: 100,
                contractual: 0,
                client: 0
            }
        );
        assert_eq!(
            shares[1],
            Share {
                paid: 20,
                contractual: 30,
                client: 0
            }
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(paid in -5000_i64..5000, contractual in -500_i64..500, client in 0_i64..500, open in prop::collection::vec(-100_i64..4000, 1..6)) {
            let shares = spread(Share { paid, contractual, client }, &open);
            prop_assert_eq!(shares.iter().map(|s| s.paid).sum::<i64>(), paid);
            prop_assert_eq!(shares.iter().map(|s| s.contractual).sum::<i64>(), contractual);
            prop_assert_eq!(shares.iter().map(|s| s.client).sum::<i64>(), client);
        }
    }
}
