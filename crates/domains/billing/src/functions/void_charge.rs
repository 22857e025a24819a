//! Takes a charge back that nobody paid anything on: the visit did not happen, or is not billed. It stays on record with the reason.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::book;
use crate::charge::{Charge, ChargeStatus};
use crate::ledger::{Debtor, Entry, EntryKind, Owed};
use crate::statements;

/// See the module.
pub struct VoidCharge;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeToVoid {
    /// The charge.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// Why.
    pub reason: Text<500>,
}

impl Function for VoidCharge {
    const SPEC: Spec = Spec::write(
        "void-charge",
        "Takes back a charge that was not billed yet; it stays on record with the reason.",
    )
    .roles(super::BILLERS)
    .audits("charge");
    type Input = ChargeToVoid;
    type Output = Charge;

    async fn run(cx: &mut Context, input: ChargeToVoid) -> Result<Charge> {
        cx.about(input.id);
        cx.because(input.reason.as_str());
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
        if now.status == ChargeStatus::Voided {
            return Err(Error::conflict("This charge was voided before."));
        }
        if !now.status.is_unbilled() || !position.is_untouched() {
            return Err(Error::conflict(
                "This charge was billed or paid already. Withdraw its claim first; what was paid is taken back by the payer's next remittance.",
            ));
        }
        cx.announce(Topic::Charges)?;
        cx.execute(&statements::VOID_CHARGE, &[&input.id, &input.reason])
            .await
            .on_constraint("charges_void_reason_check", || {
                Error::invalid("reason", "Say in a few words why.")
            })?;
        let owed = Owed {
            charge: input.id,
            client: now.client_id.into(),
        };
        let today = book::today(cx).await?;
        book::record(
            cx,
            Entry::correct(EntryKind::ChargeVoid, owed, &position, Debtor::Client, 0),
            today,
        )
        .await?;
        cx.one("charge", &statements::GET_CHARGE, &[&input.id])
            .await
    }

    fn example() -> ChargeToVoid {
        ChargeToVoid {
            id: crate::example::READY_CHARGE,
            row_version: 1,
            reason: Text::new("Agreed to see the client free of charge").expect("a reason"),
        }
    }
}
