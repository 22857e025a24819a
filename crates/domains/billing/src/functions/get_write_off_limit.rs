//! Says up to which amount a biller gives up money without asking.

use kernel::prelude::*;

use crate::adjustment::WriteOffLimit;
use crate::statements;

/// See the module.
pub struct GetWriteOffLimit;

impl Function for GetWriteOffLimit {
    const SPEC: Spec = Spec::read(
        "get-write-off-limit",
        "Says up to which amount a biller gives up money without asking.",
    )
    .roles(super::BILLERS)
    .unaudited("It is a setting of the practice, nothing about a person.");
    type Input = Nothing;
    type Output = WriteOffLimit;

    async fn run(cx: &mut Context, _: Nothing) -> Result<WriteOffLimit> {
        cx.one("limit", &statements::GET_WRITE_OFF_LIMIT, &[]).await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
