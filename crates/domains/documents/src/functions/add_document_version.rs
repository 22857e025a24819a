//! Adds a new version to a document. The former ones stay, with their signatures.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::chart;
use crate::document::{self, Document, Step, WRITERS};
use crate::statements;
use crate::upload::{UploadPurpose, take_over};

/// See the module.
pub struct AddDocumentVersion;

/// What is added to which document.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVersion {
    /// The document.
    pub id: Uuid,
    /// The version of its entry that was seen.
    pub row_version: i32,
    /// The finished upload.
    pub upload_id: Uuid,
    /// What changed.
    #[serde(default)]
    pub note: Option<Text<500>>,
}

impl Function for AddDocumentVersion {
    const SPEC: Spec = Spec::write(
        "add-document-version",
        "Adds a new version to a document; the former ones stay.",
    )
    .roles(WRITERS)
    .audits("document");
    type Input = NewVersion;
    type Output = Document;

    async fn run(cx: &mut Context, new: NewVersion) -> Result<Document> {
        let locked = document::lock(cx, new.id, new.row_version, Step::Change).await?;
        chart::open_to_write(cx, locked.client_id).await?;
        let fits = |purpose| purpose != UploadPurpose::Photo;
        let (file, name) = take_over(cx, new.upload_id, locked.client_id, fits).await?;
        let number: i32 = cx
            .one("document", &statements::NEXT_VERSION, &[&new.id])
            .await?;
        let (id, practice) = (cx.new_id(), cx.organization()?);
        let (person, now) = (cx.user()?.profile, cx.now());
        cx.execute(
            &statements::CREATE_DOCUMENT_VERSION,
            &[
                &id,
                &practice,
                &new.id,
                &locked.client_id,
                &number,
                &file,
                &name,
                &new.note,
                &person,
                &now,
            ],
        )
        .await
        .on_constraint("client_document_versions_number_check", || {
            Error::conflict("A document has at most 1000 versions. Start a new document.")
        })?;
        cx.execute(&statements::TOUCH_DOCUMENT, &[&new.id]).await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, new.id).await
    }

    fn example() -> NewVersion {
        NewVersion {
            id: crate::example::DOCUMENT,
            row_version: 1,
            upload_id: crate::example::ARRIVED_UPLOAD,
            note: Text::new("The new card, from January on").ok(),
        }
    }
}
