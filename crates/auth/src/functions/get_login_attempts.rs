//! Who tried to sign in.

use kernel::prelude::*;

use super::statements::GET_ATTEMPTS;

/// See the module.
pub struct GetLoginAttempts;

/// Which attempts.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttemptQuery {
    /// Only this person's.
    #[serde(default)]
    pub user_id: Option<ProfileId>,
    /// Only earlier ones: the last `attempted_at` of the page before.
    #[serde(default)]
    pub before: Option<Timestamp>,
    /// Rows, 1 to 200.
    #[serde(default)]
    pub limit: Option<u8>,
}

/// One attempt.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct LoginAttempt {
    /// Its id.
    pub id: Uuid,
    /// Whose account it was.
    pub user_id: Option<Uuid>,
    /// When.
    pub attempted_at: Timestamp,
    /// By which proof.
    pub method: String,
    /// Whether it succeeded.
    pub succeeded: bool,
    /// Why not.
    pub failure_reason: Option<String>,
    /// Where from.
    pub address: Option<String>,
    /// The program, as it names itself.
    pub user_agent: Option<String>,
}

impl Function for GetLoginAttempts {
    const SPEC: Spec = Spec::read(
        "get-login-attempts",
        "Lists attempts to sign in to accounts of the practice, latest first.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("login_attempt");
    type Input = AttemptQuery;
    type Output = Vec<LoginAttempt>;

    async fn run(cx: &mut Context, query: AttemptQuery) -> Result<Vec<LoginAttempt>> {
        let limit = i32::from(query.limit.unwrap_or(50).clamp(1, 200));
        let attempts = cx
            .all(&GET_ATTEMPTS, &[&query.user_id, &query.before, &limit])
            .await?;
        attempts
            .iter()
            .filter_map(|attempt| attempt.user_id)
            .for_each(|person| cx.about(person));
        Ok(attempts)
    }

    fn example() -> AttemptQuery {
        AttemptQuery::default()
    }
}
