//! Reading sealed files: the header and footer are proven first, then only the chunks that hold the
//! range are read, each proven before a byte of it goes out.

use std::io::{self, SeekFrom};
use std::ops::Range;
use std::path::Path;

use bytes::Bytes;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::Local;
use super::format::{self, CHUNK, FOOTER, FileKey, HEADER, TAG};
use crate::error::{Error, Result};
use crate::store::{ByteStream, Stored};

/// A sealed file whose header, footer and length have been found true.
pub(super) struct Opened {
    file: File,
    key: FileKey,
    place: String,
    pub(super) stored: Stored,
}

/// Opens the file at `path`, which must have been sealed for `place`.
pub(super) async fn open(store: &Local, path: &Path, place: &str) -> Result<Opened> {
    let mut file = File::open(path).await?;
    let damaged = |_| Error::Damaged(place.to_owned());
    let length = file.metadata().await?.len();
    if length < (HEADER + FOOTER + TAG) as u64 {
        return Err(Error::Damaged(place.to_owned()));
    }
    let (mut header, mut footer) = (vec![0; HEADER], vec![0; FOOTER]);
    file.read_exact(&mut header).await?;
    file.seek(SeekFrom::Start(length - FOOTER as u64)).await?;
    file.read_exact(&mut footer).await?;
    let key = FileKey::open(&store.0.keys, place, &header).map_err(damaged)?;
    let stored = key.open_footer(&footer).map_err(damaged)?;
    if format::layout(stored.size).1 != length {
        return Err(Error::Damaged(place.to_owned()));
    }
    Ok(Opened {
        file,
        key,
        place: place.to_owned(),
        stored,
    })
}

impl Opened {
    /// The content's bytes in `range`, which lies within the content.
    pub(super) fn stream(self, range: Range<u64>) -> ByteStream {
        Box::pin(futures_util::stream::try_unfold(
            (self, range),
            |(mut opened, range)| async move {
                if range.is_empty() {
                    return Ok(None);
                }
                let bytes = opened.chunk_of(&range).await?;
                let rest = range.start + bytes.len() as u64..range.end;
                Ok(Some((bytes, (opened, rest))))
            },
        ))
    }

    /// The part of the range that lies in its first chunk.
    async fn chunk_of(&mut self, range: &Range<u64>) -> io::Result<Bytes> {
        let (chunks, _) = format::layout(self.stored.size);
        let index = range.start / CHUNK as u64;
        let last = index + 1 == chunks;
        let begin = index * CHUNK as u64;
        let length = (self.stored.size - begin).min(CHUNK as u64);
        let damaged = || {
            io::Error::new(
                io::ErrorKind::InvalidData,
                Error::Damaged(self.place.clone()),
            )
        };
        let counter = u32::try_from(index).map_err(|_| damaged())?;
        let offset = HEADER as u64 + index * (CHUNK + TAG) as u64;
        let sealed_length = usize::try_from(length).map_err(|_| damaged())? + TAG;
        let mut chunk = vec![0; sealed_length];
        self.file.seek(SeekFrom::Start(offset)).await?;
        self.file.read_exact(&mut chunk).await?;
        if self.key.open_chunk(counter, last, &mut chunk).is_err() {
            return Err(damaged());
        }
        let within = |position: u64| usize::try_from(position - begin).map_err(|_| damaged());
        let (from, to) = (within(range.start)?, within(range.end.min(begin + length))?);
        Ok(Bytes::from(chunk).slice(from..to))
    }
}
