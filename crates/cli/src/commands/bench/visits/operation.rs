//! What is measured: a function, by whom, with what.

use kernel::{SystemClock, SystemEntropy, entropy};
use serde_json::{Value, json};
use server::demo::{SignIn, progress_note};

use super::ground::People;

/// Where the words of a call come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// There are none.
    Nothing,
    /// Each client has one row, and stays with it.
    Wheel(&'static str),
    /// A row is used once; there are more than can be used up.
    Turn(&'static str),
    /// A row is used once, and they are counted: so many for one second of one measurement.
    Counted(&'static str, usize),
}

/// An operation.
pub struct Operation {
    /// As it is called in the table.
    pub name: &'static str,
    /// The function.
    pub function: &'static str,
    /// By whom.
    pub by: fn(&People) -> &SignIn,
    /// With what words.
    pub from: From,
    /// How many of the words are ids and instants of their own, which the statements repeat; the others are for the call only.
    pub tokens: usize,
    /// Whether it changes anything: what only looks is repeated by `pgbench` as it was asked the first time.
    pub writes: bool,
    /// The body, from the words and the answer that came before.
    pub body: fn(&[String], Option<&Value>, &People) -> Value,
}

const READ: Operation = Operation {
    name: "",
    function: "",
    by: |people| &people.desk,
    from: From::Nothing,
    tokens: 0,
    writes: false,
    body: |_, _, _| json!({}),
};

/// Signatures in a second of one measurement.
pub const SIGNATURES: usize = 64;

/// All of them.
pub static OPERATIONS: [Operation; 8] = [
    Operation {
        name: "save note",
        function: "save-note",
        by: |people| &people.therapist,
        from: From::Wheel("note"),
        tokens: 2,
        writes: true,
        body: |words, before, _| {
            let version =
                before.map_or_else(|| number(&words[2]), |saved| saved["row_version"].clone());
            save(&words[0], &version)
        },
    },
    Operation {
        name: "sign note",
        function: "sign-note",
        by: |people| &people.therapist,
        from: From::Counted("draft", SIGNATURES),
        tokens: 2,
        writes: true,
        body: |words, _, people| {
            json!({ "id": words[0], "row_version": number(&words[2]),
                    "signature": { "typed_name": people.therapist.name, "attestation_version": 1 } })
        },
    },
    Operation {
        name: "create appointment",
        function: "create-appointment",
        from: From::Turn("slot"),
        tokens: 4,
        writes: true,
        body: |words, _, people| {
            let start = words[2].replace(' ', "T").replace("+00", "Z");
            json!({ "appointment": {
                "appointment_type_id": people.appointment_type, "clinician_id": words[0], "client_ids": [words[1]],
                "starts_at": start, "minutes": 50, "modality": "video" } })
        },
        ..READ
    },
    Operation {
        name: "one client",
        function: "get-client",
        from: From::Wheel("client"),
        body: |words, _, _| json!({ "id": words[0] }),
        ..READ
    },
    Operation {
        name: "50 of 10,000 clients",
        function: "get-clients",
        by: |people| &people.owner,
        body: |_, _, _| json!({ "limit": 50 }),
        ..READ
    },
    Operation {
        name: "a clinician's day",
        function: "get-appointments",
        from: From::Wheel("clinician"),
        body: |words, _, _| json!({ "from": words[1], "to": words[2], "clinician_ids": [words[0]] }),
        ..READ
    },
    Operation {
        name: "the practice's day",
        function: "get-appointments",
        from: From::Wheel("clinician"),
        body: |words, _, _| json!({ "from": words[1], "to": words[2], "clinician_ids": [] }),
        ..READ
    },
    Operation {
        name: "the practice's day with what is due",
        function: "get-day",
        from: From::Wheel("clinician"),
        body: |words, _, _| json!({ "day": words[1].get(..10) }),
        ..READ
    },
];

/// A note saved whole.
pub fn save(note: &str, version: &Value) -> Value {
    let id = entropy::uuid_v7(kernel::Clock::now(&SystemClock), &SystemEntropy::new());
    json!({ "id": note, "row_version": version, "save_id": id, "sections": progress_note(1) })
}

fn number(word: &str) -> Value {
    word.parse::<i32>().map_or(Value::Null, Value::from)
}
