//! Reads the mails that we write: enough of MIME (RFC 2045-2047) for our own `.eml` files, no more.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

/// A mail, read back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ParsedMail {
    /// Its file in the mailbox.
    pub file: String,
    /// `Message-ID`, without the brackets.
    pub message_id: String,
    /// Who sent it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// When, as the mail says it.
    pub date: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}

impl ParsedMail {
    /// The web addresses in the plain text, in order.
    pub fn links(&self) -> Vec<&str> {
        self.text
            .split_whitespace()
            .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
            .collect()
    }
}

pub(super) fn parse(file: String, bytes: &[u8]) -> ParsedMail {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let whole = Part::read(&text);
    let header = |name| decode_words(whole.header(name).unwrap_or_default());
    let mut mail = ParsedMail {
        file,
        message_id: header("message-id").trim_matches(['<', '>']).to_owned(),
        from: header("from"),
        to: header("to"),
        date: header("date"),
        subject: header("subject"),
        ..ParsedMail::default()
    };
    whole.collect(&mut mail, 0);
    mail
}

struct Part<'t> {
    headers: Vec<(String, String)>,
    body: &'t str,
}

/// Mails nest no deeper than this; ours have two levels.
const DEEPEST: u8 = 4;

impl<'t> Part<'t> {
    fn read(text: &'t str) -> Part<'t> {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            match (
                line.starts_with([' ', '\t']),
                headers.last_mut(),
                line.split_once(':'),
            ) {
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (false, _, Some((name, value))) => {
                    headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Part { headers, body }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn collect(&self, mail: &mut ParsedMail, depth: u8) {
        let kind = self.header("content-type").unwrap_or("text/plain");
        if let Some(boundary) = boundary(kind).filter(|_| depth < DEEPEST) {
            let fence = format!("--{boundary}");
            // What stands before the first fence and behind the last is not for readers.
            for part in self
                .body
                .split(&fence)
                .skip(1)
                .take_while(|part| !part.starts_with("--"))
            {
                Part::read(part.trim_start_matches('\n')).collect(mail, depth + 1);
            }
        } else if kind.starts_with("text/html") {
            mail.html = self.decoded();
        } else if kind.starts_with("text/plain") {
            mail.text = self.decoded();
        }
    }

    fn decoded(&self) -> String {
        let encoding = self.header("content-transfer-encoding").unwrap_or("7bit");
        let bytes = match encoding.to_ascii_lowercase().as_str() {
            "base64" => {
                let packed: String = self.body.split_whitespace().collect();
                STANDARD.decode(packed).unwrap_or_default()
            }
            "quoted-printable" => quoted_printable(self.body.as_bytes()),
            _ => self.body.as_bytes().to_vec(),
        };
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        text.trim_end().to_owned() + "\n"
    }
}

fn boundary(kind: &str) -> Option<&str> {
    let (_, rest) = kind.split_once("boundary=")?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', ' ']).next(),
    }
}

/// `=C3=A9` is é, and `=` at the end of a line joins it with the next.
fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        match (byte, behind) {
            (b'=', [b'\n', ..]) => rest = &behind[1..],
            (b'=', [high, low, ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = &behind[2..];
                }
                _ => out.push(byte),
            },
            _ => out.push(byte),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

/// `=?utf-8?b?w6k=?=` in a header is é.
fn decode_words(header: &str) -> String {
    let mut out = String::new();
    let mut after_encoded = false;
    for word in header.split(' ') {
        let decoded = decode_word(word);
        // The space between two encoded words belongs to neither.
        let joined = after_encoded && decoded.is_some();
        if !out.is_empty() && !joined {
            out.push(' ');
        }
        after_encoded = decoded.is_some();
        out.push_str(&decoded.unwrap_or_else(|| word.to_owned()));
    }
    out
}

fn decode_word(word: &str) -> Option<String> {
    let inner = word.strip_prefix("=?")?.strip_suffix("?=")?;
    let mut parts = inner.splitn(3, '?');
    let (_, encoding, text) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = match encoding {
        "b" | "B" => STANDARD.decode(text).ok()?,
        "q" | "Q" => quoted_printable(text.replace('_', " ").as_bytes()),
        _ => return None,
    };
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_headers_and_bodies_are_read() {
        let mail = "Message-ID: <1@example.test>\r\nSubject: =?utf-8?b?R3LDvMOfZQ==?=\r\n =?utf-8?q?_an_alle?=\r\nTo: a@example.test\r\n\
            Content-Type: multipart/alternative;\r\n boundary=\"x-y\"\r\n\r\npreamble\r\n--x-y\r\n\
            Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            Caf=C3=A9 https://example.test/a=\r\nb?c=3D1\r\n--x-y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n\
            PHA+\r\nPC9wPg==\r\n--x-y--\r\nbehind";
        let mail = parse("1.eml".to_owned(), mail.as_bytes());
        assert_eq!(mail.message_id, "1@example.test");
        assert_eq!(mail.subject, "Grüße an alle");
        assert_eq!(mail.text, "Café https://example.test/ab?c=1\n");
        assert_eq!(mail.links(), ["https://example.test/ab?c=1"]);
        assert_eq!(mail.html, "<p></p>\n");
    }

    #[test]
    fn whatever_the_bytes_are_the_reader_answers() {
        for bytes in [
            &b""[..],
            b"\xff\xfe",
            b"=",
            b"Content-Type: multipart/mixed; boundary=\"\"\n\n----",
            b"Subject: =?utf-8?b?!?=\n\n=4",
        ] {
            parse("x.eml".to_owned(), bytes);
        }
    }
}
