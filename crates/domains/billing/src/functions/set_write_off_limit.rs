//! Sets up to which amount a biller gives up money without asking.

use kernel::prelude::*;

use crate::adjustment::WriteOffLimit;
use crate::statements;

/// See the module.
pub struct SetWriteOffLimit;

/// The limit.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWriteOffLimit {
    /// In cents; with 0 a biller asks for everything.
    pub limit_cents: Within<0, 10_000_000>,
    /// The version that was seen.
    pub row_version: i32,
}

impl Function for SetWriteOffLimit {
    const SPEC: Spec = Spec::write(
        "set-write-off-limit",
        "Sets up to which amount a biller gives up money without asking.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("write_off_limit");
    type Input = NewWriteOffLimit;
    type Output = WriteOffLimit;

    async fn run(cx: &mut Context, input: NewWriteOffLimit) -> Result<WriteOffLimit> {
        let practice: Uuid = cx.organization()?.into();
        cx.about(practice);
        cx.expect_version(
            "limit",
            &statements::LOCK_WRITE_OFF_LIMIT,
            practice,
            input.row_version,
        )
        .await?;
        let cents = input.limit_cents.get();
        cx.execute(&statements::SET_WRITE_OFF_LIMIT, &[&practice, &cents])
            .await?;
        cx.one("limit", &statements::GET_WRITE_OFF_LIMIT, &[]).await
    }

    fn example() -> NewWriteOffLimit {
        NewWriteOffLimit {
            limit_cents: Within::new(25_000).expect("an amount"),
            row_version: 1,
        }
    }
}
