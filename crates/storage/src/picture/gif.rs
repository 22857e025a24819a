//! GIF pictures are not decoded: their blocks are copied one by one, and those that hold text, XMP or
//! anything else that is not a picture are left out. What stands behind the end is left out too.

use super::{MOST_PIXELS, Picture, Refusal};
use crate::kind::Kind;

/// The one application block that belongs to the picture: how often it repeats.
const REPEATS: &[u8] = b"\x0bNETSCAPE2.0";

struct Reader<'a> {
    rest: &'a [u8],
    kept: Vec<u8>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Refusal> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(Refusal::Unreadable)?;
        self.rest = rest;
        Ok(taken)
    }

    fn keep(&mut self, length: usize) -> Result<&'a [u8], Refusal> {
        let taken = self.take(length)?;
        self.kept.extend(taken);
        Ok(taken)
    }

    /// A table of colours, if the flags announce one.
    fn keep_colours(&mut self, flags: u8) -> Result<(), Refusal> {
        if flags & 0x80 != 0 {
            self.keep(3 << ((flags & 7) + 1))?;
        }
        Ok(())
    }

    /// Pieces of data up to the empty one.
    fn pieces(&mut self) -> Result<Vec<u8>, Refusal> {
        let mut data = Vec::new();
        loop {
            let length = self.take(1)?[0];
            data.push(length);
            if length == 0 {
                return Ok(data);
            }
            data.extend(self.take(usize::from(length))?);
        }
    }
}

pub(super) fn clean(bytes: &[u8]) -> Result<Picture, Refusal> {
    let mut reader = Reader {
        rest: bytes,
        kept: Vec::with_capacity(bytes.len()),
    };
    if !matches!(reader.keep(6)?, b"GIF87a" | b"GIF89a") {
        return Err(Refusal::Unreadable);
    }
    let screen = reader.keep(7)?;
    let width = u32::from(u16::from_le_bytes([screen[0], screen[1]]));
    let height = u32::from(u16::from_le_bytes([screen[2], screen[3]]));
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    reader.keep_colours(screen[4])?;
    loop {
        match reader.take(1)?[0] {
            // A picture: its place, its colours, its code size, its data.
            0x2c => {
                reader.kept.push(0x2c);
                let flags = reader.keep(9)?[8];
                reader.keep_colours(flags)?;
                reader.keep(1)?;
                let data = reader.pieces()?;
                reader.kept.extend(data);
            }
            0x21 => {
                let label = reader.take(1)?[0];
                let data = reader.pieces()?;
                let control = label == 0xf9;
                if control || (label == 0xff && data.starts_with(REPEATS)) {
                    reader.kept.extend([0x21, label]);
                    reader.kept.extend(data);
                }
            }
            0x3b => {
                reader.kept.push(0x3b);
                return Ok(Picture {
                    bytes: reader.kept,
                    kind: Kind::Gif,
                    width,
                    height,
                });
            }
            _ => return Err(Refusal::Unreadable),
        }
    }
}
