//! A Word document from outside: the list of an archive's entries is read, no entry is unpacked.
//!
//! So an archive that would unpack to a thousand times its size costs nothing here; it is refused
//! for what its own list says.

use super::Refusal;

const END_MARK: &[u8] = b"PK\x05\x06";
const ENTRY_MARK: &[u8] = b"PK\x01\x02";
/// What a document may claim to unpack to.
const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
const MOST_ENTRIES: u16 = 2_000;

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let found = bytes.get(at..at + N)?;
    let value = found
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    Some(value)
}

/// Refuses what is not a plain Word document. `end` holds the archive's last bytes, in which the list
/// of entries must lie: a document of a person's making lists a few dozen.
pub(super) fn check_document(start: &[u8], end: &[u8]) -> Result<(), Refusal> {
    read(start, end).unwrap_or(Err(Refusal::NotADocument))
}

fn read(start: &[u8], end: &[u8]) -> Option<Result<(), Refusal>> {
    let at = end.windows(4).rposition(|window| window == END_MARK)?;
    let tail = &end[at..];
    let entries = number::<2>(tail, 10)?;
    let list_size = usize::try_from(number::<4>(tail, 12)?).ok()?;
    let comment = usize::try_from(number::<2>(tail, 20)?).ok()?;
    // Nothing may follow the archive, and its list must stand right before its end.
    if tail.len() != 22 + comment || entries == 0 || entries > u64::from(MOST_ENTRIES) {
        return None;
    }
    let mut list = &end[at.checked_sub(list_size)?..at];
    let (mut unpacked, mut word, mut types) = (0u64, false, false);
    for _ in 0..entries {
        list = list.strip_prefix(ENTRY_MARK)?;
        unpacked = unpacked.checked_add(number::<4>(list, 20)?)?;
        let name_length = usize::try_from(number::<2>(list, 24)?).ok()?;
        let extra = usize::try_from(number::<2>(list, 26)? + number::<2>(list, 28)?).ok()?;
        let name = list.get(42..42 + name_length)?;
        list = list.get(42 + name_length + extra..)?;
        let name = std::str::from_utf8(name).ok()?.to_ascii_lowercase();
        if name.contains("..") || name.starts_with('/') || name.contains('\\') {
            return None;
        }
        let active = ["vbaproject", "activex", "oleobject"];
        let ending = name.rsplit('.').next().unwrap_or_default();
        if active.iter().any(|mark| name.contains(mark))
            || matches!(ending, "exe" | "dll" | "js" | "vbs" | "html" | "zip")
        {
            return None;
        }
        word |= name == "word/document.xml";
        types |= name == "[content_types].xml";
    }
    let plain = list.is_empty() && word && types && start.starts_with(b"PK\x03\x04");
    (plain && unpacked <= MOST_UNPACKED).then_some(Ok(()))
}
