//! Takes a document out of the client's portal.

use kernel::live::Topic;
use kernel::prelude::*;

use super::share_document::SHARERS;
use crate::document::{self, Document, SeenDocument, Step};
use crate::statements;

/// See the module.
pub struct UnshareDocument;

impl Function for UnshareDocument {
    const SPEC: Spec = Spec::write(
        "unshare-document",
        "Takes a document out of the client's portal.",
    )
    .roles(SHARERS)
    .audits("document");
    type Input = SeenDocument;
    type Output = Document;

    async fn run(cx: &mut Context, seen: SeenDocument) -> Result<Document> {
        document::lock(cx, seen.id, seen.row_version, Step::Unshare).await?;
        let (when, person) = (None::<Timestamp>, None::<ProfileId>);
        cx.execute(&statements::SHARE_DOCUMENT, &[&seen.id, &when, &person])
            .await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, seen.id).await
    }

    fn example() -> SeenDocument {
        SeenDocument {
            id: crate::example::SHARED_DOCUMENT,
            row_version: 1,
        }
    }
}
