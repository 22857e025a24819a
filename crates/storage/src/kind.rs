//! What a file is: by its first bytes, and by nothing that its sender says.
//!
//! Only the listed kinds are taken in. The name's ending and the declared media type must agree with
//! the bytes; where they differ, the file is refused and not repaired. Pages and scripts (HTML, SVG)
//! have no kind here, nor have programs; and a file that also reads as one of them is refused even if
//! its first bytes are those of a picture. Archives are looked at from outside, never unpacked.

use std::fmt;

mod zip;

/// A kind of file that may be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A PDF document.
    Pdf,
    /// A Word document of the old format.
    Doc,
    /// A Word document.
    Docx,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A GIF picture.
    Gif,
    /// A WebP picture.
    Webp,
    /// An MPEG-4 video.
    Mp4,
    /// A WebM video.
    Webm,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 9] = [
        Kind::Pdf,
        Kind::Doc,
        Kind::Docx,
        Kind::Jpeg,
        Kind::Png,
        Kind::Gif,
        Kind::Webp,
        Kind::Mp4,
        Kind::Webm,
    ];

    /// The media type it is served with.
    pub const fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Doc => "application/msword",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Gif => "image/gif",
            Kind::Webp => "image/webp",
            Kind::Mp4 => "video/mp4",
            Kind::Webm => "video/webm",
        }
    }

    /// The endings its name may have; the first is the one we give.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Pdf => &["pdf"],
            Kind::Doc => &["doc"],
            Kind::Docx => &["docx"],
            Kind::Jpeg => &["jpg", "jpeg"],
            Kind::Png => &["png"],
            Kind::Gif => &["gif"],
            Kind::Webp => &["webp"],
            Kind::Mp4 => &["mp4", "m4v"],
            Kind::Webm => &["webm"],
        }
    }

    /// Whether it is a still picture.
    pub const fn is_picture(self) -> bool {
        matches!(self, Kind::Jpeg | Kind::Png | Kind::Gif | Kind::Webp)
    }

    /// The kind that a name's ending claims, whatever the bytes will say.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Kind::ALL.into_iter().find(|kind| {
            let mut endings = kind.endings().iter();
            endings.any(|known| known.eq_ignore_ascii_case(ending))
        })
    }

    /// The kind whose mark these first bytes bear.
    fn of_bytes(start: &[u8]) -> Option<Self> {
        let at = |from: usize, mark: &[u8]| start.get(from..).is_some_and(|x| x.starts_with(mark));
        let kind = if at(0, b"%PDF-1.") || at(0, b"%PDF-2.") {
            Kind::Pdf
        } else if at(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            Kind::Doc
        } else if at(0, b"PK\x03\x04") {
            Kind::Docx
        } else if at(0, b"\xff\xd8\xff") {
            Kind::Jpeg
        } else if at(0, b"\x89PNG\r\n\x1a\n") {
            Kind::Png
        } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
            Kind::Gif
        } else if at(0, b"RIFF") && at(8, b"WEBP") {
            Kind::Webp
        } else if at(4, b"ftyp")
            && [
                &b"isom"[..],
                b"iso2",
                b"mp41",
                b"mp42",
                b"avc1",
                b"M4V ",
                b"iso5",
                b"iso6",
                b"dash",
            ]
            .iter()
            .any(|brand| at(8, brand))
        {
            Kind::Mp4
        } else if at(0, b"\x1a\x45\xdf\xa3") && contains(&start[..start.len().min(64)], b"webm") {
            Kind::Webm
        } else {
            return None;
        };
        Some(kind)
    }
}

/// Why a file is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No kind that we take, or a name without a known ending.
    UnknownKind,
    /// Bytes, name and declared type do not agree.
    Disagree,
    /// It is, or hides, a program, a page or a script.
    Active,
    /// A Word document with macros, or an archive that is none.
    NotADocument,
    /// It is empty.
    Empty,
    /// It has more bytes than its purpose allows; this many.
    TooLarge(u64),
    /// A kind that this purpose does not take.
    NotForThis,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::UnknownKind => f.write_str(
                "This kind of file cannot be stored. Use PDF, Word (DOC, DOCX), JPG, PNG, GIF or WEBP; an iPhone's HEIC photo can be exported as JPG.",
            ),
            Refusal::Disagree => f.write_str(
                "The file is not what its name says. Open it in its program, save it again as the kind you want, and upload that.",
            ),
            Refusal::Active => f.write_str(
                "The file contains a program or a web page and is not stored. Save it as PDF and upload that.",
            ),
            Refusal::NotADocument => f.write_str(
                "The file is no plain Word document: it is damaged, or holds macros. Save it as DOCX without macros, or as PDF.",
            ),
            Refusal::Empty => f.write_str("The file is empty. Choose the file again."),
            Refusal::TooLarge(limit) => write!(
                f,
                "The file is larger than the {} MB that are allowed here. Make it smaller, or split it.",
                limit / (1024 * 1024)
            ),
            Refusal::NotForThis => f.write_str(
                "This kind of file does not fit here. The page names the kinds that do.",
            ),
        }
    }
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooLarge(_) => {
                kernel::Error::new(kernel::Code::TooLarge, refusal.to_string()).on_field("file")
            }
            other => kernel::Error::invalid("file", other.to_string()),
        }
    }
}

/// How many bytes of a file's start and of its end are looked at.
pub const LOOKED_AT: usize = 64 * 1024;

/// Decides what a file is: from its first and last [`LOOKED_AT`] bytes (all, if it is smaller), its
/// name, and the media type its sender declared (`None` or `application/octet-stream` is no claim).
pub fn recognize(
    start: &[u8],
    end: &[u8],
    name: &str,
    declared: Option<&str>,
) -> Result<Kind, Refusal> {
    if start.is_empty() {
        return Err(Refusal::Empty);
    }
    if is_program(start) {
        return Err(Refusal::Active);
    }
    let Some(kind) = Kind::of_bytes(start) else {
        let active = is_page(start);
        return Err(if active {
            Refusal::Active
        } else {
            Refusal::UnknownKind
        });
    };
    let named = Kind::of_name(name).ok_or(Refusal::UnknownKind)?;
    let claim = declared
        .map(|declared| declared.split(';').next().unwrap_or(declared).trim())
        .filter(|declared| !declared.is_empty() && *declared != "application/octet-stream");
    let claimed = claim.is_none_or(|claim| claim.eq_ignore_ascii_case(kind.media_type()));
    if named != kind || !claimed {
        return Err(Refusal::Disagree);
    }
    match kind {
        Kind::Docx => zip::check_document(start, end)?,
        Kind::Doc => check_old_document(start, end)?,
        // A PDF's page content is its own; but scripts and things to launch are refused.
        Kind::Pdf => {
            let hides = [
                &b"/JavaScript"[..],
                b"/JS ",
                b"/JS(",
                b"/Launch",
                b"/EmbeddedFile",
            ]
            .iter()
            .any(|mark| contains(start, mark) || contains(end, mark));
            if hides {
                return Err(Refusal::Active);
            }
        }
        _ => {}
    }
    // A second file behind or inside the first: an archive at the end, a page in a comment.
    let archive = kind != Kind::Docx && contains(end, b"PK\x05\x06\0\0\0\0");
    if archive || (kind != Kind::Docx && (is_page(start) || is_page(end))) {
        return Err(Refusal::Active);
    }
    Ok(kind)
}

/// The old Office formats share one container; what it holds is told by the names in its directory,
/// which may lie between the two pieces we see of a large file.
fn check_old_document(start: &[u8], end: &[u8]) -> Result<(), Refusal> {
    let names = |name| contains(start, &wide(name)) || contains(end, &wide(name));
    let others = [
        "Workbook",
        "PowerPoint Document",
        "__substg1",
        "_VBA_PROJECT",
    ];
    let seen_whole = start.len() < LOOKED_AT;
    if others.into_iter().any(names) || (seen_whole && !names("WordDocument")) {
        return Err(Refusal::NotADocument);
    }
    Ok(())
}

fn wide(text: &str) -> Vec<u8> {
    text.bytes().flat_map(|byte| [byte, 0]).collect()
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// Programs of the usual systems, and scripts that name their interpreter.
fn is_program(start: &[u8]) -> bool {
    let marks: [&[u8]; 12] = [
        b"MZ",
        b"\x7fELF",
        b"#!",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
        b"\0asm",
        b"dex\n",
        b"L\0\0\0\x01\x14\x02\0",
        b"!<arch>\n",
    ];
    marks.iter().any(|mark| start.starts_with(mark))
}

/// Whether a browser, left to guess, could take the bytes for a page with scripts. A tag's name must
/// end where HTML lets it end: four letters alone turn up by chance in one large photo of a few thousand.
fn is_page(bytes: &[u8]) -> bool {
    const TAGS: [&[u8]; 8] = [
        b"<script",
        b"<html",
        b"<!doctype",
        b"<svg",
        b"<iframe",
        b"<?php",
        b"<body",
        b"<object",
    ];
    let tag_at = |rest: &[u8]| {
        TAGS.iter().any(|tag| {
            let begins = rest
                .get(..tag.len())
                .is_some_and(|x| x.eq_ignore_ascii_case(tag));
            begins
                && rest
                    .get(tag.len())
                    .is_none_or(|next| b" \t\r\n\x0c/>".contains(next))
        })
    };
    let mut tags = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'<');
    tags.any(|(at, _)| tag_at(&bytes[at..]))
}

#[cfg(test)]
mod tests;
