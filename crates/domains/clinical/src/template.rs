//! What a kind of note asks for: sections and their fields. A note keeps the version of the template it was begun with.

use std::collections::HashSet;

use kernel::prelude::*;

use crate::content::SectionContent;

kernel::vocabulary! {
    /// What kind of note.
    pub enum NoteKind {
        /// After a visit.
        ProgressNote = "progress_note" => "Progress note",
        /// At the beginning of care.
        IntakeAssessment = "intake_assessment" => "Intake assessment",
    }
}

kernel::vocabulary! {
    /// How a field is answered.
    pub enum FieldKind {
        /// With as many words as it takes.
        Text = "text" => "Text",
        /// With one of its options.
        Choice = "choice" => "One of a list",
        /// With any of its options.
        Choices = "choices" => "Some of a list",
    }
}

/// An answer that makes another field unnecessary.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unless {
    /// The field of the same section.
    pub key: String,
    /// As long as it is answered with this, or not at all.
    pub pick: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name within the section.
    pub key: String,
    /// What it asks.
    pub label: String,
    /// How it is answered.
    pub kind: FieldKind,
    /// A note without it is not signed.
    #[serde(default)]
    pub required: bool,
    /// A note without it is not signed once one of these is answered otherwise.
    #[serde(default)]
    pub required_unless: Vec<Unless>,
    /// What to think of.
    #[serde(default)]
    pub help: Option<String>,
    /// What can be chosen.
    #[serde(default)]
    pub options: Vec<String>,
}

/// The answer that a shortcut gives to one field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShortcutAnswer {
    /// The field.
    pub key: String,
    /// What is chosen.
    pub picks: Vec<String>,
}

/// Answers to several fields by one deliberate press; never given beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shortcut {
    /// The word on the button.
    pub label: String,
    /// What it answers.
    pub answers: Vec<ShortcutAnswer>,
}

/// A part of a note.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Several answers by one press.
    #[serde(default)]
    pub shortcuts: Vec<Shortcut>,
    /// What it asks.
    pub fields: Vec<Field>,
}

/// All that a template asks, as it lies in `note_templates.definition`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// In the order of the note.
    pub sections: Vec<Section>,
}

/// A template.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Template {
    /// Its id.
    pub id: Uuid,
    /// Its name, the same for all its versions.
    pub key: String,
    /// Which version.
    pub version: i32,
    /// For which kind of note.
    pub kind: NoteKind,
    /// Its title.
    pub name: String,
    /// What it asks.
    pub sections: Vec<Section>,
}

/// A template as it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct StoredTemplate {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub key: String,
    /// Which version.
    pub version: i32,
    /// For which kind of note.
    pub kind: NoteKind,
    /// Its title.
    pub name: String,
    /// What it asks.
    pub definition: serde_json::Value,
}

impl StoredTemplate {
    /// The template, read.
    pub fn read(self) -> Result<Template> {
        Ok(Template {
            sections: Definition::read(self.definition)?.sections,
            id: self.id,
            key: self.key,
            version: self.version,
            kind: self.kind,
            name: self.name,
        })
    }
}

impl Definition {
    /// Reads a definition, which is of ours and sound.
    pub fn read(stored: serde_json::Value) -> Result<Definition> {
        let definition: Definition = serde_json::from_value(stored).map_err(Error::internal)?;
        definition.check().map_err(Error::internal)?;
        Ok(definition)
    }

    /// What is wrong with it.
    pub fn check(&self) -> Result<(), String> {
        let mut sections = HashSet::new();
        for section in &self.sections {
            if !sections.insert(&section.key) {
                return Err(format!("the section {} stands there twice", section.key));
            }
            let mut fields = HashSet::new();
            for field in &section.fields {
                if !fields.insert(&field.key) {
                    return Err(format!("{}.{} stands there twice", section.key, field.key));
                }
                if (field.kind == FieldKind::Text) != field.options.is_empty() {
                    return Err(format!(
                        "{}.{} has options exactly if one chooses",
                        section.key, field.key
                    ));
                }
            }
            for unless in section
                .fields
                .iter()
                .flat_map(|field| &field.required_unless)
            {
                if !section
                    .field(&unless.key)
                    .is_some_and(|other| other.options.contains(&unless.pick))
                {
                    return Err(format!(
                        "{}: a field hangs on an answer {} that cannot be given",
                        section.key, unless.key
                    ));
                }
            }
            for answer in section.shortcuts.iter().flat_map(|s| &s.answers) {
                let field = section.field(&answer.key).ok_or_else(|| {
                    format!(
                        "{}: a shortcut answers no field {}",
                        section.key, answer.key
                    )
                })?;
                if !field.takes(&answer.picks) {
                    return Err(format!(
                        "{}.{}: a shortcut chooses what is not there",
                        section.key, answer.key
                    ));
                }
            }
        }
        Ok(())
    }

    /// The section of that name.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// The required fields that `content` leaves empty: `(section.field, "Section: label")`, in the order of the note.
    pub fn missing(&self, content: &[SectionContent]) -> Vec<(String, String)> {
        let mut missing = Vec::new();
        for section in &self.sections {
            let given = content.iter().find(|other| other.key == section.key);
            let answer = |key: &str| {
                given.and_then(|given| given.fields.iter().find(|other| other.key == key))
            };
            for field in &section.fields {
                let asked = field.required
                    || field.required_unless.iter().any(|unless| {
                        answer(&unless.key).is_some_and(|other| {
                            other.picks.iter().any(|pick| *pick != unless.pick)
                        })
                    });
                let answered =
                    !asked || answer(&field.key).is_some_and(|answer| !answer.is_empty());
                if !answered {
                    missing.push((
                        format!("{}.{}", section.key, field.key),
                        format!("{}: {}", section.title, field.label),
                    ));
                }
            }
        }
        missing
    }
}

impl Section {
    /// The field of that name.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

impl Field {
    /// Whether these options are its own and not too many.
    pub fn takes(&self, picks: &[String]) -> bool {
        let many = match self.kind {
            FieldKind::Text => 0,
            FieldKind::Choice => 1,
            FieldKind::Choices => self.options.len(),
        };
        let distinct: HashSet<_> = picks.iter().collect();
        picks.len() <= many
            && distinct.len() == picks.len()
            && picks.iter().all(|pick| self.options.contains(pick))
    }
}
