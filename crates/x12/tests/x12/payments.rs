//! Payments made by chance, which add up.

use proptest::prelude::*;
use x12::professional::Party;
use x12::remittance::{
    Adjustment, ClaimPayment, Group, LinePayment, ProviderAdjustment, Remittance,
};

use crate::samples::{address, code, day, name, npi, words};

fn adjusted() -> impl Strategy<Value = Vec<Adjustment>> {
    prop::collection::vec(
        (
            prop::sample::select(vec![
                (Group::Contractual, "45"),
                (Group::Patient, "1"),
                (Group::Patient, "2"),
                (Group::Patient, "3"),
                (Group::Other, "23"),
                (Group::Payer, "94"),
            ]),
            1_i64..5000,
        ),
        0..4,
    )
    .prop_map(|list| {
        list.into_iter()
            .map(|((group, reason), amount)| Adjustment {
                group,
                reason: reason.to_owned(),
                amount,
            })
            .collect()
    })
}

fn line_payment() -> impl Strategy<Value = LinePayment> {
    (
        code("[A-Z0-9]{4,20}"),
        prop::sample::select(vec!["90791", "90834", "90837"]),
        0_i64..30_000,
        adjusted(),
        day(),
        prop::option::of(0_i64..30_000),
    )
        .prop_map(
            |(number, code, paid, adjustments, date, allowed)| LinePayment {
                number: Some(number),
                code: code.to_owned(),
                modifiers: vec!["95".to_owned()],
                charge: paid + adjustments.iter().map(|a| a.amount).sum::<i64>(),
                paid,
                units: Some("1".to_owned()),
                date: Some(date),
                allowed,
                adjustments,
                remarks: Vec::new(),
            },
        )
}

fn claim_payment() -> impl Strategy<Value = ClaimPayment> {
    (
        code("C[0-9]{5,12}"),
        prop::option::of(code("P[0-9]{6}")),
        name(),
        code("[A-Z0-9]{6,12}"),
        prop::collection::vec(line_payment(), 1..5),
    )
        .prop_map(|(claim, payer_number, patient, member_id, lines)| {
            let share = |line: &LinePayment| {
                let shares = line
                    .adjustments
                    .iter()
                    .filter(|a| a.group == Group::Patient);
                shares.map(|a| a.amount).sum::<i64>()
            };
            ClaimPayment {
                claim,
                status: "1".to_owned(),
                charge: lines.iter().map(|line| line.charge).sum(),
                paid: lines.iter().map(|line| line.paid).sum(),
                patient_responsibility: Some(lines.iter().map(share).sum()),
                payer_number: payer_number.or(Some("P1".to_owned())),
                patient,
                member_id: Some(member_id),
                adjustments: Vec::new(),
                lines,
                remarks: Vec::new(),
            }
        })
}

/// A payment that adds up.
pub fn remittance() -> impl Strategy<Value = Remittance> {
    let taken = prop::option::of((
        prop::sample::select(vec!["WO", "L6", "FB"]),
        -3000_i64..3000,
    ));
    (
        (words(20), code("1[0-9]{9}")),
        address(),
        (words(20), npi()),
        day(),
        code("[A-Z0-9]{5,20}"),
        prop::collection::vec(claim_payment(), 1..6),
        taken,
    )
        .prop_map(
            |(payer, payer_address, payee, paid_on, trace, claims, taken)| {
                let provider_adjustments: Vec<_> = taken
                    .into_iter()
                    .map(|(reason, amount)| ProviderAdjustment {
                        reason: reason.to_owned(),
                        reference: Some("REF1".to_owned()),
                        amount,
                    })
                    .collect();
                let taken: i64 = provider_adjustments.iter().map(|a| a.amount).sum();
                let paid = claims.iter().map(|claim| claim.paid).sum::<i64>() - taken;
                Remittance {
                    payer: Party {
                        name: payer.0,
                        id: payer.1,
                    },
                    payer_address: Some(payer_address),
                    payee: Party {
                        name: payee.0,
                        id: payee.1,
                    },
                    method: if paid == 0 { "NON" } else { "CHK" }.to_owned(),
                    paid,
                    paid_on,
                    trace,
                    claims,
                    provider_adjustments,
                }
            },
        )
}
