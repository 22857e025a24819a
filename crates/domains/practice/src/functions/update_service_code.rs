//! Corrects a service.

use kernel::prelude::*;

use crate::service_code::{ServiceCode, ServiceCodeId, ServiceFacts, code_taken};
use crate::statements;

/// See the module.
pub struct UpdateServiceCode;

/// Which service, and what shall stand in it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceChange {
    /// Which.
    pub id: ServiceCodeId,
    /// The version that was seen.
    pub row_version: i32,
    /// The service, as it shall be. What is left out is emptied.
    pub service: ServiceFacts,
}

impl Function for UpdateServiceCode {
    const SPEC: Spec = Spec::write(
        "update-service-code",
        "Corrects a service that the practice bills.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff]))
    .audits("service_code");
    type Input = ServiceChange;
    type Output = ServiceCode;

    async fn run(
        cx: &mut Context,
        ServiceChange {
            id,
            row_version,
            service,
        }: ServiceChange,
    ) -> Result<ServiceCode> {
        cx.about(id);
        cx.expect_version("service", &statements::LOCK_SERVICE_CODE, id, row_version)
            .await?;
        cx.one(
            "service",
            &statements::UPDATE_SERVICE_CODE,
            &[
                &id,
                &service.code,
                &service.description,
                &service.minutes,
                &service.fee_cents,
                &service.add_on,
            ],
        )
        .await
        .on_constraint("billing_codes_once", code_taken)
    }

    fn example() -> ServiceChange {
        ServiceChange {
            id: kernel::example::SERVICE_CODE.into(),
            row_version: 1,
            service: ServiceFacts::example(),
        }
    }
}
