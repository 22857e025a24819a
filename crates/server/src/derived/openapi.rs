//! `docs/openapi.json`: the API as an OpenAPI 3.1 document.

use kernel::{Audit, Effect, Roles, Spec};
use serde_json::{Value, json};

use super::schemas::{Schemas, Shape};

/// The document.
pub(super) fn document(schemas: &Schemas) -> String {
    let paths: serde_json::Map<String, Value> = schemas
        .functions
        .iter()
        .map(|shape| {
            (
                format!("/functions/v1/{}", shape.spec.name),
                json!({ "post": operation(shape) }),
            )
        })
        .collect();
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "MentalSpace EHR",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every operation is a function, called with POST. Lists answer with a bare array; their total and next page travel in headers.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "paths": paths,
        "components": {
            "schemas": schemas.types,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
                "session": { "type": "apiKey", "in": "cookie", "name": "__Host-ms_session" }
            },
            "headers": {
                "total": { "description": "How many rows the list has in all.", "schema": { "type": "integer" } },
                "next": { "description": "The cursor of the next page; absent on the last.", "schema": { "type": "string" } }
            },
            "responses": {
                "Refusal": {
                    "description": "Refused, with the reason in words.",
                    "content": { "application/json": { "schema": refusal() } }
                }
            }
        }
    });
    let mut text = serde_json::to_string_pretty(&document).expect("a document is plain data");
    text.push('\n');
    text
}

fn operation(shape: &Shape) -> Value {
    let spec = &shape.spec;
    let mut operation = json!({
        "operationId": spec.name,
        "summary": spec.summary,
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": shape.input, "example": shape.example } }
        },
        "responses": {
            "200": {
                "description": "Done.",
                "content": { "application/json": { "schema": shape.output } }
            },
            "default": { "$ref": "#/components/responses/Refusal" }
        },
        "x-effect": match spec.effect { Effect::Read => "read", Effect::Write => "write" },
        "x-roles": roles(spec),
        "x-min-aal": if spec.roles == Roles::Public { Value::Null } else { json!(spec.min_aal.as_str()) },
        "x-step-up": spec.step_up,
        "x-audit": match spec.audit { Audit::Event { resource } => json!(resource), _ => Value::Null },
        "x-rate-limit": { "burst": spec.rate_limit.burst, "per_seconds": spec.rate_limit.per.as_secs() },
        "x-max-body-bytes": spec.max_body,
    });
    operation["security"] = match spec.roles {
        Roles::Public => json!([]),
        _ => json!([{ "token": [] }, { "session": [] }]),
    };
    if spec.effect == Effect::Write {
        operation["parameters"] = json!([{
            "name": "Idempotency-Key", "in": "header", "required": false, "schema": { "type": "string", "maxLength": 255 },
            "description": "The same key with the same body gives the same answer and one effect."
        }]);
    }
    if shape.output["type"] == "array" {
        operation["responses"]["200"]["headers"] = json!({
            "x-total-count": { "$ref": "#/components/headers/total" },
            "x-next-cursor": { "$ref": "#/components/headers/next" }
        });
    }
    operation
}

fn roles(spec: &Spec) -> Value {
    match spec.roles {
        Roles::Public => json!("anyone"),
        Roles::SignedIn => json!("signed_in"),
        Roles::Service => json!("service"),
        Roles::Only(roles) => roles.iter().map(|role| role.as_str()).collect(),
    }
}

fn refusal() -> Value {
    json!({
        "type": "object",
        "required": ["error"],
        "properties": { "error": {
            "type": "object",
            "required": ["code", "message", "request_id"],
            "properties": {
                "code": { "type": "string", "description": "Stable name of the refusal." },
                "message": { "type": "string", "description": "What happened and what to do." },
                "field": { "type": "string", "description": "The field of the input it is about." },
                "current_version": { "type": "integer", "description": "The present version, when somebody saved meanwhile." },
                "request_id": { "type": "string", "format": "uuid" }
            }
        } }
    })
}
