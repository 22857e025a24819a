//! Calls off the visits of a series from one on, or all that are still to come. What was held stays as it was.

use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::appointment::{CancelReason, Status};
use crate::series::{Scope, SeriesCancellation, ToCome};
use crate::statements;
use crate::step::called_off;
use crate::visit::{Visit, read_all};

/// See the module.
pub struct CancelAppointmentSeries;

impl Function for CancelAppointmentSeries {
    const SPEC: Spec = Spec::write(
        "cancel-appointment-series",
        "Calls off the visits of a series from one on, or all that are still to come.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = SeriesCancellation;
    type Output = Vec<Visit>;

    async fn run(cx: &mut Context, input: SeriesCancellation) -> Result<Vec<Visit>> {
        let now = cx.now();
        let to_come = hold(cx, input.appointment_id.into(), input.scope).await?;
        let ids: Vec<Uuid> = to_come.iter().map(|visit| visit.id.into()).collect();
        let statuses: Vec<Status> = to_come
            .iter()
            .map(|visit| {
                called_off(
                    input.reason,
                    visit.starts_at,
                    visit.late_cancel_hours,
                    input.excused,
                    now,
                )
            })
            .collect();
        if let Some(note) = &input.note {
            cx.because(note.as_str());
        }
        cx.execute(
            &statements::STEP_SERIES,
            &[&ids, &statuses, &input.note, &now, &Some(input.reason)],
        )
        .await?;
        cx.announce(Topic::Appointments)?;
        let rows = cx.all(&statements::GET_SOME_VISITS, &[&ids]).await?;
        read_all(cx, rows)
    }

    fn example() -> SeriesCancellation {
        SeriesCancellation {
            appointment_id: crate::example::SERIES_APPOINTMENT.into(),
            scope: Scope::Following,
            reason: CancelReason::ClientRequest,
            note: Text::new("Moves to another city").ok(),
            excused: false,
        }
    }
}

/// Holds the visits that are meant; there is at least one.
pub async fn hold(cx: &mut Context, visit: Uuid, scope: Scope) -> Result<Vec<ToCome>> {
    let now = cx.now();
    let to_come = cx
        .all(
            &statements::LOCK_SERIES,
            &[&visit, &now, &(scope == Scope::All)],
        )
        .await?;
    if to_come.is_empty() {
        return Err(Error::not_found("visit of a series that is still to come"));
    }
    for one in &to_come {
        cx.about(one.id);
        for client in &one.clients {
            cx.about_client(ClientId(*client));
        }
    }
    Ok(to_come)
}
