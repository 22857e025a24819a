//! The same SQL by `pgbench`: binding the caller, the statement, for a write its audit event, commit.
//! Plain it waits for each answer; pipelined it sends a whole transaction at once.

use std::path::{Path, PathBuf};

use database::{Access, DATABASE};
use server::Fault;
use server::demo::SignIn;
use uuid::Uuid;

/// The scripts, written for one person.
pub struct Scripts {
    folder: PathBuf,
}

impl Scripts {
    /// Writes them into the data directory.
    pub fn write(data_dir: &Path, person: &SignIn, rooms: &[Uuid]) -> Result<Scripts, Fault> {
        let folder = data_dir.join("bench");
        let failed =
            |error: std::io::Error| Fault::unavailable(format!("{}: {error}", folder.display()));
        std::fs::create_dir_all(&folder).map_err(failed)?;
        for operation in ["read", "write"] {
            for pipelined in [false, true] {
                let text = script(operation, pipelined, person, rooms);
                std::fs::write(folder.join(name(operation, pipelined)), text).map_err(failed)?;
            }
        }
        Ok(Scripts { folder })
    }

    /// Transactions per second.
    pub async fn run(
        &self,
        access: &Access,
        operation: &str,
        pipelined: bool,
        clients: usize,
        seconds: u64,
    ) -> Result<f64, Fault> {
        let script = self.folder.join(name(operation, pipelined));
        let until = format!("--time={seconds}");
        let measured = run_file(access, &script, clients, &until).await?;
        measured.ok_or_else(|| none_ended(&script, &until))
    }
}

/// Transactions per second of a script, so long (`--time=3`) or so often (`--transactions=10`); none if no transaction ended in that
/// time.
pub async fn run_file(
    access: &Access,
    script: &Path,
    clients: usize,
    until: &str,
) -> Result<Option<f64>, Fault> {
    let command = access.client_program("pgbench", DATABASE)?;
    let output = tokio::process::Command::from(command)
        .args(["--no-vacuum", "--protocol=prepared", "--file"])
        .arg(script)
        .args(["--client", &clients.to_string()])
        .args(["--jobs", &clients.min(2).to_string(), until])
        .output()
        .await
        .map_err(|error| Fault::unavailable(format!("pgbench could not be started: {error}")))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(Fault::unavailable(format!(
            "pgbench failed with {} ({}): {}",
            script.display(),
            output.status,
            words.trim()
        )));
    }
    Ok(figure(&String::from_utf8_lossy(&output.stdout)))
}

/// The transactions per second that `pgbench` reports; it leaves the line out if there was none.
fn figure(said: &str) -> Option<f64> {
    said.lines()
        .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok())
        .filter(|figure| *figure > 0.0)
}

/// What is said where a figure should stand.
pub fn none_ended(script: &Path, until: &str) -> Fault {
    Fault::unavailable(format!(
        "pgbench ended no transaction of {} with {until}: measure longer, with --seconds",
        script.display()
    ))
}

fn name(operation: &str, pipelined: bool) -> String {
    format!(
        "{operation}-{}.sql",
        if pipelined { "pipelined" } else { "plain" }
    )
}

fn script(operation: &str, pipelined: bool, person: &SignIn, rooms: &[Uuid]) -> String {
    let claims = format!(
        r#"{{"role":"authenticated","sub":"{}","organization_id":"{}","session_id":"{}","aal":"aal2"}}"#,
        person.profile_id,
        person.organization_id,
        Uuid::nil()
    );
    let reads = operation == "read";
    let event = if reads {
        "''"
    } else {
        "gen_random_uuid()::text"
    };
    let statement = if reads {
        include_str!("sql/read_room.sql")
    } else {
        include_str!("sql/write_room.sql")
    };
    let statement = statement
        .lines()
        .filter(|line| !line.starts_with("--"))
        .collect::<Vec<_>>()
        .join(" ");
    // Each client has a room of its own, as with HTTP.
    let choices: String = rooms
        .iter()
        .take(32)
        .enumerate()
        .map(|(number, room)| {
            format!(
                "\\if :client_id = {number}\n{};\n\\endif\n",
                statement.replace("$1", &format!("'{room}'"))
            )
        })
        .collect();
    let mut text = String::new();
    if pipelined {
        text.push_str("\\startpipeline\n");
    }
    text.push_str(if reads {
        "begin read only;\n"
    } else {
        "begin;\n"
    });
    text.push_str(&format!(
        "select set_config('request.jwt.claims', '{claims}', true), set_config('app.event_id', {event}, true), \
         set_config('statement_timeout', '8000', true), set_config('role', 'authenticated', true);\n"
    ));
    text.push_str(&choices);
    if !reads {
        text.push_str(&format!(
            "insert into audit_events (id, organization_id, occurred_at, actor_id, session_id, actor_role, action, effect, outcome, \
             resource, resource_ids, client_ids, reason, request_id, address, user_agent, mac) values \
             (current_setting('app.event_id')::uuid, '{}', now(), '{}', '{}', 'administrator', 'write', 'write', 'success', \
             'room', '{{}}', '{{}}', null, gen_random_uuid(), '127.0.0.1', 'pgbench', sha256('x'::bytea));\n",
            person.organization_id,
            person.profile_id,
            Uuid::nil()
        ));
    }
    text.push_str("commit;\n");
    if pipelined {
        text.push_str("\\endpipeline\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn no_transaction_is_no_figure_rather_than_nought() {
        let ended = "number of transactions actually processed: 7\ntps = 12.500000 (without initial connection time)\n";
        assert_eq!(figure(ended), Some(12.5));
        assert_eq!(
            figure("number of transactions actually processed: 0\n"),
            None
        );
        assert_eq!(
            figure("tps = 0.000000 (without initial connection time)\n"),
            None
        );
    }
}
