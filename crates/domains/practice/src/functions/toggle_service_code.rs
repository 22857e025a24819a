//! Switches a service on or off. Claims that carry it keep it.

use kernel::prelude::*;

use crate::service_code::{ServiceCode, ServiceCodeId};
use crate::statements;

/// See the module.
pub struct ToggleServiceCode;

/// Which service, and whether it can be billed.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceSwitch {
    /// Which.
    pub id: ServiceCodeId,
    /// Whether it can be billed.
    pub active: bool,
}

impl Function for ToggleServiceCode {
    const SPEC: Spec = Spec::write("toggle-service-code", "Switches a service on or off.")
        .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff]))
        .audits("service_code");
    type Input = ServiceSwitch;
    type Output = ServiceCode;

    async fn run(
        cx: &mut Context,
        ServiceSwitch { id, active }: ServiceSwitch,
    ) -> Result<ServiceCode> {
        cx.about(id);
        cx.one("service", &statements::TOGGLE_SERVICE_CODE, &[&id, &active])
            .await
    }

    fn example() -> ServiceSwitch {
        ServiceSwitch {
            id: kernel::example::SERVICE_CODE.into(),
            active: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::get_service_codes::{GetServiceCodes, ServiceQuery};

    #[tokio::test]
    async fn a_service_that_is_off_is_kept() {
        let t = crate::tests::practice().await;
        let off = ServiceSwitch {
            id: t.own(kernel::example::SERVICE_CODE).into(),
            active: false,
        };
        t.call(ToggleServiceCode).by(&t.bela).with(off).ok().await;
        assert_eq!(
            t.call(GetServiceCodes).by(&t.noor).ok().await,
            serde_json::json!([])
        );
        let all = t
            .call(GetServiceCodes)
            .by(&t.noor)
            .with(ServiceQuery {
                include_inactive: true,
            })
            .ok()
            .await;
        assert_eq!(all[0]["active"], false);
    }
}
