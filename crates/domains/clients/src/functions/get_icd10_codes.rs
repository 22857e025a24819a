//! Searches the ICD-10-CM list by code or words, as it held on a day; lists the codes below a header.

use kernel::prelude::*;

use crate::diagnosis::Code;
use crate::statements;
use crate::{chart, icd10, search};
use jiff::civil::Date;

/// See the module.
pub struct GetIcd10Codes;

/// What to look for.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeQuery {
    /// The beginning of a code, or words of its description; one wrong letter is forgiven.
    #[serde(default)]
    pub search: Option<Text<100>>,
    /// List what stands below this header.
    #[serde(default)]
    pub parent: Option<Text<8>>,
    /// As the list held on this day; today if it is left out.
    #[serde(default)]
    pub on: Option<Date>,
    /// No headers.
    #[serde(default)]
    pub billable_only: bool,
    /// Rows, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
}

impl Function for GetIcd10Codes {
    const SPEC: Spec = Spec::read("get-icd10-codes", "Searches the ICD-10-CM list by code or words, as it held on a day; lists the codes below a header.")
        .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff, Role::Supervisor, Role::Therapist, Role::AssociateTrainee]))
        .unaudited("The official code list holds nothing about a person.");
    type Input = CodeQuery;
    type Output = Vec<Code>;

    async fn run(cx: &mut Context, input: CodeQuery) -> Result<Vec<Code>> {
        let page = Page {
            limit: input.limit,
            cursor: None,
        };
        let limit = page.limit()?;
        let day = match input.on {
            Some(day) => day,
            None => chart::today(cx).await?,
        };
        if let Some(parent) = &input.parent {
            return cx.all(&statements::GET_CHILD_CODES, &[parent, &day]).await;
        }
        let Some(typed) = &input.search else {
            return Ok(Vec::new());
        };
        let billable = input.billable_only;
        if let Some(code) = icd10::code_prefix(typed.as_str()) {
            let below = format!("{code}{}", char::MAX);
            return cx
                .all(
                    &statements::FIND_CODES_BY_CODE,
                    &[&code, &below, &day, &billable, &limit],
                )
                .await;
        }
        cx.plan_once().await?;
        let mut words = search::words(typed.as_str());
        words.retain(|word| word.chars().count() > 1);
        words.truncate(6);
        for attempt in 0..2 {
            if words.is_empty() {
                break;
            }
            let below: Vec<String> = words
                .iter()
                .map(|word| format!("{word}{}", char::MAX))
                .collect();
            let found = cx
                .all(
                    &statements::FIND_CODES_BY_WORDS,
                    &[&words, &below, &day, &billable, &limit],
                )
                .await?;
            if !found.is_empty() || attempt == 1 {
                return Ok(found);
            }
            for word in &mut words {
                let keys = search::typo_keys(word);
                if let Some(meant) = cx
                    .optional(&statements::GUESS_WORDS, &[&keys, word])
                    .await?
                {
                    *word = meant;
                }
            }
        }
        Ok(Vec::new())
    }

    fn example() -> CodeQuery {
        CodeQuery {
            search: Text::new("generalized anxiety").ok(),
            parent: None,
            on: None,
            billable_only: false,
            limit: None,
        }
    }
}
