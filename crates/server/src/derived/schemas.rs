//! The JSON Schemas of all inputs and answers, with one name per type.
//!
//! A type that is read and written may have two faces: what may be left out on the way in always stands in the answer. Then the face on
//! the way in is called `<Type>Input`.

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
    pub(super) fn of(registry: &Registry) -> Schemas {
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
        let two_faces: Vec<String> = on_the_way_in
            .iter()
            .filter(|(name, face)| {
                on_the_way_out
                    .get(*name)
                    .is_some_and(|other| other != *face)
            })
            .map(|(name, _)| name.clone())
            .collect();

        let mut types: BTreeMap<String, Value> = on_the_way_out.into_iter().collect();
        for (name, mut face) in on_the_way_in {
            point_inwards(&mut face, &two_faces);
            types.insert(inward_name(&name, &two_faces), face);
        }
        for shape in &mut functions {
            point_inwards(&mut shape.input, &two_faces);
        }
        Schemas { functions, types }
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
