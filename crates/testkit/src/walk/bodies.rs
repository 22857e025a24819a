//! Bodies are read strictly.

use kernel::Code;
use serde_json::Value;

use super::entry::{Domain, admitted, call, entries, example, fault, rehearse};
use crate::house::World;

/// For every function: the example is understood; a field nobody knows, a body that is no object, one that goes on after its end and one
/// that is too large are refused, each by its own name.
pub async fn bodies(world: &World, domains: &[Domain]) -> Vec<String> {
    let mut faults = Vec::new();
    for entry in entries(domains) {
        let caller = || {
            admitted(world, entry)
                .into_iter()
                .next()
                .map(|(_, caller)| caller)
        };
        let Some(first) = caller() else {
            faults.push(format!("{} lets nobody in", entry.spec.name));
            continue;
        };
        let answer = rehearse(world, entry, first, &example(entry)).await;
        if matches!(&answer, Err(error) if error.code() == Code::InvalidInput) {
            faults.push(fault(entry, "does not understand its own example", &answer));
        }

        let mut unknown = (entry.example)();
        if let Value::Object(fields) = &mut unknown {
            fields.insert("a_field_nobody_knows".into(), Value::Bool(true));
        }
        let mut twice = example(entry);
        twice.extend(b" {}");
        let mut large = example(entry);
        large.resize(entry.spec.max_body + 1, b' ');
        for (what, body, code) in [
            (
                "takes a field nobody knows",
                unknown.to_string().into_bytes(),
                Code::InvalidInput,
            ),
            (
                "takes a body that is no object",
                b"[1]".to_vec(),
                Code::InvalidInput,
            ),
            (
                "takes a body that is no JSON",
                b"{\"".to_vec(),
                Code::InvalidInput,
            ),
            ("takes two bodies at once", twice, Code::InvalidInput),
            ("takes a body that is too large", large, Code::TooLarge),
        ] {
            let Some(caller) = caller() else { continue };
            let answer = call(world, entry, caller, &body).await;
            if !matches!(&answer, Err(error) if error.code() == code) {
                faults.push(fault(entry, what, &answer));
            }
        }
    }
    faults
}
