//! Lists the notes that wait for a supervisor's signature, what is due first.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::cosign::{CosignatureStatus, QueueLine};
use crate::statements;

/// See the module.
pub struct GetCosignQueue;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueueQuery {
    /// Those that stand so; the waiting ones if it is left out.
    #[serde(default)]
    pub status: Option<CosignatureStatus>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetCosignQueue {
    const SPEC: Spec = Spec::read(
        "get-cosign-queue",
        "Lists the notes that wait for a supervisor's signature, what is due first.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::Supervisor]))
    .audits("note");
    type Input = QueueQuery;
    type Output = Vec<QueueLine>;

    async fn run(cx: &mut Context, input: QueueQuery) -> Result<Vec<QueueLine>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let (day, last) = page
            .after::<(Date, Uuid)>()?
            .map_or((None, None), |(day, id)| (Some(day), Some(id)));
        let status = input.status.unwrap_or(CosignatureStatus::Waiting);
        let now = cx.now();
        let lines: Vec<QueueLine> = cx
            .all(
                &statements::GET_COSIGN_QUEUE,
                &[&status, &now, &limit, &day, &last],
            )
            .await?;
        let lines = cx.cut_page(&page, lines, |line| (line.due_on, line.note_id))?;
        crate::about_each(cx, lines.iter().map(|line| line.client_id));
        Ok(lines)
    }

    fn example() -> QueueQuery {
        QueueQuery::default()
    }
}
