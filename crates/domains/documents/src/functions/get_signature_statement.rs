//! Shows the wording under which documents are signed now.

use kernel::prelude::*;

use crate::document::READERS;
use crate::signature::SignatureStatement;
use crate::statements;

/// See the module.
pub struct GetSignatureStatement;

impl Function for GetSignatureStatement {
    const SPEC: Spec = Spec::read(
        "get-signature-statement",
        "Shows the wording under which documents are signed electronically.",
    )
    .roles(READERS)
    .unaudited("the same for everybody");
    type Input = Nothing;
    type Output = SignatureStatement;

    async fn run(cx: &mut Context, _: Nothing) -> Result<SignatureStatement> {
        cx.last()
            .one("wording", &statements::GET_SIGNATURE_STATEMENT, &[])
            .await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
