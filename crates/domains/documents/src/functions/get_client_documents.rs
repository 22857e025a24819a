//! Lists the documents of a chart, the newest first: those that are in use, or those that were set aside.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::chart;
use crate::document::{DocumentCategory, DocumentLine, READERS};
use crate::statements;

/// See the module.
pub struct GetClientDocuments;

/// Whose, and which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentsQuery {
    /// Whose chart.
    pub client_id: ClientId,
    /// Those that were set aside, instead of those in use.
    #[serde(default)]
    pub archived: bool,
    /// Only those of this kind.
    #[serde(default)]
    pub category: Option<DocumentCategory>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetClientDocuments {
    const SPEC: Spec = Spec::read(
        "get-client-documents",
        "Lists the documents of a chart, the newest first.",
    )
    .roles(READERS)
    .audits("document");
    type Input = DocumentsQuery;
    type Output = Vec<DocumentLine>;

    async fn run(cx: &mut Context, query: DocumentsQuery) -> Result<Vec<DocumentLine>> {
        chart::open(cx, query.client_id).await?;
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let (when, which) = page.after::<(Timestamp, Uuid)>()?.unzip();
        let lines = cx
            .all(
                &statements::GET_CLIENT_DOCUMENTS,
                &[
                    &query.client_id,
                    &query.archived,
                    &query.category,
                    &limit,
                    &when,
                    &which,
                ],
            )
            .await?;
        cx.cut_page(&page, lines, |line: &DocumentLine| {
            (line.created_at, line.id)
        })
    }

    fn example() -> DocumentsQuery {
        DocumentsQuery {
            client_id: crate::example::CLIENT.into(),
            archived: false,
            category: None,
            limit: None,
            cursor: None,
        }
    }
}
