//! The links that a browser is given: to one object, for one person, for minutes.

use std::time::Duration;

use jiff::SignedDuration;
use kernel::prelude::*;
use storage::link::Action;
use storage::{Key, Part, UploadId};

use crate::files::Files;
use crate::upload::Upload;

/// How long a link to read lives.
pub const DOWNLOAD: Duration = Duration::from_secs(5 * 60);
/// How long a link to send lives; `get-upload` gives new ones.
pub const UPLOAD: Duration = Duration::from_secs(30 * 60);

/// From this size on a file is sent in parts, so that a break costs one part and not the whole.
pub const IN_PARTS_FROM: i64 = 16 * 1024 * 1024;

/// Where one piece of an upload is put.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UploadLink {
    /// Its number from 1; 0 if it is the whole file.
    pub number: i32,
    /// How many bytes belong there.
    pub size_bytes: i64,
    /// The address to `PUT` them to.
    pub url: String,
}

/// What a browser needs to send a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UploadTicket {
    /// The upload, for `finish-upload` and `get-upload`.
    pub upload_id: Uuid,
    /// What is still to be sent.
    pub links: Vec<UploadLink>,
    /// When the links end.
    pub links_expire_at: Timestamp,
    /// When an upload that was not finished is thrown away.
    pub expires_at: Timestamp,
}

/// How an upload of this size is cut: numbers from 1 and sizes, or one piece with the number 0.
pub fn pieces(size: i64) -> Vec<(i32, i64)> {
    if size < IN_PARTS_FROM {
        return vec![(0, size)];
    }
    let part = i64::try_from(Part::SIZE).unwrap_or(i64::MAX);
    let (mut left, mut pieces) = (size, Vec::new());
    while left > 0 {
        let number = i32::try_from(pieces.len()).unwrap_or(i32::MAX) + 1;
        pieces.push((number, left.min(part)));
        left -= part;
    }
    pieces
}

/// The ticket for what has not arrived yet.
pub fn ticket(
    files: &Files,
    upload: &Upload,
    arrived: &[i32],
    person: ProfileId,
    now: Timestamp,
) -> Result<UploadTicket> {
    let key = Key::new(upload.organization_id, upload.object_id);
    let store_upload = upload.store_upload.as_deref().map(UploadId::parse);
    let store_upload = store_upload.transpose()?;
    let mut links = Vec::new();
    for (number, size_bytes) in pieces(upload.size_bytes) {
        if arrived.contains(&number) {
            continue;
        }
        let size = u64::try_from(size_bytes).map_err(Error::internal)?;
        let action = match &store_upload {
            Some(upload) => Action::UploadPart {
                upload: upload.clone(),
                number: u16::try_from(number).map_err(Error::internal)?,
                size,
            },
            None => Action::Upload { size },
        };
        let link = files.links.sign(key, action, person.0, now, UPLOAD);
        links.push(UploadLink {
            number,
            size_bytes,
            url: link.to_string(),
        });
    }
    Ok(UploadTicket {
        upload_id: upload.id,
        links,
        links_expire_at: later(now, UPLOAD),
        expires_at: upload.expires_at,
    })
}

/// The moment after so long.
pub fn later(now: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| now.checked_add(wait).ok())
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_is_sent_whole_and_a_large_one_in_parts_that_add_up() {
        assert_eq!(pieces(5), vec![(0, 5)]);
        assert_eq!(pieces(IN_PARTS_FROM - 1).len(), 1);
        for size in [IN_PARTS_FROM, IN_PARTS_FROM + 1, 4 << 30] {
            let pieces = pieces(size);
            assert_eq!(pieces.iter().map(|piece| piece.1).sum::<i64>(), size);
            assert!(pieces.len() <= usize::from(Part::MAX));
            assert!(pieces.iter().zip(1..).all(|(piece, at)| piece.0 == at));
            let least = i64::try_from(Part::MIN_SIZE).unwrap();
            assert!(
                pieces[..pieces.len() - 1]
                    .iter()
                    .all(|piece| piece.1 >= least)
            );
        }
    }
}
