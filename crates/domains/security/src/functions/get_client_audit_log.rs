//! Lists who looked at a client's record or changed it, newest first. Looking here is an event in the same list.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::audit_log::ChartAccess;
use crate::statements;

/// See the module.
pub struct GetClientAuditLog;

/// Whose record.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChartAccessQuery {
    /// The client.
    pub client_id: ClientId,
    /// Only what this person did.
    #[serde(default)]
    pub actor_id: Option<ProfileId>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetClientAuditLog {
    const SPEC: Spec = Spec::read(
        "get-client-audit-log",
        "Lists who looked at a client's record or changed it, newest first.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("audit_log");
    type Input = ChartAccessQuery;
    type Output = Vec<ChartAccess>;

    async fn run(cx: &mut Context, query: ChartAccessQuery) -> Result<Vec<ChartAccess>> {
        let client = query.client_id;
        cx.one("client", &statements::FIND_CLIENT, &[&client])
            .await?;
        cx.about_client(client);
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let (at, id) = page.after::<(Timestamp, Uuid)>()?.unzip();
        let events = cx
            .all(
                &statements::GET_CLIENT_AUDIT_LOG,
                &[&limit, &at, &id, &client, &query.actor_id],
            )
            .await?;
        cx.cut_page(&page, events, |event| (event.occurred_at, event.id))
    }

    fn example() -> ChartAccessQuery {
        ChartAccessQuery {
            client_id: crate::example::CLIENT.into(),
            actor_id: None,
            limit: Some(20),
            cursor: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(client: Uuid) -> ChartAccessQuery {
        ChartAccessQuery {
            client_id: client.into(),
            ..GetClientAuditLog::example()
        }
    }

    #[tokio::test]
    async fn whoever_asks_who_looked_stands_in_the_list_themselves() {
        let t = crate::tests::practice().await;
        let mira = t.own(crate::example::CLIENT);
        t.call(GetClientAuditLog)
            .by(&t.amara)
            .with(of(mira))
            .ok()
            .await;
        t.house().clock.advance(jiff::SignedDuration::from_secs(1));
        let seen = t
            .call(GetClientAuditLog)
            .by(&t.amara)
            .with(of(mira))
            .ok()
            .await;
        assert_eq!(seen[0]["action"], "get-client-audit-log");
        assert_eq!(seen[0]["actor_id"], t.amara.profile.to_string());
        assert_eq!(seen[0]["actor_name"], "Amara Okafor");
    }

    #[tokio::test]
    async fn a_client_of_another_practice_is_not_there() {
        let (t, other) = (
            crate::tests::practice().await,
            crate::tests::practice().await,
        );
        let query = of(other.own(crate::example::CLIENT));
        let error = t
            .call(GetClientAuditLog)
            .by(&t.amara)
            .with(query)
            .err()
            .await;
        assert_eq!(error.code(), Code::NotFound);
    }

    #[tokio::test]
    async fn somebody_elses_accesses_are_left_out_on_request() {
        let t = crate::tests::practice().await;
        let mira = t.own(crate::example::CLIENT);
        t.call(GetClientAuditLog)
            .by(&t.amara)
            .with(of(mira))
            .ok()
            .await;
        let query = ChartAccessQuery {
            actor_id: Some(t.noor.profile.into()),
            ..of(mira)
        };
        let seen = t
            .call(GetClientAuditLog)
            .by(&t.amara)
            .with(query)
            .ok()
            .await;
        assert_eq!(seen, serde_json::json!([]));
    }
}
