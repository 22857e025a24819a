//! Who did what, newest first. Reading the log is an event in it.

use kernel::audit::Outcome;
use kernel::prelude::*;

use crate::audit_log::AuditEvent;
use crate::statements;

/// See the module.
pub struct GetAuditLogs;

/// Which events.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    /// Words in the action, the resource, the role or the reason.
    #[serde(default)]
    pub search: Option<Text<100>>,
    /// Only what this person did.
    #[serde(default)]
    pub actor_id: Option<ProfileId>,
    /// Only calls of this function.
    #[serde(default)]
    pub action: Option<Text<80>>,
    /// Only this kind of thing.
    #[serde(default)]
    pub resource: Option<Text<80>>,
    /// Only what was about this thing.
    #[serde(default)]
    pub resource_id: Option<Uuid>,
    /// Only what showed or changed this client's data.
    #[serde(default)]
    pub client_id: Option<kernel::id::ClientId>,
    /// Only what ended so.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// From this moment on.
    #[serde(default)]
    pub from: Option<Timestamp>,
    /// Before this moment.
    #[serde(default)]
    pub to: Option<Timestamp>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetAuditLogs {
    const SPEC: Spec = Spec::read(
        "get-audit-logs",
        "Lists who did what, newest first, with the rows that changed.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("audit_log");
    type Input = AuditQuery;
    type Output = Vec<AuditEvent>;

    async fn run(cx: &mut Context, query: AuditQuery) -> Result<Vec<AuditEvent>> {
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let (at, id) = page.after::<(Timestamp, Uuid)>()?.unzip();
        let events = cx
            .last()
            .all(
                &statements::GET_AUDIT_LOGS,
                &[
                    &limit,
                    &at,
                    &id,
                    &query.actor_id,
                    &query.action,
                    &query.resource,
                    &query.resource_id,
                    &query.client_id,
                    &query.outcome,
                    &query.from,
                    &query.to,
                    &query.search,
                ],
            )
            .await?;
        cx.cut_page(&page, events, |event| (event.occurred_at, event.id))
    }

    fn example() -> AuditQuery {
        AuditQuery {
            limit: Some(20),
            ..AuditQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::get_users::GetUsers;
    use crate::functions::update_practice_settings::UpdatePracticeSettings;

    #[tokio::test]
    async fn a_change_of_the_settings_shows_what_stood_before_and_after() {
        let t = crate::tests::practice().await;
        t.call(UpdatePracticeSettings).by(&t.amara).ok().await;
        let log = t.call(GetAuditLogs).by(&t.amara).ok().await;
        let event = &log[0];
        assert_eq!(event["action"], "update-practice-settings");
        assert_eq!(event["actor_name"], "Amara Okafor");
        assert_eq!(event["changes"][0]["table"], "practice_settings");
        assert_eq!(event["changes"][0]["before"]["note_due_days"], 3);
        assert_eq!(event["changes"][0]["after"]["note_due_days"], 2);
    }

    #[tokio::test]
    async fn whoever_reads_the_log_stands_in_it() {
        let t = crate::tests::practice().await;
        t.call(GetAuditLogs).by(&t.amara).ok().await;
        let log = t.call(GetAuditLogs).by(&t.amara).ok().await;
        assert_eq!(log[0]["action"], "get-audit-logs");
        assert_eq!(log[0]["resource"], "audit_log");
    }

    #[tokio::test]
    async fn a_refusal_is_found_by_its_outcome() {
        let t = crate::tests::practice().await;
        t.call(GetUsers).by(&t.rosa).err().await;
        let refused = AuditQuery {
            outcome: Some(Outcome::Refused),
            ..AuditQuery::default()
        };
        let log = t.call(GetAuditLogs).by(&t.amara).with(refused).ok().await;
        assert_eq!(log.as_array().unwrap().len(), 1);
        assert_eq!(log[0]["actor_id"], t.rosa.profile.to_string());
        assert_eq!(log[0]["reason"], "forbidden");
    }

    #[tokio::test]
    async fn pages_go_back_in_time_without_gap_or_repetition() {
        let t = crate::tests::practice().await;
        for _ in 0..5 {
            t.call(GetUsers).by(&t.amara).ok().await;
            t.house().clock.advance(jiff::SignedDuration::from_secs(1));
        }
        let (mut cursor, mut seen) = (None, Vec::new());
        for _ in 0..3 {
            let query = AuditQuery {
                action: Text::new("get-users").ok(),
                limit: Some(2),
                cursor,
                ..AuditQuery::default()
            };
            let answer = t
                .call(GetAuditLogs)
                .by(&t.amara)
                .with(query)
                .answer()
                .await
                .unwrap();
            let events: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            seen.extend(
                events
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|event| event["occurred_at"].to_string()),
            );
            cursor = answer.trace.next;
        }
        assert_eq!(seen.len(), 5);
        assert!(seen.is_sorted_by(|newer, older| newer > older));
        assert!(cursor.is_none());
    }
}
