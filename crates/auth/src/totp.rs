//! Time-based one-time codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds.

use jiff::Timestamp;
use ring::hmac;

use crate::secret;

const STEP_SECONDS: i64 = 30;
/// Steps before and after the present one that are accepted, for clocks that are a little off.
const WINDOW: i64 = 1;

/// The code of one step.
pub fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    format!("{:06}", truncate(&key, step) % 1_000_000)
}

/// The step of an instant.
pub fn step_at(now: Timestamp) -> i64 {
    now.as_second().div_euclid(STEP_SECONDS)
}

/// The step that the code belongs to, if it is in the window and later than the last one used: a code counts once.
pub fn accept(secret: &[u8], typed: &str, now: Timestamp, last_used_step: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let present = step_at(now);
    let mut found = None;
    // All steps are tried each time, so that the time taken tells nothing.
    for step in present - WINDOW..=present + WINDOW {
        if secret::same(code(secret, step).as_bytes(), typed.as_bytes()) && step > last_used_step {
            found = Some(step);
        }
    }
    found
}

/// The `otpauth:` address that an authenticator app reads from the QR code.
pub fn uri(issuer: &str, account: &str, secret: &[u8]) -> String {
    format!(
        "otpauth://totp/{}:{}?algorithm=SHA1&digits=6&issuer={}&period=30&secret={}",
        escape(issuer),
        escape(account),
        escape(issuer),
        secret::base32(secret)
    )
}

/// The QR code of an address, as an SVG drawing.
pub fn qr_code(address: &str) -> Option<String> {
    use std::fmt::Write;
    let code = qrcodegen::QrCode::encode_text(address, qrcodegen::QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                write!(path, "M{},{}h1v1h-1z", x + 4, y + 4).ok()?;
            }
        }
    }
    let size = code.size() + 8;
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="256" height="256" shape-rendering="crispEdges" role="img"><title>QR code for an authenticator app</title><rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
    ))
}

/// Percent-encodes what is not unreserved (RFC 3986).
pub fn escape(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string cannot fail");
        }
        out
    })
}

fn truncate(key: &hmac::Key, step: i64) -> u32 {
    let tag = hmac::sign(key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let at = usize::from(bytes[bytes.len() - 1] & 15);
    u32::from_be_bytes([
        bytes[at] & 0x7f,
        bytes[at + 1],
        bytes[at + 2],
        bytes[at + 3],
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_vectors_of_rfc_6238_appendix_b() {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, SECRET);
        for (second, eight_digits) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let at = Timestamp::from_second(second).unwrap();
            assert_eq!(truncate(&key, step_at(at)) % 100_000_000, eight_digits);
            assert_eq!(
                code(SECRET, step_at(at)),
                format!("{:06}", eight_digits % 1_000_000)
            );
        }
    }

    #[test]
    fn a_code_counts_once_and_only_near_its_time() {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let step = step_at(now);
        let typed = code(SECRET, step);
        assert_eq!(accept(SECRET, &typed, now, 0), Some(step));
        assert_eq!(accept(SECRET, &typed, now, step), None, "replayed");
        assert_eq!(
            accept(SECRET, &code(SECRET, step - 1), now, 0),
            Some(step - 1)
        );
        assert_eq!(
            accept(SECRET, &code(SECRET, step - 1), now, step),
            None,
            "an older code after a newer one"
        );
        assert_eq!(accept(SECRET, &code(SECRET, step + 2), now, 0), None);
        assert_eq!(accept(SECRET, "", now, 0), None);
        let spaced = format!("{} {}", &typed[..3], &typed[3..]);
        assert_eq!(accept(SECRET, &spaced, now, 0), Some(step));
    }

    #[test]
    fn the_address_holds_issuer_account_and_secret() {
        let address = uri("Harbor Practice", "rosa@example.org", SECRET);
        assert_eq!(
            address,
            "otpauth://totp/Harbor%20Practice:rosa%40example.org?algorithm=SHA1&digits=6&issuer=Harbor%20Practice&period=30&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
        assert!(qr_code(&address).unwrap().starts_with("<svg"));
    }
}
