//! Shows what happened in a chart, the latest first.

use kernel::prelude::*;

use crate::chart;
use crate::statements;
use crate::timeline::TimelineItem;
use kernel::id::ClientId;

/// See the module.
pub struct GetClientTimeline;

/// Whose, and what of it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimelineQuery {
    /// The client.
    pub client_id: ClientId,
    /// Only these kinds; all if it is empty.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetClientTimeline {
    const SPEC: Spec = Spec::read(
        "get-client-timeline",
        "Shows what happened in a chart, the latest first.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client");
    type Input = TimelineQuery;
    type Output = Vec<TimelineItem>;

    async fn run(cx: &mut Context, input: TimelineQuery) -> Result<Vec<TimelineItem>> {
        chart::open(cx, input.client_id).await?;
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let (when, kind, which) = page
            .after::<(Timestamp, String, Uuid)>()?
            .map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
        let kinds = (!input.kinds.is_empty()).then_some(input.kinds);
        let items = cx
            .all(
                &statements::GET_CLIENT_TIMELINE,
                &[&input.client_id, &limit, &when, &kind, &which, &kinds],
            )
            .await?;
        cx.cut_page(&page, items, |item| {
            (item.occurred_at, item.kind.clone(), item.item_id)
        })
    }

    fn example() -> TimelineQuery {
        TimelineQuery {
            client_id: crate::example::CLIENT.into(),
            kinds: vec![],
            limit: None,
            cursor: None,
        }
    }
}
