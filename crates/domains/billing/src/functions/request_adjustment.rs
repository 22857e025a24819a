//! Gives up money on a charge that was billed: at once within the practice's limit or when an administrator asks, else an administrator decides.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::adjustment::{self, Adjustment, AdjustmentReason, AdjustmentStatus, dollars};
use crate::charge::ChargeStatus;
use crate::ledger::Debtor;
use crate::statements;

/// See the module.
pub struct RequestAdjustment;

/// What is given up.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentToRequest {
    /// On which charge.
    pub charge_id: Uuid,
    /// Whose debt.
    pub debtor: Debtor,
    /// Why.
    pub reason: AdjustmentReason,
    /// The same in words.
    pub note: Text<500>,
    /// How much, in cents.
    pub amount_cents: Within<1, 100_000_000>,
}

impl Function for RequestAdjustment {
    const SPEC: Spec = Spec::write(
        "request-adjustment",
        "Gives up money on a charge; above the practice's limit an administrator decides.",
    )
    .roles(super::BILLERS)
    .audits("adjustment");
    type Input = AdjustmentToRequest;
    type Output = Adjustment;

    async fn run(cx: &mut Context, input: AdjustmentToRequest) -> Result<Adjustment> {
        cx.because(input.note.as_str());
        let charges = [input.charge_id].to_vec();
        let charge = cx
            .one("charge", &statements::CHARGE_STATE, &[&charges])
            .await?;
        cx.about_client(charge.client_id);
        if matches!(
            charge.status,
            ChargeStatus::Held | ChargeStatus::Ready | ChargeStatus::Voided
        ) {
            return Err(Error::conflict(
                "This charge was not billed yet, so nothing is given up on it. Correct its amount, or void it.",
            ));
        }
        if input.reason == AdjustmentReason::Contract && input.debtor == Debtor::Client {
            return Err(Error::invalid(
                "reason",
                "A contract with a payer lowers what the payer owes. Choose another reason for the client's share.",
            ));
        }
        let amount = input.amount_cents.get();
        let open =
            adjustment::open_with(cx, charge.client_id, input.charge_id, input.debtor).await?;
        if amount > open {
            return Err(Error::invalid(
                "amount_cents",
                match open {
                    ..=0 => "Nothing is open there, so nothing can be given up.".to_owned(),
                    open => format!("Only {} is open there. Enter that or less.", dollars(open)),
                },
            ));
        }
        let limit = cx
            .one("limit", &statements::GET_WRITE_OFF_LIMIT, &[])
            .await?;
        let user = cx.user()?;
        let (person, administrator) = (user.profile, user.roles.contains(&Role::Administrator));
        let done = adjustment::at_once(amount, limit.limit_cents, administrator);
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        cx.about(id);
        let status = match done {
            true => AdjustmentStatus::Posted,
            false => AdjustmentStatus::Requested,
        };
        cx.execute(
            &statements::CREATE_ADJUSTMENT,
            &[
                &id,
                &practice,
                &input.charge_id,
                &input.debtor,
                &input.reason,
                &input.note,
                &amount,
                &status,
                &person,
                &now,
            ],
        )
        .await
        .on_constraint("adjustments_note_check", || {
            Error::invalid("note", "Say in a few words why.")
        })?;
        cx.announce(Topic::Payments)?;
        let made = adjustment::shown(cx, id).await?;
        if done {
            adjustment::post(cx, &made, 1).await?;
        }
        adjustment::shown(cx, id).await
    }

    fn example() -> AdjustmentToRequest {
        AdjustmentToRequest {
            charge_id: crate::example::CLAIMED_CHARGE,
            debtor: Debtor::Insurance,
            reason: AdjustmentReason::TimelyFiling,
            note: Text::new("Claimed a week too late, the appeal was refused").expect("a note"),
            amount_cents: Within::new(2000).expect("an amount"),
        }
    }
}
