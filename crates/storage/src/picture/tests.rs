use image::{Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// 4 wide, 2 high; the left half dark, the right half light.
fn pixels() -> RgbImage {
    RgbImage::from_fn(4, 2, |x, _| {
        Rgb(if x < 2 { [10, 10, 10] } else { [240, 240, 240] })
    })
}

fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    pixels()
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95))
        .unwrap();
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(PngEncoder::new(&mut bytes))
        .unwrap();
    bytes
}

/// Puts an EXIF block with this orientation and a place behind the start of a JPEG.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPSLatitude 40.7128 N GPSLongitude 74.0060 W");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

#[test]
fn the_place_where_a_photo_was_taken_does_not_survive() {
    let photo = [&with_exif(&jpeg(), 1)[..], b"behind the end"].concat();
    assert!(holds(&photo, b"GPSLatitude"));
    let clean = clean(&photo, Kind::Jpeg).unwrap();
    assert_eq!((clean.kind, clean.width, clean.height), (Kind::Jpeg, 4, 2));
    for mark in [&b"GPS"[..], b"Exif", b"40.7128", b"behind"] {
        assert!(!holds(&clean.bytes, mark));
    }
    let again = decode(&clean.bytes, Kind::Jpeg).unwrap().into_rgb8();
    assert!(again.get_pixel(0, 0)[0] < 60 && again.get_pixel(3, 0)[0] > 190);
}

#[test]
fn a_photo_is_turned_upright_before_its_exif_goes() {
    // Orientation 6: the camera lay on its side; turned by a quarter, left becomes top.
    let clean = clean(&with_exif(&jpeg(), 6), Kind::Jpeg).unwrap();
    assert_eq!((clean.width, clean.height), (2, 4));
    let upright = decode(&clean.bytes, Kind::Jpeg).unwrap().into_rgb8();
    assert!(upright.get_pixel(0, 0)[0] < 60 && upright.get_pixel(0, 3)[0] > 190);
}

#[test]
fn a_png_keeps_its_pixels_and_loses_its_text() {
    let plain = png(&DynamicImage::ImageRgb8(pixels()));
    // A text chunk behind the header (8 + 25 bytes). Its checksum is that of its bytes.
    let body = b"tEXtComment\0taken at home";
    let length = u32::try_from(body.len() - 4).unwrap().to_be_bytes();
    let text = [&length[..], body, &checksum(body).to_be_bytes()].concat();
    let noted = [&plain[..33], &text, &plain[33..]].concat();
    let clean = clean(&noted, Kind::Png).unwrap();
    assert!(!holds(&clean.bytes, b"taken at home"));
    assert_eq!(
        decode(&clean.bytes, Kind::Png).unwrap().into_rgb8(),
        pixels()
    );
}

/// CRC-32 as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            }
        })
    })
}

#[test]
fn a_webp_becomes_a_jpeg_or_a_png_if_it_is_transparent() {
    let webp = |picture: DynamicImage| {
        let mut bytes = Vec::new();
        let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
        picture.write_with_encoder(encoder).unwrap();
        bytes
    };
    let opaque = webp(DynamicImage::ImageRgb8(pixels()));
    assert_eq!(clean(&opaque, Kind::Webp).unwrap().kind, Kind::Jpeg);
    let glass = RgbaImage::from_pixel(3, 3, Rgba([1, 2, 3, 4]));
    let glass = webp(DynamicImage::ImageRgba8(glass));
    assert_eq!(clean(&glass, Kind::Webp).unwrap().kind, Kind::Png);
}

#[test]
fn a_small_file_that_declares_a_billion_pixels_is_refused_before_it_is_decoded() {
    let mut flood = jpeg();
    let frame = flood
        .windows(2)
        .position(|mark| mark == b"\xff\xc0")
        .unwrap();
    flood[frame + 5..frame + 9].copy_from_slice(&[0xff, 0x00, 0xff, 0x00]);
    assert_eq!(
        clean(&flood, Kind::Jpeg).unwrap_err(),
        Refusal::TooManyPixels
    );

    // Within the sides, but too many of them: 15,000 by 15,000.
    let mut flood = png(&DynamicImage::ImageRgb8(pixels()));
    flood[16..20].copy_from_slice(&15_000u32.to_be_bytes());
    flood[20..24].copy_from_slice(&15_000u32.to_be_bytes());
    let sum = checksum(&flood[12..29]).to_be_bytes();
    flood[29..33].copy_from_slice(&sum);
    assert_eq!(
        clean(&flood, Kind::Png).unwrap_err(),
        Refusal::TooManyPixels
    );
    assert_eq!(
        thumbnail(&flood, Kind::Png, 64).unwrap_err(),
        Refusal::TooManyPixels
    );

    let flood = b"GIF89a\xff\xff\xff\xff\0\0\0\x3b";
    assert_eq!(clean(flood, Kind::Gif).unwrap_err(), Refusal::TooManyPixels);
}

#[test]
fn a_thumbnail_keeps_the_proportions_and_never_grows() {
    let wide = png(&DynamicImage::ImageRgb8(RgbImage::new(300, 100)));
    let small = thumbnail(&wide, Kind::Png, 96).unwrap();
    assert_eq!((small.width, small.height), (96, 32));
    let same = thumbnail(&jpeg(), Kind::Jpeg, 96).unwrap();
    assert_eq!((same.width, same.height), (4, 2));
}

#[test]
fn a_gif_keeps_its_pictures_and_repeats_and_loses_its_comments() {
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
    let repeats = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
    let picture = b"\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    let comment = b"\x21\xfe\x09at my hom\x01e\0";
    let xmp = b"\x21\xff\x0bXMP DataXMP\x03gps\0";
    let noted = [
        &head[..],
        repeats,
        comment,
        picture,
        xmp,
        b"\x3b",
        b"behind the end",
    ]
    .concat();
    let clean = clean(&noted, Kind::Gif).unwrap();
    assert_eq!(clean.bytes, [&head[..], repeats, picture, b"\x3b"].concat());
    assert!(super::clean(&noted[..noted.len() - 15], Kind::Gif).is_err());
}

#[test]
fn damaged_pictures_are_refused_and_never_fail_the_program() {
    let picture = png(&DynamicImage::ImageRgb8(pixels()));
    for kind in [Kind::Jpeg, Kind::Png, Kind::Webp, Kind::Gif] {
        for cut in 0..picture.len() - 12 {
            assert!(clean(&picture[..cut], kind).is_err(), "{kind:?} {cut}");
        }
    }
    assert_eq!(clean(&picture, Kind::Pdf).unwrap_err(), Refusal::NotDecoded);
}

#[tokio::test]
async fn a_workshop_gives_the_clean_picture_and_its_small_one() {
    let workshop = Workshop::new(1);
    let wide = png(&DynamicImage::ImageRgb8(RgbImage::new(300, 100)));
    let (one, two) = tokio::join!(
        workshop.work(wide.clone().into(), Kind::Png, 96),
        workshop.work(with_exif(&jpeg(), 6).into(), Kind::Jpeg, 96),
    );
    let (clean, small) = one.unwrap();
    assert_eq!((clean.width, small.unwrap().width), (300, 96));
    let (clean, small) = two.unwrap();
    assert_eq!((clean.height, small.unwrap().height), (4, 4));
    let gif = b"GIF89a\x01\0\x01\0\0\0\0\x3b";
    assert!(
        workshop
            .work(gif[..].into(), Kind::Gif, 96)
            .await
            .unwrap()
            .1
            .is_none()
    );
    assert!(
        workshop
            .work(wide[..90].to_vec().into(), Kind::Png, 96)
            .await
            .is_err()
    );
}
