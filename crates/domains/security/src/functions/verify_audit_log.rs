//! Computes the whole audit log again and compares it with its signed copy outside the database.
//!
//! The log is one for all practices. The answer names the first bad entry by its place and kind; its event only if it is the caller's.

use kernel::audit::Report;
use kernel::function::{OutboundFunction, Outside};
use kernel::prelude::*;

use crate::audit_log::{AuditHead, Damage};
use crate::installation::{AuditState, Operations};
use crate::statements;

/// See the module.
pub struct VerifyAuditLog;

/// The first bad entry.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BadEntry {
    /// Its place in the log, from 0; none if it was never sealed.
    pub index: Option<u64>,
    /// The event, if it is of this practice.
    pub event_id: Option<Uuid>,
    /// What is wrong.
    pub kind: Damage,
    /// The same in words.
    pub words: String,
}

/// What was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuditVerification {
    /// Whether every entry is as it was sealed.
    pub ok: bool,
    /// Entries that were compared with their sealed hash.
    pub entries: u64,
    /// Bad entries.
    pub bad: u64,
    /// The first of them.
    pub first_bad: Option<BadEntry>,
    /// The root that was computed, in hexadecimal.
    pub root: String,
    /// The newest head after the check.
    pub head: Option<AuditHead>,
    /// Events that are not sealed yet: their own seals were checked.
    pub unsealed: u64,
    /// When this was checked.
    pub verified_at: Timestamp,
}

impl OutboundFunction for VerifyAuditLog {
    const SPEC: Spec = Spec::read(
        "verify-audit-log",
        "Proves that no entry of the audit log was changed, removed, planted or reordered.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("audit_log")
    .limit(RateLimit::per_minute(6))
    .step_up();
    type Input = Nothing;
    type Output = AuditVerification;
    type Plan = ();
    type Reply = (Report, AuditState);

    async fn prepare(_: &mut Context, _: Nothing) -> Result<()> {
        Ok(())
    }

    async fn call(outside: &Outside, (): ()) -> Result<(Report, AuditState)> {
        let operations = Operations::from(outside)?;
        let report = operations.verify_audit_log().await?;
        Ok((report, operations.audit_state().await?))
    }

    async fn record(
        cx: &mut Context,
        (report, state): (Report, AuditState),
    ) -> Result<AuditVerification> {
        let first_bad = match report.first_bad {
            None => None,
            Some(finding) => {
                let event_id = match finding.event_id {
                    Some(id) => cx.optional(&statements::FIND_EVENT, &[&id]).await?,
                    None => None,
                };
                let kind = Damage::from(finding.kind);
                Some(BadEntry {
                    index: finding.index,
                    event_id,
                    kind,
                    words: kind.sentence().to_owned(),
                })
            }
        };
        Ok(AuditVerification {
            ok: report.ok,
            entries: report.entries,
            bad: report.bad,
            first_bad,
            root: report.root,
            head: state.head,
            unsealed: report.unsealed,
            verified_at: cx.now(),
        })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use kernel::audit::verify::{Finding, Kind, Report};
    use kernel::{Aal, Code};

    use crate::tests::{Invented, ask, practice_with};

    fn bad(event: uuid::Uuid) -> Invented {
        let finding = Finding {
            index: Some(3),
            event_id: Some(event),
            kind: Kind::Edited,
            detail: "a row of somebody in /some/folder".into(),
        };
        Invented {
            report: Report {
                bad: 1,
                first_bad: Some(finding),
                entries: 7,
                ..Report::default()
            },
        }
    }

    #[tokio::test]
    async fn a_sound_log_is_said_to_be_sound_under_its_signed_head() {
        let t = practice_with(Invented::default()).await;
        let found = ask(&t, &t.amara, "verify-audit-log").await.unwrap();
        assert_eq!(found["ok"], true);
        assert_eq!(found["entries"], 7);
        assert_eq!(found["first_bad"], serde_json::Value::Null);
        assert_eq!(found["head"]["key_id"], "0123456789abcdef");
    }

    #[tokio::test]
    async fn the_practices_own_bad_entry_is_named() {
        let event = uuid::uuid!("00000000-0000-7000-8000-000000000a51");
        let world = crate::tests::world_with(bad(event)).await;
        let caller = world.home.amara.caller(world.house.now());
        let answer = world.house.call_named("verify-audit-log", caller, b"{}");
        let found: serde_json::Value = serde_json::from_slice(&answer.await.unwrap().body).unwrap();
        assert_eq!(found["ok"], false);
        assert_eq!(found["first_bad"]["event_id"], event.to_string());
        assert_eq!(found["first_bad"]["kind"], "edited");
        assert!(!found.to_string().contains("/some/folder"));
    }

    #[tokio::test]
    async fn the_entry_of_another_practice_is_not_named() {
        let event = uuid::uuid!("00000000-0000-7000-8000-000000000a51");
        let world = crate::tests::world_with(bad(event)).await;
        let caller = world.other.amara.caller(world.house.now());
        let answer = world.house.call_named("verify-audit-log", caller, b"{}");
        let body = answer.await.unwrap().body;
        let found: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(found["first_bad"]["index"], 3);
        assert_eq!(found["first_bad"]["event_id"], serde_json::Value::Null);
        assert!(!found.to_string().contains(&event.to_string()));
    }

    #[tokio::test]
    async fn it_wants_the_identity_proved_again() {
        let t = practice_with(Invented::default()).await;
        let long_ago = t.house().now() - jiff::SignedDuration::from_mins(30);
        let stale = t.amara.caller_at(Aal::Aal2, long_ago);
        let answer = t.house().call_named("verify-audit-log", stale, b"{}").await;
        assert_eq!(answer.unwrap_err().code(), Code::FreshSignInRequired);
    }
}
