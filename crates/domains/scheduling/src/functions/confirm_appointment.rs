//! Confirms a visit by the link in its reminder. Nobody signs in for it: the secret in the link is the permission, and it opens nothing
//! else.

use kernel::prelude::*;

use crate::reminder::{Confirmation, Linked};
use crate::statements;

/// See the module.
pub struct ConfirmAppointment;

/// The secret of the link.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationLink {
    /// What stands behind `#token=` in the link.
    pub token: Text<64>,
}

/// What became of it. No name, and no kind of visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConfirmedVisit {
    /// What became of it.
    pub outcome: Confirmation,
    /// The practice.
    pub practice: String,
    /// When the visit begins.
    pub starts_at: Timestamp,
    /// The zone it was agreed in.
    pub time_zone: String,
}

impl Function for ConfirmAppointment {
    const SPEC: Spec = Spec::write(
        "confirm-appointment",
        "Confirms a visit by the link in its reminder.",
    )
    .roles(Roles::Public)
    .limit(RateLimit::shared(20, std::time::Duration::from_secs(600)))
    .audits("appointment");
    type Input = ConfirmationLink;
    type Output = ConfirmedVisit;

    async fn run(cx: &mut Context, link: ConfirmationLink) -> Result<ConfirmedVisit> {
        let hash = kernel::entropy::secret_hash(link.token.as_str());
        let unknown = || {
            Error::new(
                Code::NotFound,
                "This link is not valid. Open the one in the newest mail, or call the practice.",
            )
        };
        let practice: Option<Uuid> = cx
            .optional(&statements::PRACTICE_OF_CONFIRMATION, &[&hash])
            .await?;
        let practice = practice.ok_or_else(unknown)?;
        // A browser that is signed in elsewhere stays there.
        let elsewhere = |own: OrganizationId| own.0 != practice;
        if cx.caller().organization().is_some_and(elsewhere) {
            return Err(unknown());
        }
        cx.act_for(practice.into()).await?;
        let visit: Linked = cx
            .optional(&statements::HOLD_LINKED_VISIT, &[&hash])
            .await?
            .ok_or_else(unknown)?;
        cx.about(visit.appointment_id);
        cx.about_client(visit.client_id);
        let now = cx.now();
        let outcome = visit.outcome(now);
        if outcome == Confirmation::Confirmed {
            cx.execute(&statements::KEEP_CONFIRMATION, &[&visit.id, &now])
                .await?;
            // A couple or a group has confirmed when everybody has.
            if visit.others_open == 0 {
                cx.execute(&statements::CONFIRM_VISIT, &[&visit.appointment_id, &now])
                    .await?;
            }
            cx.announce(Topic::Appointments)?;
        }
        Ok(ConfirmedVisit {
            outcome,
            practice: visit.practice,
            starts_at: visit.starts_at,
            time_zone: visit.time_zone,
        })
    }

    fn example() -> ConfirmationLink {
        ConfirmationLink {
            token: Text::new("00000000-0000-7000-8000-a-confirm-sample").expect("it is short"),
        }
    }
}
