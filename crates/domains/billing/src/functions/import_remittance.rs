//! Takes in a remittance file (835): whole and balanced, or not at all. What is in it waits for somebody to post it.

use kernel::prelude::*;

use crate::remittance::{self, Remittance};
use crate::statements;

/// See the module.
pub struct ImportRemittance;

/// The file.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemittanceFile {
    /// Its name.
    pub file_name: Text<200>,
    /// What is in it.
    pub content: String,
}

impl Function for ImportRemittance {
    const SPEC: Spec = Spec::write(
        "import-remittance",
        "Takes in a remittance file (835) if everything in it adds up; a payment that is here already is not taken in again.",
    )
    .roles(super::BILLERS)
    .audits("remittance")
    .max_body(4 * 1024 * 1024);
    type Input = RemittanceFile;
    type Output = Vec<Remittance>;

    async fn run(cx: &mut Context, input: RemittanceFile) -> Result<Vec<Remittance>> {
        let imported = remittance::import(cx, input.file_name.as_str(), input.content.as_bytes())
            .await?
            .map_err(|words| Error::invalid("content", words))?;
        for id in &imported.ids {
            cx.about(*id);
        }
        cx.all(&statements::GET_SOME_REMITTANCES, &[&imported.ids])
            .await
    }

    fn example() -> RemittanceFile {
        RemittanceFile {
            file_name: Text::new("remittance.835").expect("a name"),
            content: crate::example::REMITTANCE_FILE.to_owned(),
        }
    }
}
