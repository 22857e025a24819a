//! Where one is signed in.

use kernel::prelude::*;

use super::statements::GET_OWN_SESSIONS;

/// See the module.
pub struct ListMySessions;

/// One sign-in on one device.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct MySession {
    /// Its id.
    pub id: Uuid,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// `browser` or `bearer`.
    pub kind: String,
    /// How surely it is the person's.
    pub aal: String,
    /// Where it began.
    pub address: Option<String>,
    /// The program, as it names itself.
    pub user_agent: Option<String>,
}

impl Function for ListMySessions {
    const SPEC: Spec = Spec::read("list-my-sessions", "Lists where the caller is signed in.")
        .roles(Roles::SignedIn)
        .at_aal1()
        .audits("session");
    type Input = Nothing;
    type Output = Vec<MySession>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<MySession>> {
        cx.all(&GET_OWN_SESSIONS, &[&cx.now()]).await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
