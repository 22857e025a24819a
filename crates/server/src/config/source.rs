//! Reading the file and the environment into one table.

use std::collections::BTreeMap;
use std::path::Path;

use super::nearest::nearest;
use super::{Fault, Kind, Origin, Setting, settings};

/// The environment, given so that tests need not change their own.
#[derive(Clone, Debug, Default)]
pub struct Environment(BTreeMap<String, String>);

/// Variables that begin with our name and are not settings of the server.
const NOT_SETTINGS: &[&str] = &["MENTALSPACE_CONFIG"];

impl Environment {
    /// The process's own environment.
    pub fn of_process() -> Self {
        // A variable that is not UTF-8 cannot be one of ours.
        Environment(
            std::env::vars_os()
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .collect(),
        )
    }

    /// Just these variables.
    pub fn of(variables: &[(&str, &str)]) -> Self {
        Environment(
            variables
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    /// The variable's text; an empty variable counts as not set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    /// The settings that it holds.
    pub(super) fn values(&self) -> Result<Vec<(&'static Setting, toml::Value)>, Fault> {
        let known = |name: &str| settings().any(|setting| setting.variable == name);
        for name in self.0.keys() {
            let ours = name.starts_with("MENTALSPACE_") && !NOT_SETTINGS.contains(&name.as_str());
            if ours && !known(name) {
                let hint = nearest(name, settings().map(|setting| setting.variable));
                return Err(Fault(format!(
                    "the environment variable {name} is not a setting{}. `mentalspace config show` lists them all",
                    did_you_mean(hint)
                )));
            }
        }
        settings()
            .filter_map(|setting| Some((setting, self.get(setting.variable)?)))
            .map(|(setting, text)| Ok((setting, value(setting, text)?)))
            .collect()
    }
}

fn did_you_mean(hint: Option<&str>) -> String {
    hint.map(|hint| format!("; did you mean {hint}?"))
        .unwrap_or_default()
}

fn value(setting: &Setting, text: &str) -> Result<toml::Value, Fault> {
    let wrong = |what: &str| {
        Fault(format!(
            "the environment variable {} must be {what}",
            setting.variable
        ))
    };
    Ok(match setting.kind {
        Kind::Text | Kind::Secret => toml::Value::String(text.to_owned()),
        Kind::Number => toml::Value::Integer(text.parse().map_err(|_| wrong("a whole number"))?),
        Kind::Flag => toml::Value::Boolean(text.parse().map_err(|_| wrong("true or false"))?),
        Kind::List => toml::Value::Array(
            text.split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| toml::Value::String(part.to_owned()))
                .collect(),
        ),
    })
}

pub(super) fn read_file(path: &Path) -> Result<toml::Table, Fault> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Fault(format!("the settings file {}: {error}", path.display())))?;
    text.parse()
        .map_err(|error: toml::de::Error| in_words(&error, Some(path)))
}

/// A file that holds a password may be read by its owner only.
pub(super) fn check_privacy(table: &toml::Table, path: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    let Some(secret) = settings()
        .filter(|setting| setting.kind == Kind::Secret)
        .find(|setting| get(table, setting.key).is_some())
    else {
        return Ok(());
    };
    let mode = std::fs::metadata(path)
        .map_err(|error| Fault(format!("the settings file {}: {error}", path.display())))?
        .permissions()
        .mode();
    match mode & 0o077 {
        0 => Ok(()),
        _ => Err(Fault(format!(
            "the settings file {0} holds {1} and others can read it (mode {2:04o}). Fix it with: chmod 600 {0}",
            path.display(),
            secret.key,
            mode & 0o777
        ))),
    }
}

/// Every key must be a setting. Answers with the keys that the file sets.
pub(super) fn check_keys(
    table: &toml::Table,
    file: Option<&Path>,
) -> Result<BTreeMap<String, Origin>, Fault> {
    let mut keys = Vec::new();
    flatten(table, "", &mut keys);
    for key in &keys {
        if !settings().any(|setting| setting.key == key) {
            let hint = nearest(key, settings().map(|setting| setting.key));
            let place = file
                .map(|path| format!(" in {}", path.display()))
                .unwrap_or_default();
            return Err(Fault(format!(
                "unknown setting {key}{place}{}",
                did_you_mean(hint)
            )));
        }
    }
    Ok(keys.into_iter().map(|key| (key, Origin::File)).collect())
}

fn flatten(table: &toml::Table, prefix: &str, keys: &mut Vec<String>) {
    for (name, value) in table {
        let key = match prefix {
            "" => name.clone(),
            _ => format!("{prefix}.{name}"),
        };
        match value {
            toml::Value::Table(inner) => flatten(inner, &key, keys),
            _ => keys.push(key),
        }
    }
}

pub(super) fn put(table: &mut toml::Table, key: &str, value: toml::Value) {
    match key.split_once('.') {
        None => {
            table.insert(key.to_owned(), value);
        }
        Some((section, rest)) => {
            let inner = table
                .entry(section)
                .or_insert_with(|| toml::Value::Table(toml::Table::new()));
            if let toml::Value::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

pub(super) fn get<'t>(table: &'t toml::Table, key: &str) -> Option<&'t toml::Value> {
    match key.split_once('.') {
        None => table.get(key),
        Some((section, rest)) => get(table.get(section)?.as_table()?, rest),
    }
}

/// The parser's message, with the file. Its excerpt of the file is left out: it could show a secret.
pub(super) fn in_words(error: &toml::de::Error, file: Option<&Path>) -> Fault {
    let place = file
        .map(|path| format!("{}: ", path.display()))
        .unwrap_or_default();
    Fault(format!("{place}{}", error.message()))
}
