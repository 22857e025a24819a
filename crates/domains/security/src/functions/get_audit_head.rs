//! Shows the newest signed head of the audit log, and how far the log is behind.

use kernel::function::{OutboundFunction, Outside};
use kernel::prelude::*;

use crate::health::AuditHealth;
use crate::installation::{AuditState, Operations};

/// See the module.
pub struct GetAuditHead;

impl OutboundFunction for GetAuditHead {
    const SPEC: Spec = Spec::read(
        "get-audit-head",
        "Shows the newest signed head of the audit log and how far sealing is behind.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("audit_log");
    type Input = Nothing;
    type Output = AuditHealth;
    type Plan = ();
    type Reply = AuditState;

    async fn prepare(_: &mut Context, _: Nothing) -> Result<()> {
        Ok(())
    }

    async fn call(outside: &Outside, (): ()) -> Result<AuditState> {
        Operations::from(outside)?.audit_state().await
    }

    async fn record(cx: &mut Context, state: AuditState) -> Result<AuditHealth> {
        Ok(AuditHealth::at(state, cx.now()))
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use kernel::Code;

    use crate::tests::{ask, practice, practice_with};

    #[tokio::test]
    async fn it_says_how_old_the_head_is_and_how_long_events_wait() {
        let t = practice_with(crate::tests::Invented::default()).await;
        let head = ask(&t, &t.amara, "get-audit-head").await.unwrap();
        assert_eq!(head["head"]["size"], 7);
        assert_eq!(head["head_age_seconds"], 60);
        assert_eq!(
            (&head["unsealed"], &head["lag_seconds"]),
            (&2.into(), &5.into())
        );
    }

    #[tokio::test]
    async fn without_a_running_server_it_says_so() {
        let t = practice().await;
        let error = ask(&t, &t.amara, "get-audit-head").await.unwrap_err();
        assert_eq!(error.code(), Code::NotConfigured);
    }

    #[tokio::test]
    async fn only_an_administrator_sees_it() {
        let t = practice_with(crate::tests::Invented::default()).await;
        let error = ask(&t, &t.stellan, "get-audit-head").await.unwrap_err();
        assert_eq!(error.code(), Code::Forbidden);
    }
}
