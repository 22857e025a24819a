//! What a call sends to PostgreSQL, read from the log of a scratch cluster: the caller's binding, every statement as it is, the audit event,
//! the end. The people of a scratch cluster are invented; no other cluster is ever told to write statements down.
//!
//! The head of a transaction is one message of several statements, which `pgbench` cannot send prepared. It is read as `begin` and one
//! statement that sets the same settings: as few as there can be, and with values that can be parameters.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use server::Fault;
use tokio_postgres::Client;

/// One statement with its parameters as PostgreSQL shows them: literals, or `NULL`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub text: String,
    pub parameters: Vec<String>,
}

impl Sent {
    fn alone(text: &str) -> Sent {
        Sent {
            text: text.to_owned(),
            parameters: Vec::new(),
        }
    }
}

/// The ear at the cluster's log.
pub struct Recorder<'c> {
    admin: &'c Client,
    log: PathBuf,
}

impl<'c> Recorder<'c> {
    /// At the log of the cluster in this data directory.
    pub fn at(admin: &'c Client, data_dir: &Path) -> Recorder<'c> {
        Recorder {
            admin,
            log: data_dir.join("log/postgres.log"),
        }
    }

    /// The transaction that `call` makes in the name of `subject`.
    pub async fn transaction(
        &self,
        subject: &str,
        call: impl Future<Output = Result<(), Fault>>,
    ) -> Result<Vec<Sent>, Fault> {
        let failed =
            |error: std::io::Error| Fault::unavailable(format!("{}: {error}", self.log.display()));
        let before = std::fs::metadata(&self.log).map_err(failed)?.len();
        self.write_down(&[
            "log_statement = 'all'",
            "log_parameter_max_length = -1",
            "log_error_verbosity = 'default'",
        ])
        .await?;
        let called = call.await;
        // The end of a read is sent without waiting for it.
        tokio::time::sleep(Duration::from_millis(300)).await;
        self.write_down(&[
            "log_statement = 'none'",
            "log_parameter_max_length = 0",
            "log_error_verbosity = 'terse'",
        ])
        .await?;
        called?;
        let log = std::fs::read(&self.log).map_err(failed)?;
        let fresh = log
            .get(usize::try_from(before).unwrap_or(0)..)
            .unwrap_or(&[]);
        transactions(&String::from_utf8_lossy(fresh))
            .into_iter()
            .find(|sent| {
                sent.iter().any(|one| {
                    one.text.contains("request.jwt.claims")
                        && one.parameters.iter().any(|value| value.contains(subject))
                })
            })
            .ok_or_else(|| Fault::unavailable("the call left no transaction in the cluster's log"))
    }

    async fn write_down(&self, settings: &[&str]) -> Result<(), Fault> {
        let failed =
            |error| database::Error::doing("changing what the scratch cluster writes down")(error);
        for setting in settings {
            self.admin
                .batch_execute(&format!("alter system set {setting}"))
                .await
                .map_err(failed)?;
        }
        self.admin
            .batch_execute("select pg_reload_conf()")
            .await
            .map_err(failed)?;
        // Each backend reads it before its next statement, once the signal has reached it.
        tokio::time::sleep(Duration::from_millis(300)).await;
        Ok(())
    }
}

/// The transactions in a piece of log, each by one backend.
fn transactions(log: &str) -> Vec<Vec<Sent>> {
    let mut open: BTreeMap<&str, Vec<Sent>> = BTreeMap::new();
    let mut done = Vec::new();
    for (backend, kind, words) in entries(log) {
        let sent = open.entry(backend).or_default();
        // By the extended protocol a message is one statement, whatever stands in its comments.
        let fresh = match words.split_once(": ") {
            Some(("statement", message)) if kind == "LOG" => statements(message.trim()),
            Some((way, text)) if kind == "LOG" && way.starts_with("execute ") => {
                vec![Sent::alone(text.trim())]
            }
            Some(("parameters", values)) if kind == "DETAIL" => {
                if let Some(last) = sent.last_mut() {
                    last.parameters = literals(values);
                }
                continue;
            }
            _ => continue,
        };
        for one in fresh {
            if one.text.starts_with("begin") {
                sent.clear();
            }
            let ends = one.text == "commit" || one.text == "rollback";
            sent.push(one);
            if ends {
                done.push(std::mem::take(sent));
            }
        }
    }
    done
}

/// The statements of a message. Settings that follow each other are set by one statement.
fn statements(message: &str) -> Vec<Sent> {
    let mut statements: Vec<Sent> = Vec::new();
    let mut settings: Vec<(&str, String)> = Vec::new();
    for text in split(message, ';').map(str::trim) {
        let set = text.strip_prefix("set local ");
        if let Some((name, value)) = set.and_then(|setting| setting.split_once(" = ")) {
            let quoted = value.starts_with('\'');
            settings.push((
                name,
                if quoted {
                    value.to_owned()
                } else {
                    format!("'{value}'")
                },
            ));
            continue;
        }
        statements.extend(settled(&mut settings));
        if !text.is_empty() {
            statements.push(Sent::alone(text));
        }
    }
    statements.extend(settled(&mut settings));
    statements
}

fn settled(settings: &mut Vec<(&str, String)>) -> Option<Sent> {
    if settings.is_empty() {
        return None;
    }
    let (names, parameters): (Vec<&str>, Vec<String>) = settings.drain(..).unzip();
    let calls: Vec<String> = names
        .iter()
        .zip(1..)
        .map(|(name, n)| format!("set_config('{name}', ${n}, true)"))
        .collect();
    Some(Sent {
        text: format!("select {}", calls.join(", ")),
        parameters,
    })
}

/// The pieces between separators that do not stand in quotes.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |letter| {
        quoted ^= letter == '\'';
        letter == separator && !quoted
    })
}

/// Backend, kind and words of each entry; a line that begins with a tab goes on with the one before.
fn entries(log: &str) -> Vec<(&str, &str, String)> {
    let mut entries: Vec<(&str, &str, String)> = Vec::new();
    for line in log.lines() {
        if let Some(more) = line.strip_prefix('\t') {
            if let Some((_, _, words)) = entries.last_mut() {
                words.push('\n');
                words.push_str(more);
            }
            continue;
        }
        let parts = line
            .split_once(" [")
            .and_then(|(_, rest)| rest.split_once("] "))
            .and_then(|(backend, rest)| Some((backend, rest.split_once(":  ")?)));
        if let Some((backend, (kind, words))) = parts {
            entries.push((backend, kind, words.to_owned()));
        }
    }
    entries
}

/// `$1 = 'it''s', $2 = NULL`: the values, quotes and all.
fn literals(parameters: &str) -> Vec<String> {
    split(parameters, ',')
        .filter_map(|one| one.split_once(" = "))
        .map(|(_, value)| value.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "2026-11-26 17:10:02.946 UTC [12] LOG:  statement: begin read only; set local statement_timeout = 8000; \
        set local request.jwt.claims = '{\"sub\":\"it''s; me\"}'; set local role = 'authenticated'\n\
        2026-11-26 17:10:02.947 UTC [12] LOG:  execute s1: select $1,\n\t$2 -- and no more\n\
        2026-11-26 17:10:02.947 UTC [12] DETAIL:  parameters: $1 = 'it''s, at 10:30', $2 = NULL\n\
        2026-11-26 17:10:02.948 UTC [13] LOG:  statement: commit\n\
        2026-11-26 17:10:02.948 UTC [12] LOG:  statement: commit\n";

    #[test]
    fn a_transaction_is_read_from_the_log_its_head_as_what_can_be_prepared() {
        let found = transactions(LOG);
        let sent = |text: &str, parameters: &[&str]| Sent {
            text: text.to_owned(),
            parameters: parameters.iter().map(|&value| value.to_owned()).collect(),
        };
        let head = "select set_config('statement_timeout', $1, true), set_config('request.jwt.claims', $2, true), set_config('role', $3, true)";
        assert_eq!(
            found.last().unwrap(),
            &[
                sent("begin read only", &[]),
                sent(
                    head,
                    &["'8000'", "'{\"sub\":\"it''s; me\"}'", "'authenticated'"]
                ),
                sent(
                    "select $1,\n$2 -- and no more",
                    &["'it''s, at 10:30'", "NULL"]
                ),
                sent("commit", &[]),
            ]
        );
    }
}
