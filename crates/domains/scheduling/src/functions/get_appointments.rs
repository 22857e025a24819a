//! The visits of a span of time: of the practice, of some clinicians, of a client.
//!
//! A calendar shows what it asks for whole or not at all, so the answer has no pages: a span is bounded, and what would be too
//! much for a screen is refused with what to do.

use jiff::SignedDuration;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::appointment::Status;
use crate::statements;
use crate::visit::{Visit, read_all};

/// See the module.
pub struct GetAppointments;

/// The most visits in one answer.
const MOST: i64 = 3000;

/// Which visits.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentQuery {
    /// From this moment on: visits that end after it.
    pub from: Timestamp,
    /// Up to this moment: visits that begin before it. At most 62 days later, or ten years if a client is named.
    pub to: Timestamp,
    /// Only of these clinicians; of all if it is empty.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub clinician_ids: Vec<ProfileId>,
    /// Only of this client.
    #[serde(default)]
    pub client_id: Option<ClientId>,
    /// Only those that stand here; all if it is empty.
    #[serde(default)]
    pub statuses: Vec<Status>,
}

impl Function for GetAppointments {
    const SPEC: Spec = Spec::read(
        "get-appointments",
        "Lists the visits of a span of time that the caller may see.",
    )
    .roles(Roles::STAFF)
    .audits("appointment");
    type Input = AppointmentQuery;
    type Output = Vec<Visit>;

    async fn run(cx: &mut Context, query: AppointmentQuery) -> Result<Vec<Visit>> {
        query.check()?;
        let (from, to, limit) = (query.from, query.to, MOST + 1);
        let statuses = (!query.statuses.is_empty()).then_some(query.statuses);
        let clinicians = (!query.clinician_ids.is_empty()).then_some(query.clinician_ids);
        cx.plan_once().await?;
        let rows = match (query.client_id, &clinicians) {
            (Some(client), _) => {
                cx.all(
                    &statements::GET_CLIENT_APPOINTMENTS,
                    &[&from, &to, &statuses, &limit, &clinicians, &client],
                )
                .await?
            }
            (None, Some(clinicians)) => {
                cx.all(
                    &statements::GET_CLINICIAN_APPOINTMENTS,
                    &[&from, &to, &statuses, &limit, clinicians],
                )
                .await?
            }
            (None, None) => {
                cx.all(
                    &statements::GET_APPOINTMENTS,
                    &[&from, &to, &statuses, &limit],
                )
                .await?
            }
        };
        if i64::try_from(rows.len()).map_err(Error::internal)? > MOST {
            return Err(Error::invalid(
                "to",
                format!(
                    "There are more than {MOST} visits then. Choose a shorter span or fewer clinicians."
                ),
            ));
        }
        read_all(cx, rows)
    }

    fn example() -> AppointmentQuery {
        AppointmentQuery {
            from: Timestamp::from_second(1_772_427_600).expect("it is an instant"),
            to: Timestamp::from_second(1_773_032_400).expect("it is an instant"),
            clinician_ids: vec![],
            client_id: None,
            statuses: vec![],
        }
    }
}

impl AppointmentQuery {
    fn check(&self) -> Result<()> {
        let days = if self.client_id.is_some() { 3660 } else { 62 };
        if self.to <= self.from {
            return Err(Error::invalid("to", "The span ends before it begins."));
        }
        if self.to.duration_since(self.from) > SignedDuration::from_hours(24 * days + 1) {
            return Err(Error::invalid(
                "to",
                format!("Ask for {days} days at most."),
            ));
        }
        if self.clinician_ids.len() > 100 {
            return Err(Error::invalid(
                "clinician_ids",
                "Name 100 clinicians at most, or none for all of them.",
            ));
        }
        Ok(())
    }
}
