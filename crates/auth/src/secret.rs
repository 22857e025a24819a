//! Tokens and codes: how they are made, and the hashes that are kept of them.

use kernel::Entropy;
use ring::{digest, hmac};

/// SHA-256 of a token of full entropy: all that is ever stored of it.
pub fn hash(token: &str) -> Vec<u8> {
    digest::digest(&digest::SHA256, token.as_bytes())
        .as_ref()
        .to_vec()
}

/// Hashes things of little entropy (addresses, six-digit codes) under a key outside the database, and derives
/// refresh tokens from their parents.
pub struct Keyed(hmac::Key);

impl Keyed {
    /// Under these 32 secret bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        Keyed(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// The hash of these parts, each with its length so that no two lists share their bytes.
    pub fn hash(&self, parts: &[&str]) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part.as_bytes());
        }
        context.sign().as_ref().to_vec()
    }

    /// The token that follows this one: the same answer each time, and nobody without the key can tell it.
    pub fn next_token(&self, token: &str) -> String {
        use base64::Engine;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.hash(&["next", token]))
    }
}

/// Compares without telling by the time taken where the difference is.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    let mut difference = u8::from(a.len() != b.len());
    for (x, y) in a.iter().zip(b) {
        difference |= x ^ y;
    }
    std::hint::black_box(difference) == 0
}

/// Six decimal digits, each equally likely.
pub fn six_digits(entropy: &dyn Entropy) -> String {
    const NUMBERS: u32 = 1_000_000;
    const EVEN_UP_TO: u32 = u32::MAX - u32::MAX % NUMBERS;
    loop {
        let mut bytes = [0; 4];
        entropy.fill(&mut bytes);
        let number = u32::from_be_bytes(bytes);
        if number < EVEN_UP_TO {
            return format!("{:06}", number % NUMBERS);
        }
    }
}

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// RFC 4648 base32 without padding.
pub fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut buffer, mut bits) = (0_u32, 0);
    for &byte in bytes {
        buffer = (buffer << 8) | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(BASE32[(buffer >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(BASE32[(buffer << (5 - bits) & 31) as usize]));
    }
    text
}

/// Reads base32, as an authenticator app does; spaces, hyphens, padding and lower case are forgiven, as people type them.
#[cfg(test)]
pub fn from_base32(text: &str) -> Option<Vec<u8>> {
    let (mut buffer, mut bits) = (0_u32, 0);
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    for character in text.bytes().filter(|c| !matches!(c, b' ' | b'-' | b'=')) {
        let value = BASE32
            .iter()
            .position(|&known| known == character.to_ascii_uppercase())?;
        buffer = (buffer << 5) | value as u32;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits & 255) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    #[test]
    fn base32_is_that_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), coded);
            assert_eq!(from_base32(coded).unwrap(), plain.as_bytes());
        }
        assert_eq!(from_base32("mzxw 6ytb-oi==").unwrap(), b"foobar");
        assert_eq!(from_base32("MZ1"), None);
    }

    #[test]
    fn a_code_has_six_digits() {
        let entropy = SeededEntropy::new(3);
        for _ in 0..1000 {
            let code = six_digits(&entropy);
            assert!(code.len() == 6 && code.bytes().all(|c| c.is_ascii_digit()));
        }
    }

    #[test]
    fn a_parent_has_one_child() {
        let keyed = Keyed::new(&[1; 32]);
        assert_eq!(keyed.next_token("a"), keyed.next_token("a"));
        assert_ne!(keyed.next_token("a"), keyed.next_token("b"));
        assert_ne!(keyed.next_token("a"), Keyed::new(&[2; 32]).next_token("a"));
        assert_ne!(keyed.hash(&["ab", "c"]), keyed.hash(&["a", "bc"]));
    }

    #[test]
    fn comparing_finds_every_difference() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"abc", b"ab"));
        assert!(!same(b"", b"a"));
    }
}
