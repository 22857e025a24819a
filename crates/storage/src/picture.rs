//! Pictures without their hidden data, and small ones for lists.
//!
//! A photo from a telephone tells where and when it was taken. So a picture is decoded and encoded
//! anew: what is not a pixel does not survive (EXIF, GPS, XMP, comments, an embedded first version,
//! bytes behind the end). It is turned upright first, since the turn too stood in the EXIF. Colours
//! are read as sRGB.
//!
//! Decoding is work for a blocking thread, and its memory is bounded before the first pixel: a file
//! of a few bytes that declares a billion pixels is refused by what it declares.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::kind::Kind;

mod gif;
mod workshop;

pub use workshop::Workshop;

/// The most pixels a picture may declare.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest side a picture may declare.
pub const MOST_SIDE: u32 = 16_000;
/// What a decoder may allocate.
const MOST_MEMORY: u64 = 448 * 1024 * 1024;
const QUALITY: u8 = 90;

/// A picture of nothing but its pixels.
#[derive(Debug)]
pub struct Picture {
    /// The encoded picture.
    pub bytes: Vec<u8>,
    /// What it is now: a WebP becomes a JPEG, or a PNG if parts of it are transparent.
    pub kind: Kind,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has more pixels than we decode.
    TooManyPixels,
    /// It is damaged.
    Unreadable,
    /// It is of no kind that can be decoded here.
    NotDecoded,
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        let sentence = match refusal {
            Refusal::TooManyPixels => {
                "The picture has more than 50 million pixels. Make it smaller and upload it again."
            }
            Refusal::Unreadable => {
                "The picture is damaged and cannot be read. Open it in its program, save it again, and upload that."
            }
            Refusal::NotDecoded => {
                "There is no small view of this kind of file. Use a JPG, PNG or WebP picture."
            }
        };
        kernel::Error::invalid("file", sentence)
    }
}

/// The picture without anything but its pixels. An animated PNG or WebP keeps its first picture; a
/// GIF keeps its animation, and loses its comments.
pub fn clean(bytes: &[u8], kind: Kind) -> Result<Picture, Refusal> {
    if kind == Kind::Gif {
        return gif::clean(bytes);
    }
    encode(decode(bytes, kind)?, kind)
}

/// The picture, upright, in a square of `side` pixels at most. Never larger than it was.
pub fn thumbnail(bytes: &[u8], kind: Kind, side: u32) -> Result<Picture, Refusal> {
    let full = decode(bytes, kind)?;
    let small = if full.width() > side || full.height() > side {
        full.thumbnail(side, side)
    } else {
        full
    };
    encode(small, kind)
}

fn decode(bytes: &[u8], kind: Kind) -> Result<DynamicImage, Refusal> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        _ => return Err(Refusal::NotDecoded),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let refused = |error| match error {
        image::ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::Unreadable,
    };
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    // A broken EXIF only costs the turn: the picture itself may be fine.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn encode(picture: DynamicImage, kind: Kind) -> Result<Picture, Refusal> {
    let (width, height) = (picture.width(), picture.height());
    let lossless = kind == Kind::Png || (kind == Kind::Webp && picture.color().has_alpha());
    let mut bytes = Vec::new();
    let (kind, encoded) = if lossless {
        let encoder = PngEncoder::new(&mut bytes);
        (Kind::Png, picture.write_with_encoder(encoder))
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        let opaque = DynamicImage::ImageRgb8(picture.into_rgb8());
        (Kind::Jpeg, opaque.write_with_encoder(encoder))
    };
    encoded.map_err(|_| Refusal::Unreadable)?;
    Ok(Picture {
        bytes,
        kind,
        width,
        height,
    })
}

#[cfg(test)]
mod tests;
