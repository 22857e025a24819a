//! Replaces a claim that a payer decided on: a draft with the same services, with place, authorization and modifiers put right; what stands
//! elsewhere (coverage, people, settings) is taken as it is when the draft is sent. What was charged stays: a wrong code or amount is voided
//! and claimed anew.

use kernel::prelude::*;

use crate::claim::{ClaimKind, ClaimLine};
use crate::correction::{self, Correction};

/// See the module.
pub struct ReplaceClaim;

/// A service whose modifiers are put right.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedService {
    /// Its charge.
    pub charge_id: Uuid,
    /// All its modifiers.
    #[schemars(length(max = 4))]
    pub modifiers: Vec<Text<2>>,
}

/// Which claim, why, and what is put right.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimToReplace {
    /// The claim.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// Why.
    pub reason: Text<500>,
    /// The CMS code of the place; as it was if it is left out.
    #[serde(default)]
    pub place_of_service: Option<Text<2>>,
    /// The payer's authorization; as it was if it is left out.
    #[serde(default)]
    pub authorization_number: Option<Text<50>>,
    /// Services whose modifiers change.
    #[serde(default)]
    pub lines: Vec<CorrectedService>,
}

impl Function for ReplaceClaim {
    const SPEC: Spec = Spec::write(
        "replace-claim",
        "Makes the claim that replaces one a payer decided on.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = ClaimToReplace;
    type Output = ClaimLine;

    async fn run(cx: &mut Context, input: ClaimToReplace) -> Result<ClaimLine> {
        let mut modifiers = Vec::with_capacity(input.lines.len());
        for line in &input.lines {
            if line.modifiers.len() > 4 {
                return Err(Error::invalid(
                    "lines",
                    "A service has at most four modifiers.",
                ));
            }
            let right = |modifier: &Text<2>| {
                modifier.as_str().len() == 2
                    && modifier
                        .as_str()
                        .bytes()
                        .all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
            };
            if !line.modifiers.iter().all(right) {
                return Err(Error::invalid(
                    "lines",
                    "A modifier is two capitals or digits, such as 95.",
                ));
            }
            let texts: Vec<&str> = line.modifiers.iter().map(Text::as_str).collect();
            modifiers.push(texts.join(" "));
        }
        let charges: Vec<Uuid> = input.lines.iter().map(|line| line.charge_id).collect();
        correction::make(
            cx,
            Correction {
                original: input.id,
                row_version: input.row_version,
                kind: ClaimKind::Replacement,
                reason: input.reason.as_str(),
                place_of_service: input.place_of_service.as_ref().map(Text::as_str),
                authorization_number: input.authorization_number.as_ref().map(Text::as_str),
                charges: &charges,
                modifiers: &modifiers,
            },
        )
        .await
    }

    fn example() -> ClaimToReplace {
        ClaimToReplace {
            id: crate::example::PAID_CLAIM,
            row_version: 1,
            reason: Text::new("The visit was by video").expect("a reason"),
            place_of_service: Text::new("10").ok(),
            authorization_number: None,
            lines: Vec::new(),
        }
    }
}
