//! Corrects a charge that was not billed yet: its code, place, amount, or who pays. What was documented, day and minutes, stays.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::book;
use crate::charge::{Charge, ChargeStatus, Judged, judge};
use crate::ledger::{Debtor, Entry, EntryKind, Owed};
use crate::statements;

/// See the module.
pub struct UpdateCharge;

/// The charge as it is to be.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The charge.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// The code.
    pub code: Text<5>,
    /// Up to four modifiers.
    #[serde(default)]
    #[schemars(length(max = 4))]
    pub modifiers: Vec<Text<2>>,
    /// The CMS code of the place.
    pub place_of_service: Text<2>,
    /// Units.
    pub units: Within<1, 999>,
    /// In cents, for all units.
    pub amount_cents: Within<0, 100_000_000>,
    /// The policy that is billed; left out if the client pays.
    #[serde(default)]
    pub client_insurance_id: Option<Uuid>,
}

/// A charge as it stands.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct State {
    pub id: Uuid,
    pub client_id: ClientId,
    pub note_id: Uuid,
    pub client_insurance_id: Option<Uuid>,
    pub payer_id: Option<Uuid>,
    pub clinician_id: ProfileId,
    pub code: String,
    pub modifiers: Vec<String>,
    pub place_of_service: String,
    pub service_on: Date,
    pub minutes: Option<i32>,
    pub units: i32,
    pub amount_cents: i64,
    pub status: ChargeStatus,
    pub diagnoses: i64,
    pub add_on: bool,
}

/// A code of the practice.
#[derive(Clone, Debug, Row)]
pub struct ServiceCode {
    /// Its id.
    pub id: Uuid,
    /// It stands beside another only.
    pub add_on: bool,
}

/// A code beside another.
#[derive(Clone, Debug, Row)]
pub struct Sibling {
    /// The code.
    pub code: String,
    /// It stands beside another only.
    pub add_on: bool,
}

impl Function for UpdateCharge {
    const SPEC: Spec = Spec::write(
        "update-charge",
        "Corrects a charge that was not billed yet.",
    )
    .roles(super::BILLERS)
    .audits("charge");
    type Input = Correction;
    type Output = Charge;

    async fn run(cx: &mut Context, input: Correction) -> Result<Charge> {
        cx.about(input.id);
        cx.expect_version(
            "charge",
            &statements::LOCK_CHARGE,
            input.id,
            input.row_version,
        )
        .await?;
        let charges = [input.id].to_vec();
        let now = cx
            .one("charge", &statements::CHARGE_STATE, &[&charges])
            .await?;
        cx.about_client(now.client_id);
        book::alone_with(cx, now.client_id).await?;
        let position = book::positions(cx, &charges)
            .await?
            .remove(&input.id)
            .unwrap_or_default();
        if !now.status.is_unbilled() || !position.is_untouched() {
            return Err(Error::conflict(
                "This charge was billed or paid already. Withdraw its claim first, or void the charge.",
            ));
        }
        let code = cx
            .optional(&statements::SERVICE_CODE, &[&input.code])
            .await?
            .ok_or_else(|| {
                Error::invalid(
                    "code",
                    "The practice does not bill this code. Add it to the service codes first.",
                )
            })?;
        if let Some(policy) = input.client_insurance_id {
            cx.optional(&statements::POLICY_PAYER, &[&policy, &now.client_id])
                .await?
                .ok_or_else(|| {
                    Error::invalid("client_insurance_id", "Choose a policy of this client.")
                })?;
        }
        let siblings = cx.all(&statements::SIBLING_CODES, &[&input.id]).await?;
        let others: Vec<(&str, bool)> = siblings
            .iter()
            .map(|other| (other.code.as_str(), other.add_on))
            .collect();
        let debtor = match input.client_insurance_id {
            Some(_) => Debtor::Insurance,
            None => Debtor::Client,
        };
        let amount = input.amount_cents.get();
        let (status, reason) = judge(&Judged {
            code: input.code.as_str(),
            add_on: code.add_on,
            others: &others,
            minutes: now.minutes,
            amount_cents: amount,
            diagnoses: now.diagnoses,
            debtor,
        });
        cx.announce(Topic::Charges)?;
        cx.execute(
            &statements::UPDATE_CHARGE,
            &[
                &input.id,
                &input.client_insurance_id,
                &input.code,
                &code.id,
                &input.modifiers,
                &input.place_of_service,
                &input.units,
                &amount,
                &status,
                &reason,
            ],
        )
        .await
        .on_constraint("charges_modifiers_check", || {
            Error::invalid("modifiers", "A modifier is two capital letters or digits.")
        })
        .on_constraint("charges_place_of_service_check", || {
            Error::invalid(
                "place_of_service",
                "The place is a code of two digits, such as 11.",
            )
        })?;
        let owed = Owed {
            charge: input.id,
            client: now.client_id.into(),
        };
        let kind = if now.status.is_booked() {
            EntryKind::ChargeChange
        } else {
            EntryKind::Charge
        };
        let wanted = if status.is_booked() { amount } else { 0 };
        let entry = Entry::correct(kind, owed, &position, debtor, wanted);
        book::record(cx, entry, now.service_on).await?;
        if status == ChargeStatus::SelfPay {
            book::apply_credit(cx, now.client_id, now.service_on).await?;
        }
        cx.one("charge", &statements::GET_CHARGE, &[&input.id])
            .await
    }

    fn example() -> Correction {
        Correction {
            id: crate::example::READY_CHARGE,
            row_version: 1,
            code: Text::new("90837").expect("a code"),
            modifiers: Vec::new(),
            place_of_service: Text::new("11").expect("a place"),
            units: Within::new(1).expect("one"),
            amount_cents: Within::new(17500).expect("an amount"),
            client_insurance_id: Some(crate::example::INSURANCE),
        }
    }
}
