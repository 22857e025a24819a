//! Lists whom to call when something happens to a client.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::contact::EmergencyContact;
use crate::statements;

/// See the module.
pub struct GetEmergencyContacts;

impl Function for GetEmergencyContacts {
    const SPEC: Spec = Spec::read(
        "get-emergency-contacts",
        "Lists whom to call when something happens to a client.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("emergency_contact");
    type Input = Chart;
    type Output = Vec<EmergencyContact>;

    async fn run(cx: &mut Context, chart: Chart) -> Result<Vec<EmergencyContact>> {
        chart::open(cx, chart.client_id).await?;
        cx.all(&statements::GET_EMERGENCY_CONTACTS, &[&chart.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
