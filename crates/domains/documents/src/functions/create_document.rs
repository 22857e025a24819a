//! Puts a file that has arrived into a chart, as a document.

use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::chart;
use crate::document::{self, Document, DocumentCategory, WRITERS};
use crate::statements;
use crate::upload::{UploadPurpose, take_over};

/// See the module.
pub struct CreateDocument;

/// What it is.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// Whose chart.
    pub client_id: ClientId,
    /// The finished upload.
    pub upload_id: Uuid,
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

impl Function for CreateDocument {
    const SPEC: Spec = Spec::write(
        "create-document",
        "Puts a file that has arrived into a chart, as a document.",
    )
    .roles(WRITERS)
    .audits("document");
    type Input = NewDocument;
    type Output = Document;

    async fn run(cx: &mut Context, new: NewDocument) -> Result<Document> {
        chart::open_to_write(cx, new.client_id).await?;
        let fits = |purpose| purpose != UploadPurpose::Photo;
        let (file, name) = take_over(cx, new.upload_id, new.client_id, fits).await?;
        let tags = document::tidy(new.tags)?;
        let (id, version, practice) = (cx.new_id(), cx.new_id(), cx.organization()?);
        let (person, now) = (cx.user()?.profile, cx.now());
        cx.execute(
            &statements::CREATE_DOCUMENT,
            &[
                &id,
                &practice,
                &new.client_id,
                &new.category,
                &new.title,
                &new.description,
                &tags,
                &person,
            ],
        )
        .await?;
        let (number, note) = (1_i32, None::<String>);
        cx.execute(
            &statements::CREATE_DOCUMENT_VERSION,
            &[
                &version,
                &practice,
                &id,
                &new.client_id,
                &number,
                &file,
                &name,
                &note,
                &person,
                &now,
            ],
        )
        .await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, id).await
    }

    fn example() -> NewDocument {
        NewDocument {
            client_id: crate::example::CLIENT.into(),
            upload_id: crate::example::ARRIVED_UPLOAD,
            category: DocumentCategory::OutsideRecords,
            title: Text::new("Referral from Springfield Family Medicine").expect("it has letters"),
            description: None,
            tags: vec![Text::new("referral").expect("it has letters")],
        }
    }
}
