use super::*;

fn look(bytes: &[u8], name: &str, declared: Option<&str>) -> Result<Kind, Refusal> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let end = &bytes[bytes.len().saturating_sub(LOOKED_AT)..];
    recognize(start, end, name, declared)
}

/// An archive's list of entries (name, claimed size), with the first local header before it.
fn archive(entries: &[(&str, u32)]) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04 the packed entries ".to_vec();
    let mut list = Vec::new();
    for (name, unpacked) in entries {
        list.extend(b"PK\x01\x02");
        list.extend([0; 20]);
        list.extend(unpacked.to_le_bytes());
        list.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        list.extend([0; 16]);
        list.extend(name.as_bytes());
    }
    bytes.extend(&list);
    bytes.extend(b"PK\x05\x06\0\0\0\0\0\0");
    bytes.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    bytes.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    bytes.extend([0; 6]);
    bytes
}

fn document() -> Vec<u8> {
    archive(&[("[Content_Types].xml", 900), ("word/document.xml", 40_000)])
}

fn sample(kind: Kind) -> Vec<u8> {
    match kind {
        Kind::Pdf => b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF".to_vec(),
        Kind::Doc => [
            &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..],
            &wide("WordDocument"),
        ]
        .concat(),
        Kind::Docx => document(),
        Kind::Jpeg => b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(),
        Kind::Png => b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec(),
        Kind::Gif => b"GIF89a\x01\0\x01\0".to_vec(),
        Kind::Webp => b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(),
        Kind::Mp4 => b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(),
        Kind::Webm => b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm".to_vec(),
    }
}

#[test]
fn every_kind_is_known_by_its_bytes_under_each_of_its_names() {
    for kind in Kind::ALL {
        for ending in kind.endings() {
            for declared in [
                None,
                Some(kind.media_type()),
                Some("application/octet-stream"),
            ] {
                let name = format!("Intake v2.{}", ending.to_uppercase());
                assert_eq!(look(&sample(kind), &name, declared), Ok(kind), "{name}");
            }
        }
    }
}

#[test]
fn bytes_under_another_kinds_name_or_type_are_refused() {
    for kind in Kind::ALL {
        for other in Kind::ALL.into_iter().filter(|other| *other != kind) {
            let name = format!("a.{}", other.endings()[0]);
            assert_eq!(
                look(&sample(kind), &name, None),
                Err(Refusal::Disagree),
                "{name}"
            );
            let name = format!("a.{}", kind.endings()[0]);
            let declared = Some(other.media_type());
            assert_eq!(look(&sample(kind), &name, declared), Err(Refusal::Disagree));
        }
    }
}

#[test]
fn a_name_whose_last_ending_is_not_ours_is_refused() {
    for name in [
        "photo.jpg.exe",
        "photo",
        "photo.",
        "photo.svg",
        "photo.html",
        ".jpg.php",
        "photo.jpg\0",
    ] {
        assert_eq!(
            look(&sample(Kind::Jpeg), name, None),
            Err(Refusal::UnknownKind),
            "{name}"
        );
    }
}

#[test]
fn programs_pages_and_scripts_are_refused_under_any_name() {
    let active: [&[u8]; 8] = [
        b"MZ\x90\0\x03",
        b"\x7fELF\x02\x01",
        b"#!/bin/sh\nrm",
        b"<!DOCTYPE html><p>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"  <ScRiPt>alert(1)</script>",
        b"<?xml version='1.0'?><svg onload='x'/>",
        b"\xca\xfe\xba\xbe\0\0",
    ];
    for bytes in active {
        for name in ["a.pdf", "a.jpg", "a.html", "a"] {
            assert_eq!(look(bytes, name, Some("image/jpeg")), Err(Refusal::Active));
        }
    }
}

#[test]
fn a_picture_that_is_also_a_page_or_an_archive_is_refused() {
    for kind in [Kind::Gif, Kind::Jpeg, Kind::Png, Kind::Webp, Kind::Pdf] {
        let name = format!("a.{}", kind.endings()[0]);
        for hidden in [
            &b"<script>alert(1)</script>"[..],
            b"<HTML>",
            &document(),
            b"/*<sVg onload=1>",
        ] {
            let both = [&sample(kind)[..], hidden].concat();
            assert_eq!(look(&both, &name, None), Err(Refusal::Active), "{kind:?}");
            let far = [&sample(kind)[..], &vec![b' '; 3 * LOOKED_AT], hidden].concat();
            assert_eq!(
                look(&far, &name, None),
                Err(Refusal::Active),
                "{kind:?}, far behind"
            );
        }
    }
}

#[test]
fn a_pdf_that_would_run_or_launch_something_is_refused() {
    for action in [
        "/S /JavaScript /JS (x)",
        "/S /Launch /F (cmd)",
        "/EmbeddedFile",
    ] {
        let pdf = format!("%PDF-1.7\n1 0 obj <<{action}>> endobj\n%%EOF");
        assert_eq!(
            look(pdf.as_bytes(), "a.pdf", None),
            Err(Refusal::Active),
            "{action}"
        );
    }
}

#[test]
fn an_archive_that_is_no_plain_document_is_refused() {
    let types = ("[Content_Types].xml", 900);
    let word = ("word/document.xml", 900);
    let mut archives = vec![
        archive(&[("notes.txt", 5)]),
        archive(&[types, ("xl/workbook.xml", 5)]),
        archive(&[types, word, ("word/vbaProject.bin", 5)]),
        archive(&[types, word, ("../../etc/passwd", 5)]),
        archive(&[types, word, ("setup.exe", 5)]),
        // A bomb says, or hides, how large it gets; either way it is never opened.
        archive(&[types, word, ("word/media/zeros.png", u32::MAX)]),
    ];
    archives.push([&document()[..], b"something behind it"].concat());
    archives.push(document()[..document().len() - 1].to_vec());
    archives.push(b"PK\x03\x04".to_vec());
    for bytes in archives {
        let refused = look(&bytes, "a.docx", None);
        assert_eq!(
            refused,
            Err(Refusal::NotADocument),
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn an_old_office_file_that_is_not_word_is_refused() {
    let sheet = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &wide("Workbook")].concat();
    assert_eq!(look(&sheet, "a.doc", None), Err(Refusal::NotADocument));
}

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(look(b"", "a.pdf", None), Err(Refusal::Empty));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_the_recognizer_fail(bytes: Vec<u8>, cut in 0usize..200) {
        for kind in Kind::ALL {
            let mut mixed = sample(kind);
            mixed.truncate(cut);
            mixed.extend(&bytes);
            let name = format!("a.{}", kind.endings()[0]);
            let answer = look(&mixed, &name, None);
            proptest::prop_assert!(answer.is_err() || answer == Ok(kind));
        }
    }
}
