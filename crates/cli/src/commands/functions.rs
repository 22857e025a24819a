//! `mentalspace functions`.

use std::io::Read;

use clap::Subcommand;
use kernel::caller::Request;
use kernel::id::OrganizationId;
use kernel::{Aal, Audit, Call, Caller, Effect, Roles, Spec};
use serde_json::{Value, json};
use server::place::Own;
use server::{Fault, House, registry};
use uuid::Uuid;

use crate::args::{Globals, Listing};
use crate::output;

/// Every operation there is: list, call, derive.
#[derive(Debug, Subcommand)]
pub enum Functions {
    /// All functions with who may call them.
    List(Listing),
    /// Call one as the system itself, for one practice. What it does is audited like any call.
    Call {
        /// The function's name, such as get-practice-settings.
        name: String,
        /// Its input as JSON; `-` reads standard input.
        #[arg(default_value = "{}")]
        input: String,
        /// The practice to work for. Without one the call is anonymous.
        #[arg(long, value_name = "UUID")]
        organization: Option<Uuid>,
        /// Do everything and then undo it.
        #[arg(long)]
        rehearse: bool,
    },
    /// Write what follows from the functions: docs/openapi.json, docs/permissions.md, web types.
    Derive {
        /// Write nothing; exit 1 if a file is not current.
        #[arg(long)]
        check: bool,
    },
}

/// Runs it.
pub async fn run(globals: &Globals, command: Functions) -> Result<(), Fault> {
    match command {
        Functions::List(listing) => list(listing),
        Functions::Call {
            name,
            input,
            organization,
            rehearse,
        } => call(globals, &name, input, organization, rehearse).await,
        Functions::Derive { check } => derive(check),
    }
}

fn list(listing: Listing) -> Result<(), Fault> {
    let registry = registry();
    if listing.json {
        return output::json(
            &registry
                .iter()
                .map(|entry| described(&entry.spec))
                .collect::<Vec<_>>(),
        );
    }
    output::table(
        ["function", "", "who", "what it does"],
        registry.iter().map(|entry| {
            let spec = &entry.spec;
            [
                spec.name.to_owned(),
                effect(spec.effect).to_owned(),
                who(spec.roles),
                spec.summary.to_owned(),
            ]
        }),
    )
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "read",
        Effect::Write => "write",
    }
}

fn who(roles: Roles) -> String {
    match roles {
        Roles::Public => "anyone".into(),
        Roles::SignedIn => "anyone signed in".into(),
        Roles::Only(roles) => roles
            .iter()
            .map(|role| role.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        Roles::Service => "the system only".into(),
    }
}

fn described(spec: &Spec) -> Value {
    json!({
        "name": spec.name,
        "summary": spec.summary,
        "effect": effect(spec.effect),
        "roles": match spec.roles {
            Roles::Public => json!("public"),
            Roles::SignedIn => json!("signed_in"),
            Roles::Only(roles) => json!(roles.iter().map(|role| role.as_str()).collect::<Vec<_>>()),
            Roles::Service => json!("service"),
        },
        "audit": match spec.audit {
            Audit::Event { resource } => json!({ "resource": resource }),
            Audit::None { why } => json!({ "none_because": why }),
            Audit::Unstated => Value::Null,
        },
        "second_factor": spec.min_aal == Aal::Aal2,
        "fresh_sign_in": spec.step_up,
        "calls": spec.rate_limit.burst,
        "per_seconds": spec.rate_limit.per.as_secs(),
        "max_body": spec.max_body,
    })
}

async fn call(
    globals: &Globals,
    name: &str,
    input: String,
    organization: Option<Uuid>,
    rehearse: bool,
) -> Result<(), Fault> {
    let input = match input.as_str() {
        "-" => {
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| Fault::unavailable(format!("standard input: {error}")))?;
            text
        }
        _ => input,
    };
    let setup = globals.setup()?;
    let house = House::open(
        setup.loaded.config,
        &setup.data_dir,
        Own::IfNobodyElse,
        &|_| {},
    )
    .await?;
    let request = Request {
        id: house.waist.new_request_id(),
        address: None,
        user_agent: Some("mentalspace functions call".into()),
    };
    let caller = match organization {
        Some(organization) => Caller::Service(OrganizationId(organization)),
        None => Caller::Anonymous,
    };
    let id = request.id;
    let answer = house
        .waist
        .call(Call {
            name,
            body: input.as_bytes(),
            caller,
            request,
            idempotency_key: None,
            rehearse,
        })
        .await;
    house.close().await?;
    match answer {
        Ok(answer) => {
            let value: Value = serde_json::from_slice(&answer.body).map_err(Fault::unavailable)?;
            output::json(&value)
        }
        Err(error) => {
            output::json(&error.to_json(id))?;
            Err(Fault::new(Fault::CHECK, error))
        }
    }
}

/// Works in the source tree: the paths are relative to its root.
fn derive(check: bool) -> Result<(), Fault> {
    let failed = |path: &str, error: std::io::Error| {
        Fault::unavailable(format!(
            "{path}: {error}. Run this at the root of the source tree"
        ))
    };
    let mut stale = Vec::new();
    let files =
        server::derived::all(&registry()).map_err(|words| Fault::new(Fault::CHECK, words))?;
    for (path, text) in files {
        let current = match std::fs::read_to_string(path) {
            Ok(current) => current == text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
            Err(error) => return Err(failed(path, error)),
        };
        if current {
            continue;
        }
        stale.push(path);
        if !check {
            std::fs::write(path, text).map_err(|error| failed(path, error))?;
        }
    }
    match (stale.is_empty(), check) {
        (true, _) => output::line("All derived files are current."),
        (false, false) => output::line(&format!("Wrote {}.", stale.join(", "))),
        (false, true) => Err(Fault::new(
            Fault::CHECK,
            format!(
                "{} are not current. Renew them with: {}",
                stale.join(", "),
                server::derived::RENEW
            ),
        )),
    }
}
