//! From the file to the payment.

use jiff::civil::Date;

use super::{Adjustment, ClaimPayment, Group, LinePayment, ProviderAdjustment, Remittance};
use crate::interchange::{Interchange, Transaction};
use crate::professional::{Address, Name, Party};
use crate::segment::{Segment, Walk};
use crate::{Fault, Result, when};

/// Reads every payment of a file. Segments we have no use for are passed over; those with money in them never are.
pub fn read(bytes: &[u8]) -> Result<Vec<Remittance>> {
    let interchange = Interchange::read(bytes)?;
    let payments: Vec<Remittance> = interchange
        .transactions("835")
        .map(payment)
        .collect::<Result<_>>()?;
    match payments.is_empty() {
        false => Ok(payments),
        true => Err(Fault::file("The file holds no remittance (835).")),
    }
}

fn payment(transaction: &Transaction<'_>) -> Result<Remittance> {
    let mut walk = Walk::over(&transaction.segments);
    let bpr = walk.expect("BPR")?;
    let trn = walk.expect("TRN")?;
    let amount = bpr.amount(2)?;
    let mut payment = Remittance {
        payer: Party {
            name: String::new(),
            id: trn.text(3)?,
        },
        payer_address: None,
        payee: Party {
            name: String::new(),
            id: String::new(),
        },
        method: bpr.text(4)?,
        // `D` is money that goes from the provider to the payer.
        paid: if bpr.element(3) == "D" {
            -amount
        } else {
            amount
        },
        paid_on: bpr.day(16)?,
        trace: trn.text(2)?,
        claims: Vec::new(),
        provider_adjustments: Vec::new(),
    };
    parties(&mut walk, &mut payment)?;
    while let Some(segment) = walk.step() {
        match segment.tag {
            "CLP" => payment.claims.push(claim(segment, &mut walk)?),
            "PLB" => provider(segment, &mut payment.provider_adjustments)?,
            "SVC" | "CAS" => return Err(segment.fault("It belongs to no claim.")),
            _ => {}
        }
    }
    match payment.payer.name.is_empty() || payment.payee.id.is_empty() {
        false => Ok(payment),
        true => Err(trn.fault("The payer or the payee (N1) is missing behind it.")),
    }
}

fn parties(walk: &mut Walk<'_, '_>, payment: &mut Remittance) -> Result<()> {
    while let Some(segment) = walk.take_if(|segment| !matches!(segment.tag, "CLP" | "PLB")) {
        if segment.tag != "N1" {
            continue;
        }
        match segment.element(1) {
            "PR" => {
                payment.payer.name = segment.text(2)?;
                payment.payer_address = address(walk)?;
            }
            "PE" => {
                payment.payee = Party {
                    name: segment.element(2).to_owned(),
                    id: segment.text(4)?,
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn address(walk: &mut Walk<'_, '_>) -> Result<Option<Address>> {
    let Some(n3) = walk.take("N3") else {
        return Ok(None);
    };
    let street = n3.text(1)?;
    Ok(walk.take("N4").map(|n4| Address {
        street,
        city: n4.element(1).to_owned(),
        state: n4.element(2).to_owned(),
        postal_code: n4.element(3).to_owned(),
    }))
}

/// What belongs to a claim ends where the next claim, the next header or the provider's own adjustments begin.
fn inside(segment: &Segment<'_>) -> bool {
    !matches!(segment.tag, "CLP" | "LX" | "PLB" | "TS3")
}

fn claim(clp: &Segment<'_>, walk: &mut Walk<'_, '_>) -> Result<ClaimPayment> {
    let mut claim = ClaimPayment {
        claim: clp.text(1)?,
        status: clp.text(2)?,
        charge: clp.amount(3)?,
        paid: clp.amount(4)?,
        patient_responsibility: match clp.element(5) {
            "" => None,
            _ => Some(clp.amount(5)?),
        },
        payer_number: clp.optional(7),
        patient: Name {
            last: String::new(),
            first: String::new(),
        },
        member_id: None,
        adjustments: Vec::new(),
        lines: Vec::new(),
        remarks: Vec::new(),
    };
    while let Some(segment) = walk.take_if(inside) {
        match segment.tag {
            "NM1" if segment.element(1) == "QC" => {
                claim.patient = Name {
                    last: segment.element(3).to_owned(),
                    first: segment.element(4).to_owned(),
                };
                claim.member_id = segment.optional(9);
            }
            "SVC" => claim.lines.push(line(segment)?),
            "CAS" => match claim.lines.last_mut() {
                Some(line) => adjustments(segment, &mut line.adjustments)?,
                None => adjustments(segment, &mut claim.adjustments)?,
            },
            "MOA" => claim
                .remarks
                .extend((3..=7).filter_map(|n| segment.optional(n))),
            _ => {
                if let Some(line) = claim.lines.last_mut() {
                    about_line(segment, line)?;
                }
            }
        }
    }
    Ok(claim)
}

fn line(svc: &Segment<'_>) -> Result<LinePayment> {
    let mut procedure = svc.components(1).skip(1);
    Ok(LinePayment {
        number: None,
        code: procedure.next().unwrap_or_default().to_owned(),
        modifiers: procedure
            .take(4)
            .filter(|modifier| !modifier.is_empty())
            .map(str::to_owned)
            .collect(),
        charge: svc.amount(2)?,
        paid: svc.amount_or_zero(3)?,
        units: svc.optional(5),
        date: None,
        allowed: None,
        adjustments: Vec::new(),
        remarks: Vec::new(),
    })
}

fn about_line(segment: &Segment<'_>, line: &mut LinePayment) -> Result<()> {
    match (segment.tag, segment.element(1)) {
        ("DTM", "472" | "150") => line.date = Some(day(segment)?),
        ("REF", "6R") => line.number = segment.optional(2),
        ("AMT", "B6") => line.allowed = Some(segment.amount(2)?),
        ("LQ", _) => line.remarks.extend(segment.optional(2)),
        _ => {}
    }
    Ok(())
}

fn day(segment: &Segment<'_>) -> Result<Date> {
    when::read_day(segment.element(2))
        .ok_or_else(|| segment.fault("Element 2 must be a day as CCYYMMDD."))
}

/// Up to six reasons, each with its amount and a quantity.
fn adjustments(cas: &Segment<'_>, list: &mut Vec<Adjustment>) -> Result<()> {
    let group = Group::of(cas.element(1))
        .ok_or_else(|| cas.fault("Element 1 must be CO, PR, OA or PI."))?;
    for reason in (2..=17).step_by(3) {
        if !cas.element(reason).is_empty() || !cas.element(reason + 1).is_empty() {
            list.push(Adjustment {
                group,
                reason: cas.text(reason)?,
                amount: cas.amount(reason + 1)?,
            });
        }
    }
    Ok(())
}

/// Up to six reasons, each with its amount.
fn provider(plb: &Segment<'_>, list: &mut Vec<ProviderAdjustment>) -> Result<()> {
    for reason in (3..=13).step_by(2) {
        if !plb.element(reason).is_empty() || !plb.element(reason + 1).is_empty() {
            list.push(ProviderAdjustment {
                reason: plb.component(reason, 1).to_owned(),
                reference: Some(plb.component(reason, 2))
                    .filter(|reference| !reference.is_empty())
                    .map(str::to_owned),
                amount: plb.amount(reason + 1)?,
            });
        }
    }
    Ok(())
}
