//! Suggests the claims that a payment may be for, the likeliest first, each with what speaks for it; or those that somebody looks for by number
//! or name. Only claims that a payer has are suggested.

use kernel::prelude::*;

use crate::claim::{self, ClaimStatus};
use crate::matching::{self, MatchSuggestion};
use crate::statements;

/// More than anybody compares by eye.
const MOST: i64 = 20;

/// See the module.
pub struct GetMatchSuggestions;

/// For which payment.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuggestionQuery {
    /// The payment.
    pub payment_id: Uuid,
    /// A claim's number or a part of a client's name, to look for that instead.
    #[serde(default)]
    pub words: Option<Text<80>>,
}

impl Function for GetMatchSuggestions {
    const SPEC: Spec = Spec::read(
        "get-match-suggestions",
        "Suggests the claims that an unmatched payment may be for, each with what speaks for it.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = SuggestionQuery;
    type Output = Vec<MatchSuggestion>;

    async fn run(cx: &mut Context, input: SuggestionQuery) -> Result<Vec<MatchSuggestion>> {
        cx.about(input.payment_id);
        cx.one(
            "payment",
            &statements::UNMATCHED_PAYMENT_THERE,
            &[&input.payment_id],
        )
        .await?;
        let with_payer: Vec<ClaimStatus> = ClaimStatus::ALL
            .iter()
            .copied()
            .filter(|status| status.is_with_payer())
            .collect();
        let candidates = cx
            .all(
                &statements::MATCH_CANDIDATES,
                &[&input.payment_id, &with_payer, &input.words, &MOST],
            )
            .await?;
        let mut suggestions = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            cx.about_client(candidate.client_id);
            // Two that end alike are compared whole.
            let same = match &candidate.paid_member_id_sealed {
                Some(theirs) if candidate.last_four_same => {
                    let place = claim::member_id_place(candidate.policy_id);
                    let ours = cx.open(&place, &candidate.member_id_sealed)?;
                    let place = matching::member_id_place(input.payment_id);
                    matching::same_member(&ours, &cx.open(&place, theirs)?)
                }
                _ => false,
            };
            suggestions.push(candidate.suggestion(same));
        }
        suggestions.sort_by_key(|suggestion| std::cmp::Reverse(suggestion.score));
        Ok(suggestions)
    }

    fn example() -> SuggestionQuery {
        SuggestionQuery {
            payment_id: crate::example::UNMATCHED_PAYMENT,
            words: None,
        }
    }
}
