//! Corrects what a document is called, what kind it is and how it is found.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::document::{self, Document, DocumentCategory, Step, WRITERS};
use crate::statements;

/// See the module.
pub struct UpdateDocument;

/// The whole entry as it is to be: what is left out is emptied.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedDocument {
    /// The document.
    pub id: Uuid,
    /// The version of its entry that was seen.
    pub row_version: i32,
    /// What it is.
    pub category: DocumentCategory,
    /// Its title.
    pub title: Text<160>,
    /// More about it.
    #[serde(default)]
    pub description: Option<Text<1000>>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<Text<40>>,
}

impl Function for UpdateDocument {
    const SPEC: Spec = Spec::write(
        "update-document",
        "Corrects a document's title, category, description and tags.",
    )
    .roles(WRITERS)
    .audits("document");
    type Input = CorrectedDocument;
    type Output = Document;

    async fn run(cx: &mut Context, entry: CorrectedDocument) -> Result<Document> {
        document::lock(cx, entry.id, entry.row_version, Step::Change).await?;
        let tags = document::tidy(entry.tags)?;
        cx.execute(
            &statements::UPDATE_DOCUMENT,
            &[
                &entry.id,
                &entry.category,
                &entry.title,
                &entry.description,
                &tags,
            ],
        )
        .await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, entry.id).await
    }

    fn example() -> CorrectedDocument {
        CorrectedDocument {
            id: crate::example::DOCUMENT,
            row_version: 1,
            category: DocumentCategory::InsuranceCard,
            title: Text::new("Insurance card, front").expect("it has letters"),
            description: None,
            tags: vec![],
        }
    }
}
