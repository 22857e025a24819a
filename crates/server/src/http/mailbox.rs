//! The demo's mailbox: mail that would have left, with a page that lists it.
//!
//! It exists only where mail is put into a folder, and only for this machine itself. The mails' HTML is
//! never shown: their text is, and the links in it.

use std::path::Path as FilePath;

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{Html, IntoResponse, Response};
use integrations::mail::{ParsedMail, mailbox};
use kernel::Error;
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
    let mails = match mailbox::list(folder).await {
        Ok(mails) => mails,
        Err(error) => return refusal::answer(&Error::internal(error), &facts, "mailbox"),
    };
    let rows: String = mails.iter().take(NEWEST).map(row).collect();
    let words = match mails.len() {
        0 => "Nothing has been written yet.".to_owned(),
        many => format!("{many} mails; none of them left this machine."),
    };
    page(
        "Mailbox of the demo",
        &format!("<p>{words}</p><table>{rows}</table>"),
    )
}

/// One mail.
pub async fn show(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    Path(file): Path<String>,
    request: Request,
) -> Response {
    let Some(folder) = allowed(&shared, &request) else {
        return refusal::no_such_address(&facts);
    };
    match mailbox::read(folder, &file).await {
        Ok(Some(mail)) => page(&mail.subject, &body(&mail)),
        Ok(None) => refusal::no_such_address(&facts),
        Err(error) => refusal::answer(&Error::internal(error), &facts, "mailbox"),
    }
}

fn allowed<'s>(shared: &'s Shared, request: &Request) -> Option<&'s FilePath> {
    let peer = request.extensions().get::<Peer>().copied();
    shared
        .mailbox
        .as_deref()
        .filter(|_| request::is_local(request.headers(), peer))
}

fn row(mail: &ParsedMail) -> String {
    format!(
        "<tr><td>{}</td><td>{}</td><td><a href=\"/dev/mailbox/{}\">{}</a></td></tr>",
        escaped(&mail.date),
        escaped(&mail.to),
        escaped(&mail.file),
        escaped(&mail.subject)
    )
}

fn body(mail: &ParsedMail) -> String {
    let links: String = mail
        .links()
        .iter()
        .filter(|link| link.starts_with("http://") || link.starts_with("https://"))
        .map(|link| format!("<li><a href=\"{0}\">{0}</a></li>", escaped(link)))
        .collect();
    format!(
        "<p>From {}<br>To {}<br>{}</p><pre>{}</pre><p>Links in it:</p><ul>{links}</ul>\
         <p><a href=\"/dev/mailbox\">All mails</a></p>",
        escaped(&mail.from),
        escaped(&mail.to),
        escaped(&mail.date),
        escaped(&mail.text)
    )
}

fn page(title: &str, body: &str) -> Response {
    let title = escaped(title);
    Html(format!(
        "<!doctype html><html lang=\"en-US\"><meta charset=\"utf-8\"><title>{title}</title>\
         <h1>{title}</h1>{body}</html>"
    ))
    .into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_says_is_shown_and_never_run() {
        assert_eq!(escaped("<script>\"&\""), "&lt;script&gt;&quot;&amp;&quot;");
    }
}
