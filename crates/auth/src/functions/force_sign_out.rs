//! Ends every session of somebody, at once.

use kernel::prelude::*;

use super::statements::END_SESSIONS;

/// See the module.
pub struct ForceSignOut;

/// Whose, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhoseSessions {
    /// The person.
    pub user_id: ProfileId,
    /// Why: it stands in the audit log.
    pub reason: Text<200>,
}

/// What ended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ended {
    /// How many sessions.
    pub sessions: i32,
}

impl Function for ForceSignOut {
    const SPEC: Spec = Spec::write(
        "force-sign-out",
        "Ends every session of a person and forgets their trusted devices.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("session");
    type Input = WhoseSessions;
    type Output = Ended;

    async fn run(cx: &mut Context, input: WhoseSessions) -> Result<Ended> {
        cx.about(input.user_id);
        cx.because(input.reason.as_str());
        let sessions = cx
            .one(
                "person",
                &END_SESSIONS,
                &[&input.user_id, &"ended by an administrator"],
            )
            .await?;
        Ok(Ended { sessions })
    }

    fn example() -> WhoseSessions {
        WhoseSessions {
            user_id: kernel::example::STAFF.into(),
            reason: Text::new("A lost phone").expect("it is short"),
        }
    }
}
