//! With whom appointments can be made, and in which states they may practise today.

use kernel::prelude::*;

use crate::person::Clinician;
use crate::statements;

/// See the module.
pub struct GetClinicians;

impl Function for GetClinicians {
    const SPEC: Spec = Spec::read(
        "get-clinicians",
        "Lists the clinicians who can be booked, with the states they are licensed in.",
    )
    .roles(Roles::STAFF)
    .audits("user");
    type Input = Nothing;
    type Output = Vec<Clinician>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<Clinician>> {
        let now = cx.now();
        cx.last().all(&statements::GET_CLINICIANS, &[&now]).await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_licence_counts_until_its_last_day_has_passed() {
        let t = crate::tests::practice().await;
        let noor = async || {
            let clinicians = t.call(GetClinicians).by(&t.rosa).ok().await;
            let noor = clinicians
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["first_name"] == "Noor");
            noor.unwrap()["licensed_states"].clone()
        };
        assert_eq!(noor().await, serde_json::json!(["NY"]));
        // The last evening of April in New York, where it is still April.
        t.house().clock.set("2026-05-01T03:59:00Z".parse().unwrap());
        assert_eq!(noor().await, serde_json::json!(["NY"]));
        t.house().clock.set("2026-05-01T04:00:00Z".parse().unwrap());
        assert_eq!(noor().await, serde_json::json!([]));
    }
}
