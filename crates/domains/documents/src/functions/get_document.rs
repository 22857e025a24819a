//! Shows a document with its versions and signatures.

use kernel::prelude::*;

use crate::document::{self, Document, READERS};

/// See the module.
pub struct GetDocument;

/// Which document.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentQuery {
    /// Its id.
    pub id: Uuid,
}

impl Function for GetDocument {
    const SPEC: Spec = Spec::read(
        "get-document",
        "Shows a document with its versions and signatures.",
    )
    .roles(READERS)
    .audits("document");
    type Input = DocumentQuery;
    type Output = Document;

    async fn run(cx: &mut Context, query: DocumentQuery) -> Result<Document> {
        document::read(cx, query.id).await
    }

    fn example() -> DocumentQuery {
        DocumentQuery {
            id: crate::example::DOCUMENT,
        }
    }
}
