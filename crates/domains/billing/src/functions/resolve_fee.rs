//! Says what a service costs on a day: by the payer's list, else the practice's own, else the code's own price.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct ResolveFee;

/// Which service, for whom, when.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeQuestion {
    /// The code.
    pub code: Text<5>,
    /// Its modifiers.
    #[serde(default)]
    #[schemars(length(max = 4))]
    pub modifiers: Vec<Text<2>>,
    /// Who pays; left out if the client does.
    #[serde(default)]
    pub payer_id: Option<Uuid>,
    /// The day.
    pub service_on: Date,
}

/// A price.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct FeeAnswer {
    /// For one unit, in cents; none if none is known.
    pub fee_cents: Option<i64>,
}

impl Function for ResolveFee {
    const SPEC: Spec = Spec::read("resolve-fee", "Says what a service costs on a day.")
        .roles(super::BILLERS)
        .unaudited("It shows nothing about a person.");
    type Input = FeeQuestion;
    type Output = FeeAnswer;

    async fn run(cx: &mut Context, input: FeeQuestion) -> Result<FeeAnswer> {
        let fee = cx
            .last()
            .one(
                "price",
                &statements::FEE_OF,
                &[
                    &input.code,
                    &input.modifiers,
                    &input.payer_id,
                    &input.service_on,
                ],
            )
            .await?;
        Ok(FeeAnswer {
            fee_cents: fee.fee_cents,
        })
    }

    fn example() -> FeeQuestion {
        FeeQuestion {
            code: Text::new("90837").expect("a code"),
            modifiers: Vec::new(),
            payer_id: Some(crate::example::PAYER),
            service_on: jiff::civil::date(2026, 3, 2),
        }
    }
}
