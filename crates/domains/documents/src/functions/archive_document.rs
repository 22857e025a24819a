//! Sets a document aside. It is never removed; the client sees it no more.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::document::{self, Document, Step};
use crate::statements;

/// See the module.
pub struct ArchiveDocument;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentArchiving {
    /// The document.
    pub id: Uuid,
    /// The version of its entry that was seen.
    pub row_version: i32,
    /// Why.
    pub reason: Text<500>,
}

impl Function for ArchiveDocument {
    const SPEC: Spec = Spec::write(
        "archive-document",
        "Sets a document aside, with a reason. Nothing is removed.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("document");
    type Input = DocumentArchiving;
    type Output = Document;

    async fn run(cx: &mut Context, archiving: DocumentArchiving) -> Result<Document> {
        document::lock(cx, archiving.id, archiving.row_version, Step::Archive).await?;
        cx.because(archiving.reason.as_str());
        let (now, person) = (cx.now(), cx.user()?.profile);
        cx.execute(
            &statements::ARCHIVE_DOCUMENT,
            &[
                &archiving.id,
                &Some(now),
                &Some(person),
                &Some(archiving.reason),
            ],
        )
        .await
        .on_constraint("client_documents_archive_reason_check", || {
            Error::invalid("reason", "Say why in at least three letters.")
        })?;
        cx.announce(Topic::Documents)?;
        document::read(cx, archiving.id).await
    }

    fn example() -> DocumentArchiving {
        DocumentArchiving {
            id: crate::example::DOCUMENT,
            row_version: 1,
            reason: Text::new("ScannedFile into the wrong chart").expect("it has letters"),
        }
    }
}
