//! Licences that expire soon or have expired: whoever practises without one puts the practice at risk.

use kernel::prelude::*;

use crate::license::{LicenseToday, SOON};
use crate::statements;

/// See the module.
pub struct GetLicenseExpirations;

/// How far ahead.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    /// Days ahead; 60 if it is left out.
    #[serde(default)]
    pub within_days: Option<Within<0, 3650>>,
}

impl Function for GetLicenseExpirations {
    const SPEC: Spec = Spec::read(
        "get-license-expirations",
        "Lists the licences that have expired or will within some days.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::Supervisor]))
    .audits("license");
    type Input = Ahead;
    type Output = Vec<LicenseToday>;

    async fn run(cx: &mut Context, input: Ahead) -> Result<Vec<LicenseToday>> {
        let days = input.within_days.map_or(SOON, Within::get);
        let days = i32::try_from(days).map_err(Error::internal)?;
        let now = cx.now();
        let licenses = cx
            .last()
            .all(&statements::GET_LICENSE_EXPIRATIONS, &[&days, &now])
            .await?;
        licenses.iter().for_each(|license| cx.about(license.id));
        Ok(licenses.into_iter().map(LicenseToday::from).collect())
    }

    fn example() -> Ahead {
        Ahead::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_licence_appears_sixty_days_before_its_last_day_and_stays() {
        let t = crate::tests::practice().await;
        let standing = async |day: &str| {
            t.house().clock.set(day.parse().unwrap());
            let list = t.call(GetLicenseExpirations).by(&t.stellan).ok().await;
            list.get(0)
                .map(|one| (one["standing"].clone(), one["days_left"].clone()))
        };
        assert_eq!(standing("2026-02-28T15:00:00Z").await, None);
        assert_eq!(
            standing("2026-03-01T15:00:00Z").await,
            Some(("expires_soon".into(), 60.into()))
        );
        assert_eq!(
            standing("2026-05-10T15:00:00Z").await,
            Some(("expired".into(), (-10).into()))
        );
    }
}
