//! Lists who opened a document, the latest first.

use kernel::prelude::*;

use crate::document::DocumentEntry;
use crate::statements;

/// See the module.
pub struct GetDocumentViews;

/// Of which document.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewsQuery {
    /// The document.
    pub id: Uuid,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

/// One time that it was opened.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct DocumentView {
    /// Its id.
    pub id: Uuid,
    /// The number of the version.
    pub version: i32,
    /// By whom.
    pub profile_id: ProfileId,
    /// Their name.
    pub name: Option<String>,
    /// When.
    pub viewed_at: Timestamp,
}

impl Function for GetDocumentViews {
    const SPEC: Spec = Spec::read(
        "get-document-views",
        "Lists who opened a document, the latest first.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
    ]))
    .audits("document");
    type Input = ViewsQuery;
    type Output = Vec<DocumentView>;

    async fn run(cx: &mut Context, query: ViewsQuery) -> Result<Vec<DocumentView>> {
        cx.about(query.id);
        let document: DocumentEntry = cx
            .one("document", &statements::GET_DOCUMENT, &[&query.id])
            .await?;
        cx.about_client(document.client_id);
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let (when, which) = page.after::<(Timestamp, Uuid)>()?.unzip();
        let views = cx
            .all(
                &statements::GET_DOCUMENT_VIEWS,
                &[&query.id, &limit, &when, &which],
            )
            .await?;
        cx.cut_page(&page, views, |view: &DocumentView| {
            (view.viewed_at, view.id)
        })
    }

    fn example() -> ViewsQuery {
        ViewsQuery {
            id: crate::example::DOCUMENT,
            limit: None,
            cursor: None,
        }
    }
}
