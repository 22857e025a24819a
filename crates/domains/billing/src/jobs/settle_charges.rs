//! Money moved on a client's account: the client's charges are given the status it says. Whoever took the money, the front desk for instance,
//! need not see charges for that.

use kernel::Job;
use kernel::id::ClientId;
use kernel::jobs::JobSpec;
use kernel::prelude::*;

use crate::{book, statements};

/// See the module.
pub struct SettleCharges;

/// Whose.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The client.
    pub client_id: ClientId,
}

impl Job for SettleCharges {
    const SPEC: JobSpec = JobSpec::new(
        "settle-charges",
        "Gives a client's charges the status that their money says.",
    )
    .audits("charge");
    type Payload = Settled;

    async fn run(cx: &mut Context, payload: Settled) -> Result<()> {
        cx.about_client(payload.client_id);
        let charges = cx
            .all(&statements::BOOKED_CHARGES_OF_CLIENT, &[&payload.client_id])
            .await?;
        book::settle(cx, &charges).await
    }
}
