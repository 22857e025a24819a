//! Says that the program is up and its database answers. Public, cheap, and silent about everything else.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct HealthCheck;

kernel::vocabulary! {
    /// How the program is.
    pub enum Health {
        /// It works. (If it does not, the answer is an error and no answer.)
        Healthy = "healthy" => "Healthy",
    }
}

kernel::vocabulary! {
    /// How its database is.
    pub enum DatabaseState {
        /// It answered.
        Connected = "connected" => "Connected",
    }
}

/// How the program is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HealthReport {
    /// The program.
    pub status: Health,
    /// Its database.
    pub database: DatabaseState,
    /// When this was asked.
    pub timestamp: Timestamp,
}

impl Function for HealthCheck {
    const SPEC: Spec = Spec::read(
        "health-check",
        "Says whether the program and its database are up.",
    )
    .roles(Roles::Public)
    .unaudited("It shows nothing about anybody.")
    // Monitors and load tests call it from one address.
    .limit(RateLimit::per_minute(6_000))
    .at_aal1();
    type Input = Nothing;
    type Output = HealthReport;

    async fn run(cx: &mut Context, _: Nothing) -> Result<HealthReport> {
        cx.last()
            .one("answer", &statements::HEALTH_CHECK, &[])
            .await?;
        Ok(HealthReport {
            status: Health::Healthy,
            database: DatabaseState::Connected,
            timestamp: cx.now(),
        })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn anybody_may_ask_and_learns_no_more_than_that() {
        let t = crate::tests::practice().await;
        let answer = t.call(HealthCheck).ok().await;
        let shown = serde_json::json!({
            "status": "healthy", "database": "connected", "timestamp": "2026-03-02T15:00:00Z"
        });
        assert_eq!(answer, shown);
    }
}
