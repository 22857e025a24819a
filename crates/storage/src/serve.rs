//! The headers a stored file goes out with.
//!
//! A file is somebody else's content on our address. So it is an attachment, of the type we found and
//! not a guessed one, in a sandbox if it is opened after all, and kept by no cache.

use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::kind::Kind;

/// Whether the browser saves the file or may show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Saved under its name.
    Saved,
    /// Shown in the page. Only pictures are; everything else is saved all the same.
    InPage,
}

/// The headers of a download of a file of this name and kind.
pub fn headers(name: &str, kind: Kind, shown: Shown) -> HeaderMap {
    let in_page = shown == Shown::InPage && kind.is_picture();
    let disposition = if in_page { "inline" } else { "attachment" };
    let mut headers = HeaderMap::new();
    let fixed: [(HeaderName, &'static str); 6] = [
        (CONTENT_TYPE, kind.media_type()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "private, no-store"),
        (ACCEPT_RANGES, "bytes"),
        (
            CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (header, value) in fixed {
        headers.insert(header, HeaderValue::from_static(value));
    }
    let named = format!("{disposition}; {}", named(&safe_name(name, kind)));
    let value =
        HeaderValue::from_str(&named).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    headers.insert(CONTENT_DISPOSITION, value);
    headers
}

/// A name that is safe to save under: no directories, no control or direction-changing characters, at
/// most 120 characters, and the ending of what the file is.
pub fn safe_name(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let unsafe_char = |c: char| c.is_control() || turns(c) || "<>:\"|?*%;".contains(c);
    let clean: String = last.chars().filter(|c| !unsafe_char(*c)).collect();
    let stem = clean.rsplit_once('.').map_or(&*clean, |(stem, _)| stem);
    let stem: String = stem.trim_matches([' ', '.']).chars().take(120).collect();
    let stem = if stem.is_empty() { "file" } else { &stem };
    format!("{stem}.{}", kind.endings()[0])
}

/// The name for old programs, and in UTF-8 (RFC 6266, RFC 8187).
fn named(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() || c == ' ' {
                c
            } else {
                '_'
            }
        })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_out_as_an_attachment_in_a_sandbox() {
        let headers = headers("Consent.pdf", Kind::Pdf, Shown::InPage);
        assert_eq!(headers[CONTENT_TYPE], "application/pdf");
        assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[CACHE_CONTROL], "private, no-store");
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(
            policy.starts_with("sandbox; default-src 'none'"),
            "{policy}"
        );
        let named = headers[CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(
            named,
            "attachment; filename=\"Consent.pdf\"; filename*=UTF-8''Consent.pdf"
        );
    }

    #[test]
    fn only_a_picture_is_shown_in_the_page() {
        let disposition = |kind, shown| {
            let headers = headers("a", kind, shown);
            headers[CONTENT_DISPOSITION]
                .to_str()
                .unwrap()
                .split(';')
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(disposition(Kind::Jpeg, Shown::InPage), "inline");
        assert_eq!(disposition(Kind::Jpeg, Shown::Saved), "attachment");
        assert_eq!(disposition(Kind::Docx, Shown::InPage), "attachment");
    }

    #[test]
    fn a_name_cannot_leave_its_directory_break_the_header_or_hide_its_ending() {
        for (name, safe) in [
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\temp\\plan.doc", "plan.pdf"),
            ("a\r\nset-cookie: x.pdf", "aset-cookie x.pdf"),
            ("a\"; filename=\"b.exe", "a filename=b.pdf"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.pdf"),
            ("Einwilligung Müller.pdf", "Einwilligung Müller.pdf"),
            ("...", "file.pdf"),
            ("", "file.pdf"),
        ] {
            assert_eq!(safe_name(name, Kind::Pdf), safe);
        }
        let headers = headers("Müller.pdf", Kind::Pdf, Shown::Saved);
        let named = headers[CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(
            named,
            "attachment; filename=\"M_ller.pdf\"; filename*=UTF-8''M%C3%BCller.pdf"
        );
    }
}
