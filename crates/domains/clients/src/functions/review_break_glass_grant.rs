//! Reviews somebody else's opening of a chart in an emergency.

use kernel::prelude::*;

use crate::access::{Grant, Verdict};
use crate::statements;

/// See the module.
pub struct ReviewBreakGlassGrant;

/// What the review found.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Which opening.
    pub id: Uuid,
    /// What was found.
    pub verdict: Verdict,
    /// More of it.
    #[serde(default)]
    pub note: Option<Text<1000>>,
}

impl Function for ReviewBreakGlassGrant {
    const SPEC: Spec = Spec::write(
        "review-break-glass-grant",
        "Reviews somebody else's opening of a chart in an emergency.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::Supervisor]))
    .audits("break_glass");
    type Input = Review;
    type Output = Grant;

    async fn run(cx: &mut Context, input: Review) -> Result<Grant> {
        let (now, by) = (cx.now(), cx.user()?.profile);
        let done = cx
            .execute(
                &statements::REVIEW_BREAK_GLASS_GRANT,
                &[&input.id, &now, &by, &input.verdict, &input.note],
            )
            .await?;
        if done == 0 {
            return Err(Error::not_found("opening to review"));
        }
        let grant: Grant = cx
            .one("grant", &statements::GET_BREAK_GLASS_GRANT, &[&input.id])
            .await?;
        cx.about(grant.id);
        cx.about_client(grant.client_id);
        cx.announce(Topic::Clients)?;
        Ok(grant)
    }

    fn example() -> Review {
        Review {
            id: crate::example::BREAK_GLASS,
            verdict: Verdict::Appropriate,
            note: None,
        }
    }
}
