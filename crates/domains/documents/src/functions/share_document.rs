//! Lets the client see a document in the portal.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::document::{self, Document, SeenDocument, Step};
use crate::file::ScanStatus;
use crate::statements;

/// See the module.
pub struct ShareDocument;

/// Who may decide what a client sees.
pub const SHARERS: Roles = Roles::Only(&[Role::Administrator, Role::Therapist]);

impl Function for ShareDocument {
    const SPEC: Spec = Spec::write(
        "share-document",
        "Lets the client see a document in the portal.",
    )
    .roles(SHARERS)
    .audits("document");
    type Input = SeenDocument;
    type Output = Document;

    async fn run(cx: &mut Context, seen: SeenDocument) -> Result<Document> {
        document::lock(cx, seen.id, seen.row_version, Step::Share).await?;
        let file: super::create_download_url::ToDownload = cx
            .one(
                "file",
                &statements::FIND_DOCUMENT_FILE,
                &[&seen.id, &None::<i32>],
            )
            .await?;
        // What is given out to a client must at least not be known to be bad.
        if matches!(file.scan_status, ScanStatus::Infected) {
            file.scan_status.may_open()?;
        }
        let (now, person) = (cx.now(), cx.user()?.profile);
        cx.execute(
            &statements::SHARE_DOCUMENT,
            &[&seen.id, &Some(now), &Some(person)],
        )
        .await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, seen.id).await
    }

    fn example() -> SeenDocument {
        SeenDocument {
            id: crate::example::DOCUMENT,
            row_version: 1,
        }
    }
}
