//! Brings back a document that was set aside. It is not shared again by that.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::document::{self, Document, SeenDocument, Step};
use crate::statements;

/// See the module.
pub struct RestoreDocument;

impl Function for RestoreDocument {
    const SPEC: Spec = Spec::write(
        "restore-document",
        "Brings back a document that was set aside.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("document");
    type Input = SeenDocument;
    type Output = Document;

    async fn run(cx: &mut Context, seen: SeenDocument) -> Result<Document> {
        document::lock(cx, seen.id, seen.row_version, Step::Restore).await?;
        let (when, person, why) = (None::<Timestamp>, None::<ProfileId>, None::<String>);
        cx.execute(
            &statements::ARCHIVE_DOCUMENT,
            &[&seen.id, &when, &person, &why],
        )
        .await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, seen.id).await
    }

    fn example() -> SeenDocument {
        SeenDocument {
            id: crate::example::ARCHIVED_DOCUMENT,
            row_version: 1,
        }
    }
}
