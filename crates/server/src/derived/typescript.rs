//! `web/src/api/functions.gen.ts`: the functions' types for the web.

use std::fmt::Write;

use kernel::{Effect, Role, Roles, Spec, Topic};
use serde_json::{Map, Value};

use super::schemas::{PLACE, Schemas};

const HEAD: &str = "// Derived from the functions' declarations. Do not edit: change the function, then run `mentalspace functions derive`.\n";

/// The module. Functions of the system itself are left out: no browser calls them.
pub(super) fn module(schemas: &Schemas) -> String {
    let mut text = HEAD.to_owned();
    for (name, schema) in &schemas.types {
        text.push('\n');
        doc(&mut text, "", schema);
        if is_plain_object(schema) {
            line(&mut text, format_args!("export interface {name} {{"));
            fields(&mut text, "  ", schema);
            text.push_str("}\n");
        } else {
            line(
                &mut text,
                format_args!("export type {name} = {};", type_of(schema)),
            );
        }
    }
    let topics: Vec<String> = Topic::words()
        .iter()
        .map(|word| format!("'{word}'"))
        .collect();
    line(
        &mut text,
        format_args!(
            "\n/** What open screens hear of (`GET /events`). */\nexport type Topic = {};",
            topics.join(" | ")
        ),
    );
    text.push_str("\n/** Every function: what goes in, what comes out, whether it changes anything, who may call it. */\nexport interface Functions {\n");
    for shape in &schemas.functions {
        let spec = &shape.spec;
        if spec.roles == Roles::Service {
            continue;
        }
        line(&mut text, format_args!("  /** {} */", spec.summary));
        line(&mut text, format_args!("  '{}': {{", spec.name));
        line(
            &mut text,
            format_args!("    input: {};", type_of(&shape.input)),
        );
        line(
            &mut text,
            format_args!("    output: {};", type_of(&shape.output)),
        );
        line(
            &mut text,
            format_args!(
                "    effect: '{}';",
                match spec.effect {
                    Effect::Read => "read",
                    Effect::Write => "write",
                }
            ),
        );
        line(&mut text, format_args!("    roles: {};", roles(spec)));
        text.push_str("  };\n");
    }
    text.push_str("}\n");
    text
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _written = writeln!(text, "{words}");
}

fn roles(spec: &Spec) -> String {
    match spec.roles {
        Roles::Public => "'anyone'".into(),
        Roles::SignedIn => "'signed_in'".into(),
        Roles::Service => "'service'".into(),
        Roles::Only(roles) if roles == Role::STAFF => "'staff'".into(),
        Roles::Only(roles) => {
            let words: Vec<String> = roles.iter().map(|role| format!("'{role}'")).collect();
            format!("[{}]", words.join(", "))
        }
    }
}

fn doc(text: &mut String, indent: &str, schema: &Value) {
    if let Some(words) = schema["description"].as_str() {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        line(
            text,
            format_args!("{indent}/** {} */", words.replace("*/", "* /")),
        );
    }
}

/// An object whose fields are all known: what becomes an interface.
fn is_plain_object(schema: &Value) -> bool {
    schema["type"] == "object"
        && schema["properties"]
            .as_object()
            .is_some_and(|fields| !fields.is_empty())
}

fn fields(text: &mut String, indent: &str, schema: &Value) {
    let empty = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    let required = |name: &str| {
        schema["required"]
            .as_array()
            .is_some_and(|names| names.iter().any(|other| other == name))
    };
    for (name, field) in properties {
        doc(text, indent, field);
        let mark = if required(name) { "" } else { "?" };
        line(
            text,
            format_args!("{indent}{name}{mark}: {};", type_of(field)),
        );
    }
}

/// The TypeScript type of a schema.
fn type_of(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.trim_start_matches(PLACE).to_owned();
    }
    if let Some(value) = schema.get("const") {
        return literal(value);
    }
    if let Some(values) = schema["enum"].as_array() {
        return union(values.iter().map(literal));
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(parts) = schema[key].as_array() {
            return union(parts.iter().map(type_of));
        }
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().map(type_of).collect::<Vec<_>>().join(" & ");
    }
    match &schema["type"] {
        Value::Array(kinds) => union(kinds.iter().map(|kind| {
            let mut one = schema.clone();
            one["type"] = kind.clone();
            type_of(&one)
        })),
        Value::String(kind) => match kind.as_str() {
            "string" => "string".into(),
            "integer" | "number" => "number".into(),
            "boolean" => "boolean".into(),
            "null" => "null".into(),
            "array" => format!("{}[]", bracketed(&type_of(&schema["items"]))),
            "object" => object(schema),
            _ => "unknown".into(),
        },
        _ => "unknown".into(),
    }
}

fn object(schema: &Value) -> String {
    if is_plain_object(schema) {
        let mut text = String::from("{ ");
        let empty = Map::new();
        for (name, field) in schema["properties"].as_object().unwrap_or(&empty) {
            let required = schema["required"]
                .as_array()
                .is_some_and(|names| names.iter().any(|other| other == name));
            text.push_str(&format!(
                "{name}{}: {}; ",
                if required { "" } else { "?" },
                type_of(field)
            ));
        }
        text.push('}');
        return text;
    }
    match &schema["additionalProperties"] {
        Value::Bool(false) => "Record<string, never>".into(),
        values @ Value::Object(_) => format!("Record<string, {}>", type_of(values)),
        _ => "Record<string, unknown>".into(),
    }
}

fn union(parts: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen.join(" | ")
}

fn bracketed(ty: &str) -> String {
    if ty.contains(" | ") || ty.contains(" & ") {
        format!("({ty})")
    } else {
        ty.to_owned()
    }
}

fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn schemas_become_the_types_a_typescript_writer_would_write() {
        for (schema, ty) in [
            (json!({ "type": "string", "format": "uuid" }), "string"),
            (json!({ "type": ["integer", "null"] }), "number | null"),
            (
                json!({ "anyOf": [{ "$ref": "#/components/schemas/Role" }, { "type": "null" }] }),
                "Role | null",
            ),
            (
                json!({ "type": "array", "items": { "enum": ["a", "b'"] } }),
                "('a' | 'b\\'')[]",
            ),
            (
                json!({ "type": "object", "additionalProperties": false }),
                "Record<string, never>",
            ),
            (
                json!({ "type": "object", "additionalProperties": { "type": "number" } }),
                "Record<string, number>",
            ),
            (
                json!({ "type": "object", "properties": { "a": { "type": "boolean" } } }),
                "{ a?: boolean; }",
            ),
            (json!(true), "unknown"),
            (json!({ "const": 1 }), "1"),
        ] {
            assert_eq!(type_of(&schema), ty, "{schema}");
        }
    }
}
