//! `docs/permissions.md`: every function and who may call it.

use std::fmt::Write;

use kernel::{Aal, Effect, Registry, Role, Roles};

const HEAD: &str = "\
# Who may call what

Derived from the functions' declarations; do not edit. Renew with `mentalspace functions derive`.

Which *rows* a call reaches is decided by row-level security in the database, for every role.
W marks a write. * needs no second factor; ! wants the identity proved again within the last ten minutes.

";

/// The table.
pub(super) fn table(registry: &Registry) -> String {
    let mut text = HEAD.to_owned();
    let heads: Vec<&str> = Role::ALL.iter().map(|role| role.label()).collect();
    text.push_str(&format!(
        "| Function | | {} | Others |\n",
        heads.join(" | ")
    ));
    text.push_str(&format!("|---|---|{}---|\n", "---|".repeat(heads.len())));
    for entry in registry.iter() {
        let spec = &entry.spec;
        let marks = [
            (spec.effect == Effect::Write, "W"),
            (
                spec.min_aal == Aal::Aal1 && spec.roles != Roles::Service,
                "*",
            ),
            (spec.step_up, "!"),
        ];
        let marks: String = marks
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, mark)| *mark)
            .collect();
        let cells: Vec<&str> = Role::ALL
            .iter()
            .map(|role| if spec.roles.admits(*role) { "yes" } else { "-" })
            .collect();
        let others = match spec.roles {
            Roles::Public => "anybody, without signing in",
            Roles::Service => "the system itself",
            Roles::SignedIn | Roles::Only(_) => "",
        };
        // Writing into a String cannot fail.
        let _written = writeln!(
            text,
            "| `{}` | {marks} | {} | {others} |",
            spec.name,
            cells.join(" | ")
        );
    }
    text
}
