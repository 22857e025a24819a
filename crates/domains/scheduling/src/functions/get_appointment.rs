//! Shows one visit.

use kernel::prelude::*;

use crate::appointment::AppointmentId;
use crate::statements;
use crate::visit::Visit;

/// See the module.
pub struct GetAppointment;

/// Which visit.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentRef {
    /// The visit.
    pub id: AppointmentId,
}

impl Function for GetAppointment {
    const SPEC: Spec = Spec::read("get-appointment", "Shows one visit.")
        .roles(Roles::STAFF)
        .audits("appointment");
    type Input = AppointmentRef;
    type Output = Visit;

    async fn run(cx: &mut Context, input: AppointmentRef) -> Result<Visit> {
        cx.about(input.id);
        read(cx, input.id).await
    }

    fn example() -> AppointmentRef {
        AppointmentRef {
            id: crate::example::APPOINTMENT.into(),
        }
    }
}

/// The visit as the caller sees it.
pub async fn read(cx: &mut Context, id: AppointmentId) -> Result<Visit> {
    let now = cx.now();
    let visit = cx
        .one("visit", &statements::GET_APPOINTMENT, &[&id])
        .await?
        .at(now)?;
    for client in &visit.clients {
        cx.about_client(client.client_id);
    }
    Ok(visit)
}
