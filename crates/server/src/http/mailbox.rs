//! The demo's mailbox: mail that would have left, as files, with a page that lists them.
//!
//! It exists only where the demo set it up, and only for this machine itself.

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use http::header;
use kernel::caller::Request as Facts;

use super::request::{self, Peer};
use super::{Shared, refusal};

const NEWEST: usize = 200;

/// The list, newest first.
pub async fn list(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    request: Request,
) -> Response {
    let Some(folder) = allowed(&shared, &request) else {
        return refusal::no_such_address(&facts);
    };
    let mut files = match names(folder).await {
        Ok(files) => files,
        Err(error) => {
            return refusal::answer(&kernel::Error::internal(error), &facts, "mailbox");
        }
    };
    files.sort_unstable_by(|a, b| b.cmp(a));
    let items: String = files
        .iter()
        .take(NEWEST)
        .map(|file| {
            format!(
                "<li><a href=\"/dev/mailbox/{0}\">{0}</a></li>",
                escaped(file)
            )
        })
        .collect();
    let page = format!(
        "<!doctype html><html lang=\"en-US\"><meta charset=\"utf-8\"><title>Mailbox of the demo</title>\
         <h1>Mailbox of the demo</h1><p>{} mails; none of them left this machine.</p><ul>{items}</ul></html>",
        files.len()
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// One mail, as it would have left.
pub async fn show(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    Path(file): Path<String>,
    request: Request,
) -> Response {
    let Some(folder) = allowed(&shared, &request).filter(|_| is_name(&file)) else {
        return refusal::no_such_address(&facts);
    };
    match tokio::fs::read(folder.join(&file)).await {
        Ok(mail) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], mail).into_response(),
        Err(_) => refusal::no_such_address(&facts),
    }
}

fn allowed<'s>(shared: &'s Shared, request: &Request) -> Option<&'s std::path::Path> {
    let peer = request.extensions().get::<Peer>().copied();
    shared
        .mailbox
        .as_deref()
        .filter(|_| request::is_local(request.headers(), peer))
}

async fn names(folder: &std::path::Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(names),
        Err(error) => return Err(error),
    };
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_name(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// A name that our mailbox gives: nothing that could lead out of the folder.
fn is_name(name: &str) -> bool {
    name.ends_with(".eml")
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        && !name.starts_with('.')
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_but_into_the_mailbox() {
        assert!(is_name("0198f0a0-welcome.eml"));
        for bad in [
            "../secrets/master.key",
            "..eml/.eml",
            ".eml",
            "a/b.eml",
            "a.txt",
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
