//! How a value is shown: never with its password.

use super::{Kind, Setting};

/// The value in text, a password in it replaced by stars.
pub(super) fn shown(setting: &Setting, value: &toml::Value) -> String {
    let text = match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match setting.kind {
        Kind::Secret => masked(&text),
        _ => text,
    }
}

/// `postgres://user:password@host/db` without its password. What does not look like an address is
/// hidden whole, and so is a `password=` among its parameters.
fn masked(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return "***".into();
    };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let place = match place.rsplit_once('@') {
        Some((login, host)) => {
            let user = login.split(':').next().unwrap_or_default();
            let stars = if login.contains(':') { ":***" } else { "" };
            format!("{user}{stars}@{host}")
        }
        None => place.to_owned(),
    };
    let query: Vec<String> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| match pair.split_once('=') {
            Some((name, _)) if name.to_ascii_lowercase().contains("password") => {
                format!("{name}=***")
            }
            _ => pair.to_owned(),
        })
        .collect();
    match query.is_empty() {
        true => format!("{scheme}://{place}"),
        false => format!("{scheme}://{place}?{}", query.join("&")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(
            masked("postgres://app:s3cr@t@db.example.org/ms?sslmode=verify-full&password=x"),
            "postgres://app:***@db.example.org/ms?sslmode=verify-full&password=***"
        );
        assert_eq!(masked("s3cret"), "***");
    }
}
