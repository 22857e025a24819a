//! Opens a chart in an emergency for four hours, to somebody who knows its number and the birth date. Every use is reviewed.

use kernel::prelude::*;

use crate::access::Grant;
use crate::statements;
use jiff::civil::Date;
use kernel::id::ClientId;

/// See the module.
pub struct BreakGlass;

/// Which chart, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The chart's number.
    pub mrn: Text<20>,
    /// The birth date.
    pub birth_date: Date,
    /// Why it must be opened now.
    pub reason: Text<1000>,
}

/// The chart, if number and birth date belong together.
#[derive(Clone, Copy, Debug, Row)]
pub struct Found {
    /// The client.
    pub client_id: Option<ClientId>,
}

impl Function for BreakGlass {
    const SPEC: Spec = Spec::write("break-glass", "Opens a chart in an emergency for four hours, to somebody who knows its number and the birth date. Every use is reviewed.")
        .roles(Roles::Only(&[Role::Supervisor, Role::Therapist, Role::AssociateTrainee]))
        .audits("break_glass");
    type Input = Emergency;
    type Output = Grant;

    async fn run(cx: &mut Context, input: Emergency) -> Result<Grant> {
        let found: Found = cx
            .one(
                "client",
                &statements::FIND_CHART,
                &[&input.mrn, &input.birth_date],
            )
            .await?;
        let client = found.client_id.ok_or_else(|| Error::not_found("client"))?;
        let (id, practice, me) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
        cx.about(id);
        cx.about_client(client);
        cx.announce(Topic::Clients)?;
        cx.because(input.reason.as_str());
        cx.execute(
            &statements::BREAK_GLASS,
            &[&id, &practice, &client, &me, &input.reason],
        )
        .await
        .on_constraint("break_glass_grants_reason_check", || {
            Error::invalid(
                "reason",
                "Say in a sentence why this chart must be opened now.",
            )
        })?;
        cx.one("grant", &statements::GET_BREAK_GLASS_GRANT, &[&id])
            .await
    }

    fn example() -> Emergency {
        Emergency {
            mrn: Text::new("MH2026900002").expect("it has letters"),
            birth_date: jiff::civil::date(1979, 11, 30),
            reason: Text::new("Client called in crisis, own therapist not reachable")
                .expect("it has letters"),
        }
    }
}
