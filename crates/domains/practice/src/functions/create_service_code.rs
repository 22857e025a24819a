//! Adds a service to those the practice bills.

use kernel::prelude::*;

use crate::service_code::{ServiceCode, ServiceFacts, code_taken};
use crate::statements;

/// See the module.
pub struct CreateServiceCode;

/// The service to add.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewService {
    /// The service.
    pub service: ServiceFacts,
}

impl Function for CreateServiceCode {
    const SPEC: Spec = Spec::write(
        "create-service-code",
        "Adds a service to those the practice bills.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff]))
    .audits("service_code");
    type Input = NewService;
    type Output = ServiceCode;

    async fn run(cx: &mut Context, NewService { service }: NewService) -> Result<ServiceCode> {
        let (id, practice) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.one(
            "service",
            &statements::CREATE_SERVICE_CODE,
            &[
                &id,
                &practice,
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

    fn example() -> NewService {
        NewService {
            service: ServiceFacts::example(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_code_stands_in_the_list_once() {
        let t = crate::tests::practice().await;
        t.call(CreateServiceCode).by(&t.bela).ok().await;
        let again = t.call(CreateServiceCode).by(&t.amara).err().await;
        assert_eq!(
            (again.code(), again.field()),
            (Code::Conflict, Some("service.code"))
        );
    }
}
