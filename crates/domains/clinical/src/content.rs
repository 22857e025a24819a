//! What stands in a note: answers to its template's fields.

use kernel::prelude::*;

use crate::template::{Definition, FieldKind};

/// The longest text of one field, in characters.
pub const LONGEST: usize = 20_000;

/// The answer to one field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldContent {
    /// Which field.
    pub key: String,
    /// The words, with their line breaks, as they were typed.
    #[serde(default)]
    #[schemars(length(max = 20_000))]
    pub text: String,
    /// What was chosen.
    #[serde(default)]
    pub picks: Vec<String>,
}

/// The answers of one section. A save brings whole sections.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionContent {
    /// Which section.
    pub key: String,
    /// Its answers.
    pub fields: Vec<FieldContent>,
}

impl FieldContent {
    /// Nothing was written and nothing chosen.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.picks.is_empty()
    }
}

/// Whether these sections answer what the template asks. What is typed is kept as it was typed: an editor whose words came
/// back otherwise than they were sent would move the cursor under the writer's hands.
pub fn check(definition: &Definition, sections: &[SectionContent]) -> Result<()> {
    for (at, content) in sections.iter().enumerate() {
        if sections[..at].iter().any(|other| other.key == content.key) {
            return Err(Error::invalid("sections", "A section comes twice."));
        }
        let section = definition.section(&content.key).ok_or_else(|| {
            Error::invalid(
                "sections",
                "The template has no such section. Reload the note.",
            )
        })?;
        for (nth, answer) in content.fields.iter().enumerate() {
            let place = || format!("sections.{}.{}", section.key, answer.key);
            let field = section.field(&answer.key).ok_or_else(|| {
                Error::invalid(
                    "sections",
                    "The template has no such field. Reload the note.",
                )
            })?;
            if content.fields[..nth]
                .iter()
                .any(|other| other.key == answer.key)
            {
                return Err(Error::invalid(place(), "This field comes twice."));
            }
            let length = answer.text.chars().count();
            if length > LONGEST {
                return Err(Error::invalid(
                    place(),
                    format!(
                        "{} has {length} characters; at most {LONGEST} fit.",
                        field.label
                    ),
                ));
            }
            if field.kind != FieldKind::Text && !answer.text.is_empty() {
                return Err(Error::invalid(
                    place(),
                    "This field is chosen, not written.",
                ));
            }
            if !field.takes(&answer.picks) {
                return Err(Error::invalid(place(), "Choose what the list offers."));
            }
            // PostgreSQL text cannot hold it, and no keyboard sends it.
            if answer.text.contains('\0') {
                return Err(Error::invalid(
                    place(),
                    "This holds characters that cannot be shown.",
                ));
            }
        }
    }
    Ok(())
}

/// Where the sealed content of a section stands.
pub fn place(note: Uuid, section: &str) -> String {
    format!("clinical_note_sections.content/{note}/{section}")
}

/// A section as it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct StoredSection {
    /// Which section.
    pub section_key: String,
    /// Its answers, sealed.
    pub content_sealed: Vec<u8>,
}

impl StoredSection {
    /// Opens it.
    pub fn open(self, cx: &Context, note: Uuid) -> Result<SectionContent> {
        let plain = cx.open(&place(note, &self.section_key), &self.content_sealed)?;
        Ok(SectionContent {
            key: self.section_key,
            fields: serde_json::from_str(&plain).map_err(Error::internal)?,
        })
    }
}

impl SectionContent {
    /// Seals the answers for their place.
    pub fn seal(&self, cx: &Context, note: Uuid) -> Result<Vec<u8>> {
        let plain = serde_json::to_string(&self.fields).map_err(Error::internal)?;
        cx.seal(&place(note, &self.key), &plain)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn definition() -> Definition {
        Definition::read(json!({ "sections": [{ "key": "s", "title": "Subjective", "fields": [
            { "key": "words", "label": "Words", "kind": "text", "required": true },
            { "key": "one", "label": "One", "kind": "choice", "options": ["A", "B"], "required": true },
            { "key": "some", "label": "Some", "kind": "choices", "options": ["A", "B", "C"] }] }] }))
        .unwrap()
    }

    fn with(key: &str, text: &str, picks: &[&str]) -> Vec<SectionContent> {
        vec![SectionContent {
            key: "s".into(),
            fields: vec![FieldContent {
                key: key.into(),
                text: text.into(),
                picks: picks.iter().map(|pick| (*pick).to_owned()).collect(),
            }],
        }]
    }

    #[test]
    fn an_answer_is_of_its_fields_kind() {
        let definition = definition();
        for (content, good) in [
            (with("words", "as typed \n", &[]), true),
            (with("words", "", &["A"]), false),
            (with("words", &"x".repeat(LONGEST + 1), &[]), false),
            (with("one", "", &["B"]), true),
            (with("one", "", &["A", "B"]), false),
            (with("one", "B", &[]), false),
            (with("some", "", &["A", "C"]), true),
            (with("some", "", &["A", "A"]), false),
            (with("some", "", &["D"]), false),
            (with("nothing", "x", &[]), false),
        ] {
            assert_eq!(check(&definition, &content).is_ok(), good, "{content:?}");
        }
    }

    #[test]
    fn what_is_missing_is_named_in_the_notes_order() {
        let definition = definition();
        let names = |content: &[SectionContent]| {
            definition
                .missing(content)
                .into_iter()
                .map(|(_, name)| name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&[]), ["Subjective: Words", "Subjective: One"]);
        assert_eq!(names(&with("words", "said", &[])), ["Subjective: One"]);
        assert_eq!(names(&with("words", " \n ", &[])).len(), 2);
    }
}
