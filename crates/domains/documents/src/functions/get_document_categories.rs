//! Says what kinds of documents there are, and what files they may be: the page says so before anything is sent.

use kernel::prelude::*;
use storage::Purpose;

use crate::document::{DocumentCategory, READERS};
use crate::upload::UploadPurpose;

/// See the module.
pub struct GetDocumentCategories;

/// A kind of document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CategoryInUse {
    /// The word for it.
    pub category: DocumentCategory,
    /// The word on the screen.
    pub label: String,
    /// Whether those who bill see such documents.
    pub billing_may_see: bool,
}

/// What may be sent for a purpose.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UploadLimit {
    /// What for.
    pub purpose: UploadPurpose,
    /// The most bytes.
    pub most_bytes: u64,
    /// The endings that are taken.
    pub endings: Vec<String>,
}

/// All of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentCategories {
    /// The kinds of documents.
    pub categories: Vec<CategoryInUse>,
    /// What may be sent, by purpose.
    pub uploads: Vec<UploadLimit>,
}

impl Function for GetDocumentCategories {
    const SPEC: Spec = Spec::read(
        "get-document-categories",
        "Lists the kinds of documents, and which files may be sent.",
    )
    .roles(READERS)
    .unaudited("the same for everybody");
    type Input = Nothing;
    type Output = DocumentCategories;

    async fn run(_: &mut Context, _: Nothing) -> Result<DocumentCategories> {
        let categories = DocumentCategory::ALL.iter().map(|category| CategoryInUse {
            category: *category,
            label: category.label().to_owned(),
            billing_may_see: category.billing_may_see(),
        });
        let uploads = UploadPurpose::ALL.iter().map(|purpose| {
            let allowed = Purpose::from(*purpose);
            let endings = allowed.kinds().iter().flat_map(|kind| kind.endings());
            UploadLimit {
                purpose: *purpose,
                most_bytes: allowed.most_bytes(),
                endings: endings.map(|ending| (*ending).to_owned()).collect(),
            }
        });
        Ok(DocumentCategories {
            categories: categories.collect(),
            uploads: uploads.collect(),
        })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
