//! Prints a claim for a payer that takes it on paper: the form CMS-1500 (02/12), as a PDF.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::prelude::*;

use crate::claim::{self, ClaimStatus};
use crate::form::fill::fill;
use crate::form::paper::{Paper, print};

/// See the module.
pub struct GetClaimForm;

/// Which claim, on which paper.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WantedForm {
    /// The claim.
    pub id: Uuid,
    /// Whether frames and the boxes' numbers are drawn, for plain paper. Without them it is for the printed red form, which payers ask for.
    #[serde(default)]
    pub with_boxes: bool,
}

/// A printed claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimForm {
    /// A name for the file, which says nothing about whose claim it is.
    pub file_name: String,
    /// How many forms: one for each six services.
    pub pages: usize,
    /// The PDF in base64. It is made at this moment and kept nowhere.
    pub content: String,
}

impl Function for GetClaimForm {
    const SPEC: Spec = Spec::read(
        "get-claim-form",
        "Prints a claim as the paper form CMS-1500 (02/12), a PDF in base64.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = WantedForm;
    type Output = ClaimForm;

    async fn run(cx: &mut Context, input: WantedForm) -> Result<ClaimForm> {
        cx.about(input.id);
        let claim = claim::whole(cx, &[input.id])
            .await?
            .pop()
            .ok_or_else(|| Error::not_found("claim"))?;
        if claim.facts.status == ClaimStatus::Void {
            return Err(Error::conflict(
                "This claim is withdrawn. Its charges can stand on another one; print that.",
            ));
        }
        let forms = fill(&claim)?;
        let paper = match input.with_boxes {
            true => Paper::Plain,
            false => Paper::Form,
        };
        Ok(ClaimForm {
            file_name: "cms-1500.pdf".to_owned(),
            pages: forms.len(),
            content: STANDARD.encode(print(&forms, paper)),
        })
    }

    fn example() -> WantedForm {
        WantedForm {
            id: crate::example::DRAFT_CLAIM,
            with_boxes: true,
        }
    }
}
