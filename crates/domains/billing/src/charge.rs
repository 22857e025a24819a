//! Charges: what is charged for one service of a final note.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;
use kernel::service_time::{self, Wrong};

use crate::add_on;
use crate::ledger::{Debtor, Position};

kernel::vocabulary! {
    /// Where a charge stands.
    pub enum ChargeStatus {
        /// Something must be put right before it can be billed.
        Held = "held" => "Held",
        /// Waits for a claim.
        Ready = "ready" => "Ready to claim",
        /// The client pays.
        SelfPay = "self_pay" => "Client pays",
        /// Stands on a claim.
        Claimed = "claimed" => "Claimed",
        /// Something was paid, something is open.
        PartiallyPaid = "partially_paid" => "Partly paid",
        /// Nothing is open.
        Paid = "paid" => "Paid",
        /// Taken back.
        Voided = "voided" => "Voided",
    }
}

kernel::vocabulary! {
    /// Why a charge is held.
    pub enum HoldReason {
        /// No price is known.
        NoFee = "no_fee" => "No price is known for this code. Add it to the fee schedule, or enter the amount here.",
        /// Billed by time, and no minutes are documented.
        MinutesMissing = "minutes_missing" => "The code is billed by time, but the note documents no minutes. Choose a code that is not, or ask the clinician for an addendum and void this charge.",
        /// The documented minutes are outside the code's span.
        MinutesDoNotFit = "minutes_do_not_fit" => "The documented minutes do not make this code. Choose the code that they make.",
        /// An add-on without its parent.
        AddOnAlone = "add_on_alone" => "This is an add-on code, and the note has no service it belongs to. Choose another code, or void the charge.",
        /// The note names no diagnosis.
        NoDiagnosis = "no_diagnosis" => "The note names no diagnosis, and a payer wants one. Let the client pay, or void the charge.",
    }
}

impl ChargeStatus {
    /// Not billed yet: it may still be corrected.
    pub fn is_unbilled(self) -> bool {
        matches!(
            self,
            ChargeStatus::Held | ChargeStatus::Ready | ChargeStatus::SelfPay
        )
    }

    /// It stands in the ledger.
    pub fn is_booked(self) -> bool {
        !matches!(self, ChargeStatus::Held | ChargeStatus::Voided)
    }
}

/// What decides whether a charge can be billed.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The code.
    pub code: &'a str,
    /// It is an add-on, by the practice's own mark.
    pub add_on: bool,
    /// The codes of the note's other services, each with its mark.
    pub others: &'a [(&'a str, bool)],
    /// Documented minutes.
    pub minutes: Option<i32>,
    /// What it costs.
    pub amount_cents: i64,
    /// Diagnoses of the note.
    pub diagnoses: i64,
    /// Who owes it.
    pub debtor: Debtor,
}

/// Where a charge begins, or stands after a correction.
pub fn judge(facts: &Judged<'_>) -> (ChargeStatus, Option<HoldReason>) {
    let insured = facts.debtor == Debtor::Insurance;
    let reason = match service_time::check(facts.code, facts.minutes) {
        Err(Wrong::Missing) => Some(HoldReason::MinutesMissing),
        Err(Wrong::Outside) => Some(HoldReason::MinutesDoNotFit),
        Ok(()) if !add_on::stands(facts.code, facts.add_on, facts.others) => {
            Some(HoldReason::AddOnAlone)
        }
        Ok(()) if facts.amount_cents == 0 => Some(HoldReason::NoFee),
        Ok(()) if insured && facts.diagnoses == 0 => Some(HoldReason::NoDiagnosis),
        Ok(()) => None,
    };
    match (reason, facts.debtor) {
        (Some(reason), _) => (ChargeStatus::Held, Some(reason)),
        (None, Debtor::Insurance) => (ChargeStatus::Ready, None),
        (None, Debtor::Client) => (ChargeStatus::SelfPay, None),
    }
}

/// Where a charge stands after money moved on it.
pub fn settled(position: &Position) -> ChargeStatus {
    let paid = position.insurance_paid
        + position.client_paid
        + position.contractual
        + position.written_off;
    match (position.open_insurance, position.open_client) {
        (0, 0) => ChargeStatus::Paid,
        _ if paid != 0 => ChargeStatus::PartiallyPaid,
        (0, _) => ChargeStatus::SelfPay,
        _ => ChargeStatus::Claimed,
    }
}

/// A charge, as a list shows it.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Charge {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub client_id: ClientId,
    /// The client's name, for those who may see the client.
    pub client_name: Option<String>,
    /// Who saw the client.
    pub clinician_id: ProfileId,
    /// Their name.
    pub clinician_name: Option<String>,
    /// The policy that is billed; none if the client pays.
    pub client_insurance_id: Option<Uuid>,
    /// The payer.
    pub payer_name: Option<String>,
    /// The code.
    pub code: String,
    /// The practice's words for it.
    pub description: String,
    /// Modifiers.
    pub modifiers: Vec<String>,
    /// The CMS code of the place.
    pub place_of_service: String,
    /// The day.
    pub service_on: Date,
    /// Documented minutes.
    pub minutes: Option<i32>,
    /// Units.
    pub units: i32,
    /// In cents, for all units.
    pub amount_cents: i64,
    /// Where it stands.
    pub status: ChargeStatus,
    /// Why it is held.
    pub hold_reason: Option<HoldReason>,
    /// Open with insurance, in cents.
    pub open_insurance_cents: i64,
    /// Open with the client, in cents.
    pub open_client_cents: i64,
    /// The claim it stands on.
    pub claim_id: Option<Uuid>,
    /// That claim's number.
    pub claim_number: Option<String>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Judged<'static> {
        Judged {
            code: "90837",
            add_on: false,
            others: &[],
            minutes: Some(55),
            amount_cents: 18000,
            diagnoses: 1,
            debtor: Debtor::Insurance,
        }
    }

    #[test]
    fn each_lack_holds_the_charge_with_its_own_reason() {
        assert_eq!(judge(&facts()), (ChargeStatus::Ready, None));
        let cases: [(Judged<'_>, HoldReason); 5] = [
            (
                Judged {
                    minutes: None,
                    ..facts()
                },
                HoldReason::MinutesMissing,
            ),
            (
                Judged {
                    minutes: Some(50),
                    ..facts()
                },
                HoldReason::MinutesDoNotFit,
            ),
            (
                Judged {
                    code: "90840",
                    minutes: None,
                    ..facts()
                },
                HoldReason::AddOnAlone,
            ),
            (
                Judged {
                    amount_cents: 0,
                    ..facts()
                },
                HoldReason::NoFee,
            ),
            (
                Judged {
                    diagnoses: 0,
                    ..facts()
                },
                HoldReason::NoDiagnosis,
            ),
        ];
        for (facts, reason) in cases {
            assert_eq!(
                judge(&facts),
                (ChargeStatus::Held, Some(reason)),
                "{facts:?}"
            );
        }
        let alone = Judged {
            diagnoses: 0,
            debtor: Debtor::Client,
            ..facts()
        };
        assert_eq!(
            judge(&alone),
            (ChargeStatus::SelfPay, None),
            "a client who pays needs no diagnosis"
        );
    }

    #[test]
    fn money_decides_where_a_charge_stands() {
        let open = |open_insurance, open_client, insurance_paid| Position {
            charged: 100,
            open_insurance,
            open_client,
            insurance_paid,
            ..Position::default()
        };
        assert_eq!(settled(&open(100, 0, 0)), ChargeStatus::Claimed);
        assert_eq!(settled(&open(0, 30, 70)), ChargeStatus::PartiallyPaid);
        assert_eq!(settled(&open(0, 0, 100)), ChargeStatus::Paid);
        assert_eq!(settled(&open(0, 100, 0)), ChargeStatus::SelfPay);
    }
}
