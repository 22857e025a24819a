//! Asks for time off. It keeps nothing free until it is granted.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::hours::{ExceptionId, ExceptionKind, ScheduleException};
use crate::statements;

/// See the module.
pub struct RequestScheduleException;

/// The time off that is asked for.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionRequest {
    /// For whom.
    pub clinician_id: ProfileId,
    /// Why.
    pub kind: ExceptionKind,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// What is to be said.
    #[serde(default)]
    pub note: Option<Text<500>>,
}

impl Function for RequestScheduleException {
    const SPEC: Spec = Spec::write("request-schedule-exception", "Asks for time off.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .own()
        .audits("schedule_exception");
    type Input = ExceptionRequest;
    type Output = ScheduleException;

    async fn run(cx: &mut Context, new: ExceptionRequest) -> Result<ScheduleException> {
        let (id, practice) = (ExceptionId(cx.new_id()), cx.organization()?);
        cx.about(id);
        cx.execute(
            &statements::CREATE_SCHEDULE_EXCEPTION,
            &[
                &id,
                &practice,
                &new.clinician_id,
                &new.kind,
                &new.starts_at,
                &new.ends_at,
                &new.note,
            ],
        )
        .await
        .on_constraint("schedule_exceptions_clinician_fkey", || {
            Error::not_found("clinician").on_field("clinician_id")
        })
        .on_constraint("schedule_exceptions_length", || {
            Error::invalid(
                "ends_at",
                "Time off ends after it begins, and within a year.",
            )
        })
        .on_constraint("schedule_exceptions_once", || {
            Error::conflict("There is time off already in this span. Withdraw it first.")
                .on_field("starts_at")
        })?;
        cx.announce(Topic::Appointments)?;
        read(cx, id).await
    }

    fn example() -> ExceptionRequest {
        ExceptionRequest {
            clinician_id: kernel::example::STAFF.into(),
            kind: ExceptionKind::TimeOff,
            starts_at: Timestamp::from_second(1_775_448_000).expect("it is an instant"),
            ends_at: Timestamp::from_second(1_775_880_000).expect("it is an instant"),
            note: Text::new("Spring break").ok(),
        }
    }
}

/// The time off as the caller sees it.
pub async fn read(cx: &mut Context, id: ExceptionId) -> Result<ScheduleException> {
    cx.one("time off", &statements::GET_SCHEDULE_EXCEPTION, &[&id])
        .await
}
