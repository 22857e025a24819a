//! From the payment to the file, as a payer would.

use super::{Adjustment, ClaimPayment, LinePayment, Remittance};
use crate::interchange::Control;
use crate::when;
use crate::writer::{Writer, clean};

/// The implementation guide.
pub const GUIDE: &str = "005010X221A1";

/// Writes the file of one payment.
pub fn write(control: &Control, payment: &Remittance) -> String {
    let mut w = Writer::open(control, "HP", "835", GUIDE);
    let paid_on = when::day(payment.paid_on);
    w.line("BPR")
        .raw("I")
        .amount(payment.paid.abs())
        .raw(if payment.paid < 0 { "D" } else { "C" })
        .text(&payment.method, 3)
        .skip(11)
        .raw(&paid_on)
        .end();
    w.line("TRN")
        .raw("1")
        .text(&payment.trace, 50)
        .text(&payment.payer.id, 10)
        .end();
    w.line("DTM")
        .raw("405")
        .raw(when::day(control.at.date()))
        .end();
    w.line("N1").raw("PR").text(&payment.payer.name, 60).end();
    if let Some(address) = &payment.payer_address {
        w.line("N3").text(&address.street, 55).end();
        w.line("N4")
            .text(&address.city, 30)
            .text(&address.state, 2)
            .text(&address.postal_code.replace('-', ""), 15)
            .end();
    }
    w.line("PER").raw("BL").text("PROVIDER SERVICES", 60).end();
    w.line("N1")
        .raw("PE")
        .text(&payment.payee.name, 60)
        .raw("XX")
        .text(&payment.payee.id, 80)
        .end();
    if !payment.claims.is_empty() {
        w.line("LX").raw("1").end();
    }
    for claim in &payment.claims {
        self::claim(&mut w, claim);
    }
    for adjustment in &payment.provider_adjustments {
        let reference = clean(adjustment.reference.as_deref().unwrap_or(""), 50);
        w.line("PLB")
            .text(&payment.payee.id, 50)
            // The provider's fiscal period: its year ends with the calendar's.
            .raw(format!("{}1231", payment.paid_on.year()))
            .parts(&[&clean(&adjustment.reason, 2), &reference])
            .amount(adjustment.amount)
            .end();
    }
    w.close()
}

fn claim(w: &mut Writer, claim: &ClaimPayment) {
    let line = w
        .line("CLP")
        .text(&claim.claim, 38)
        .text(&claim.status, 2)
        .amount(claim.charge)
        .amount(claim.paid);
    match claim.patient_responsibility {
        Some(amount) => line.amount(amount),
        None => line.skip(1),
    }
    .raw("12")
    .optional(claim.payer_number.as_deref(), 50)
    .end();
    adjustments(w, &claim.adjustments);
    let name = w
        .line("NM1")
        .raw("QC")
        .raw("1")
        .text(&claim.patient.last, 60)
        .text(&claim.patient.first, 35);
    match &claim.member_id {
        Some(id) => name.skip(3).raw("MI").text(id, 80).end(),
        None => name.end(),
    }
    if !claim.remarks.is_empty() {
        claim
            .remarks
            .iter()
            .take(5)
            .fold(w.line("MOA").skip(2), |line, remark| line.text(remark, 5))
            .end();
    }
    for line in &claim.lines {
        service(w, line);
    }
}

fn service(w: &mut Writer, line: &LinePayment) {
    let code = clean(&line.code, 48);
    let modifiers: Vec<String> = line.modifiers.iter().map(|m| clean(m, 2)).collect();
    let mut parts = vec!["HC", &code];
    parts.extend(modifiers.iter().take(4).map(String::as_str));
    w.line("SVC")
        .parts(&parts)
        .amount(line.charge)
        .amount(line.paid)
        .skip(1)
        .optional(line.units.as_deref(), 15)
        .end();
    if let Some(date) = line.date {
        w.line("DTM").raw("472").raw(when::day(date)).end();
    }
    adjustments(w, &line.adjustments);
    if let Some(number) = &line.number {
        w.line("REF").raw("6R").text(number, 30).end();
    }
    if let Some(allowed) = line.allowed {
        w.line("AMT").raw("B6").amount(allowed).end();
    }
    for remark in &line.remarks {
        w.line("LQ").raw("HE").text(remark, 30).end();
    }
}

/// One segment a run of the same group, up to six reasons in each.
fn adjustments(w: &mut Writer, list: &[Adjustment]) {
    for run in list.chunk_by(|a, b| a.group == b.group) {
        for six in run.chunks(6) {
            let mut line = w.line("CAS").raw(six[0].group.code());
            for (index, adjustment) in six.iter().enumerate() {
                // Between two reasons stands a quantity, which we never have.
                line = if index == 0 { line } else { line.skip(1) };
                line = line.text(&adjustment.reason, 5).amount(adjustment.amount);
            }
            line.end();
        }
    }
}
