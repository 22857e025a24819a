//! The visits somebody still has: what must be given to others or cancelled before that person leaves.

use kernel::prelude::*;

use crate::future_appointment::{self, FutureAppointment};
use crate::person::PersonQuery;

/// See the module.
pub struct GetFutureAppointments;

impl Function for GetFutureAppointments {
    const SPEC: Spec = Spec::read(
        "get-future-appointments",
        "Lists the visits that a person of the staff still has, soonest first.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("appointment");
    type Input = PersonQuery;
    type Output = Vec<FutureAppointment>;

    async fn run(
        cx: &mut Context,
        PersonQuery { profile_id }: PersonQuery,
    ) -> Result<Vec<FutureAppointment>> {
        let (visits, total) = future_appointment::of(cx, profile_id).await?;
        cx.total(total);
        Ok(visits)
    }

    fn example() -> PersonQuery {
        PersonQuery {
            profile_id: kernel::example::STAFF.into(),
        }
    }
}
