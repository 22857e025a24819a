//! Is it working? For anyone who asks: monitors, load balancers, the sign-in page.

use kernel::prelude::*;

use super::PROVE_DATABASE;

/// Says that the program works and reaches its database.
pub struct HealthCheck;

/// Nothing needs to be said.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {}

/// That it works.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    /// Always `healthy`: what is not is an error.
    status: &'static str,
    /// Always `connected`.
    database: &'static str,
    /// The server's time.
    timestamp: Timestamp,
}

impl Function for HealthCheck {
    const SPEC: Spec = Spec::read(
        "health-check",
        "Says that the program works and reaches its database.",
    )
    .roles(Roles::Public)
    .at_aal1()
    .limit(RateLimit::per_minute(600))
    .unaudited("shows nothing about a person");

    type Input = Input;
    type Output = Output;

    async fn run(cx: &mut Context, _: Input) -> Result<Output> {
        cx.one("answer from the database", &PROVE_DATABASE, &[])
            .await?;
        Ok(Output {
            status: "healthy",
            database: "connected",
            timestamp: cx.now(),
        })
    }

    fn example() -> Input {
        Input {}
    }
}
