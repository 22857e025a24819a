//! Lists what notes can be written, each with what it asks.

use kernel::prelude::*;

use crate::statements;
use crate::template::{NoteKind, StoredTemplate, Template};

/// See the module.
pub struct GetNoteTemplates;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateQuery {
    /// Only this kind.
    #[serde(default)]
    pub kind: Option<NoteKind>,
}

impl Function for GetNoteTemplates {
    const SPEC: Spec = Spec::read(
        "get-note-templates",
        "Lists what notes can be written, each with what it asks.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .unaudited("templates are the same for every practice and say nothing of anybody");
    type Input = TemplateQuery;
    type Output = Vec<Template>;

    async fn run(cx: &mut Context, input: TemplateQuery) -> Result<Vec<Template>> {
        let stored: Vec<StoredTemplate> = cx
            .last()
            .all(&statements::GET_NOTE_TEMPLATES, &[&input.kind])
            .await?;
        stored.into_iter().map(StoredTemplate::read).collect()
    }

    fn example() -> TemplateQuery {
        TemplateQuery { kind: None }
    }
}
