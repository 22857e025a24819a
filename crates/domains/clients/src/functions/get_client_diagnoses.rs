//! Lists a client's diagnoses in order of their weight.

use kernel::prelude::*;

use crate::chart;
use crate::diagnosis::Diagnosis;
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct GetClientDiagnoses;

/// Whose.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosisQuery {
    /// The client.
    pub client_id: ClientId,
    /// Also those that ended.
    #[serde(default)]
    pub include_ended: bool,
}

impl Function for GetClientDiagnoses {
    const SPEC: Spec = Spec::read(
        "get-client-diagnoses",
        "Lists a client's diagnoses in order of their weight.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::BillingStaff,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("diagnosis");
    type Input = DiagnosisQuery;
    type Output = Vec<Diagnosis>;

    async fn run(cx: &mut Context, input: DiagnosisQuery) -> Result<Vec<Diagnosis>> {
        chart::open(cx, input.client_id).await?;
        cx.all(
            &statements::GET_CLIENT_DIAGNOSES,
            &[&input.client_id, &input.include_ended],
        )
        .await
    }

    fn example() -> DiagnosisQuery {
        DiagnosisQuery {
            client_id: crate::example::CLIENT.into(),
            include_ended: false,
        }
    }
}
