//! The JSON Schemas of all inputs and answers, with one name per type.
//!
//! A type that is read and written may have two faces: what may be left out on the way in always stands in the answer. Then the face on
//! the way in is called `<Type>Input`, and so is that of every type that holds it.
//!
//! Two types of one name are refused: one of them would silently speak for both.

use std::collections::BTreeMap;

use kernel::{Registry, Spec};
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

/// Where types stand in the API document.
pub(super) const PLACE: &str = "#/components/schemas/";

/// One function with its types.
pub(super) struct Shape {
    pub(super) spec: Spec,
    pub(super) input: Value,
    pub(super) output: Value,
    pub(super) example: Value,
}

/// All functions and the types they name.
pub(super) struct Schemas {
    pub(super) functions: Vec<Shape>,
    pub(super) types: BTreeMap<String, Value>,
}

impl Schemas {
    /// The schemas; or which name two types have.
    pub(super) fn of(registry: &Registry) -> Result<Schemas, String> {
        one_type_for_each_name(
            registry
                .iter()
                .flat_map(|entry| [entry.input_schema, entry.output_schema]),
        )?;
        let mut inputs = generator(SchemaSettings::draft2020_12().for_deserialize());
        let mut outputs = generator(SchemaSettings::draft2020_12().for_serialize());
        let mut functions: Vec<Shape> = registry
            .iter()
            .map(|entry| Shape {
                spec: entry.spec,
                input: value((entry.input_schema)(&mut inputs)),
                output: value((entry.output_schema)(&mut outputs)),
                example: (entry.example)(),
            })
            .collect();

        let on_the_way_in = inputs.take_definitions(true);
        let on_the_way_out = outputs.take_definitions(true);
        let two_faces = two_faced(&on_the_way_in, &on_the_way_out);

        let mut types: BTreeMap<String, Value> = on_the_way_out.into_iter().collect();
        for (name, mut face) in on_the_way_in {
            point_inwards(&mut face, &two_faces);
            let name = inward_name(&name, &two_faces);
            if let Some(other) = types.insert(name.clone(), face)
                && other != types[&name]
            {
                return Err(taken(&name));
            }
        }
        for shape in &mut functions {
            point_inwards(&mut shape.input, &two_faces);
        }
        Ok(Schemas { functions, types })
    }
}

/// How one type's schema is asked for.
type Ask = fn(&mut SchemaGenerator) -> Schema;

/// Refuses two types of one name. One generator sees them all, on both ways, and numbers the second of a name.
fn one_type_for_each_name(schemas: impl Iterator<Item = Ask>) -> Result<(), String> {
    let mut all = generator(SchemaSettings::draft2020_12());
    for schema in schemas {
        schema(&mut all);
    }
    let names = all.take_definitions(true);
    let twice: Vec<&str> = names
        .keys()
        .filter_map(|name| {
            let first = name.trim_end_matches(|c: char| c.is_ascii_digit());
            (first != name && names.contains_key(first)).then_some(first)
        })
        .collect();
    if twice.is_empty() {
        Ok(())
    } else {
        Err(taken(&twice.join(" and two ")))
    }
}

fn taken(name: &str) -> String {
    format!(
        "Two types are named {name}, and the API document and the web know a type by its name alone. Rename one of them."
    )
}

/// The types that look different on the two ways: by themselves, or by what they hold.
fn two_faced(
    inwards: &serde_json::Map<String, Value>,
    outwards: &serde_json::Map<String, Value>,
) -> Vec<String> {
    let both = || {
        inwards
            .iter()
            .filter_map(|(name, face)| Some((name, face, outwards.get(name)?)))
    };
    let mut found: Vec<String> = both()
        .filter(|(_, inward, outward)| inward != outward)
        .map(|(name, ..)| name.clone())
        .collect();
    loop {
        let more: Vec<String> = both()
            .filter(|(name, inward, _)| {
                let mut pointed = (*inward).clone();
                point_inwards(&mut pointed, &found);
                !found.contains(name) && pointed != **inward
            })
            .map(|(name, ..)| name.clone())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

fn generator(mut settings: SchemaSettings) -> SchemaGenerator {
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    settings.into_generator()
}

fn value(schema: Schema) -> Value {
    schema.into()
}

fn inward_name(name: &str, two_faces: &[String]) -> String {
    if two_faces.iter().any(|other| other == name) {
        format!("{name}Input")
    } else {
        name.to_owned()
    }
}

/// Makes every reference in a schema on the way in point to the face on the way in.
fn point_inwards(schema: &mut Value, two_faces: &[String]) {
    match schema {
        Value::Object(object) => {
            for (key, part) in object {
                match part {
                    Value::String(target) if key == "$ref" => {
                        if let Some(name) = target.strip_prefix(PLACE) {
                            *target = format!("{PLACE}{}", inward_name(name, two_faces));
                        }
                    }
                    part => point_inwards(part, two_faces),
                }
            }
        }
        Value::Array(parts) => parts
            .iter_mut()
            .for_each(|part| point_inwards(part, two_faces)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::json;

    use super::*;

    mod here {
        kernel::vocabulary! {
            /// A word.
            pub enum Kind {
                /// A.
                A = "a" => "A",
            }
        }
    }

    mod there {
        kernel::vocabulary! {
            /// Another word.
            pub enum Kind {
                /// B.
                B = "b" => "B",
            }
        }
    }

    #[test]
    fn two_types_of_one_name_are_refused() {
        let once: Ask = |all| all.subschema_for::<here::Kind>();
        let twice: Ask = |all| all.subschema_for::<there::Kind>();
        assert_eq!(one_type_for_each_name([once, once].into_iter()), Ok(()));
        let refusal = one_type_for_each_name([once, twice].into_iter());
        assert!(
            refusal.is_err_and(|words| words.contains("named Kind,")),
            "one of them would speak for both"
        );
    }

    #[derive(Serialize, Deserialize, schemars::JsonSchema)]
    struct Inner {
        #[serde(default)]
        many: i32,
    }

    #[derive(Serialize, Deserialize, schemars::JsonSchema)]
    struct Outer {
        inner: Inner,
    }

    #[test]
    fn what_holds_a_type_of_two_faces_has_two_faces() {
        let faces = |settings: SchemaSettings| {
            let mut all = generator(settings);
            all.subschema_for::<Outer>();
            all.take_definitions(true)
        };
        let mut names = two_faced(
            &faces(SchemaSettings::draft2020_12().for_deserialize()),
            &faces(SchemaSettings::draft2020_12().for_serialize()),
        );
        names.sort();
        assert_eq!(json!(names), json!(["Inner", "Outer"]));
    }
}
