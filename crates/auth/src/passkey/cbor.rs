//! As much of CBOR (RFC 8949) as authenticators write (CTAP2's canonical form): integers, byte and text strings, arrays,
//! maps, `true`, `false`. Everything else is refused: tags, floats, `null`, indefinite lengths, numbers and lengths that
//! are longer than they need be, a key that comes twice.
//!
//! Nothing is copied, nothing recurses deeper than [`MAX_DEPTH`], and no length that is read is believed before the bytes
//! are there. The order of a map's keys is not demanded: password managers write attestation objects in orders of their
//! own, and nothing is signed that we would have to write again.

/// Deep enough for an attestation object with a certificate chain in it.
const MAX_DEPTH: usize = 5;
/// How many items one reading may hold: more than any authenticator writes.
const MAX_ITEMS: usize = 256;

/// Bytes that are not what [the module](self) accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item<'a> {
    /// A whole number.
    Integer(i64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Text.
    Text(&'a str),
    /// A list.
    Array(Vec<Item<'a>>),
    /// Pairs, in the order they came; no key twice.
    Map(Vec<(Item<'a>, Item<'a>)>),
    /// `true` or `false`.
    Bool(bool),
}

impl<'a> Item<'a> {
    /// The value of a map at this text.
    pub(crate) fn at(&self, key: &str) -> Option<&Item<'a>> {
        self.value_of(&Item::Text(key))
    }

    /// The value of a map at this number.
    pub(crate) fn at_number(&self, key: i64) -> Option<&Item<'a>> {
        self.value_of(&Item::Integer(key))
    }

    fn value_of(&self, wanted: &Item<'_>) -> Option<&Item<'a>> {
        let Item::Map(pairs) = self else {
            return None;
        };
        pairs
            .iter()
            .find(|(key, _)| key == wanted)
            .map(|(_, value)| value)
    }

    /// The bytes, if it is bytes.
    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Item::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub(crate) fn integer(&self) -> Option<i64> {
        match self {
            Item::Integer(number) => Some(*number),
            _ => None,
        }
    }
}

/// Reads exactly one item: nothing may follow it.
pub(crate) fn read(bytes: &[u8]) -> Result<Item<'_>, Malformed> {
    match read_first(bytes)? {
        (item, []) => Ok(item),
        _ => Err(Malformed),
    }
}

/// Reads the first item; answers it with what follows.
pub(crate) fn read_first(bytes: &[u8]) -> Result<(Item<'_>, &[u8]), Malformed> {
    let mut reader = Reader {
        rest: bytes,
        items: 0,
    };
    let item = reader.item(0)?;
    Ok((item, reader.rest))
}

struct Reader<'a> {
    rest: &'a [u8],
    items: usize,
}

impl<'a> Reader<'a> {
    fn item(&mut self, depth: usize) -> Result<Item<'a>, Malformed> {
        self.items += 1;
        if depth > MAX_DEPTH || self.items > MAX_ITEMS {
            return Err(Malformed);
        }
        let first = self.byte()?;
        let (major, info) = (first >> 5, first & 0x1f);
        if major == 7 {
            return match info {
                20 => Ok(Item::Bool(false)),
                21 => Ok(Item::Bool(true)),
                _ => Err(Malformed),
            };
        }
        let number = self.number(info)?;
        match major {
            0 => Ok(Item::Integer(i64::try_from(number).map_err(|_| Malformed)?)),
            1 => {
                let number = i64::try_from(number).map_err(|_| Malformed)?;
                Ok(Item::Integer(-1 - number))
            }
            2 => Ok(Item::Bytes(self.take(number)?)),
            3 => std::str::from_utf8(self.take(number)?)
                .map(Item::Text)
                .map_err(|_| Malformed),
            4 => {
                let mut list = Vec::new();
                for _ in 0..self.count(number)? {
                    list.push(self.item(depth + 1)?);
                }
                Ok(Item::Array(list))
            }
            5 => {
                let mut pairs: Vec<(Item<'a>, Item<'a>)> = Vec::new();
                for _ in 0..self.count(number)? {
                    let key = self.item(depth + 1)?;
                    if !matches!(key, Item::Integer(_) | Item::Text(_))
                        || pairs.iter().any(|(other, _)| *other == key)
                    {
                        return Err(Malformed);
                    }
                    pairs.push((key, self.item(depth + 1)?));
                }
                Ok(Item::Map(pairs))
            }
            _ => Err(Malformed), // tags
        }
    }

    /// The number behind the first byte, in its shortest form.
    fn number(&mut self, info: u8) -> Result<u64, Malformed> {
        let (width, least) = match info {
            0..=23 => return Ok(u64::from(info)),
            24 => (1, 24),
            25 => (2, 1 << 8),
            26 => (4, 1 << 16),
            27 => (8, 1 << 32),
            _ => return Err(Malformed), // indefinite, reserved
        };
        let mut number = 0_u64;
        for byte in self.take(width)? {
            number = number << 8 | u64::from(*byte);
        }
        (number >= least).then_some(number).ok_or(Malformed)
    }

    /// How many items to read: no more than there can be.
    fn count(&self, number: u64) -> Result<usize, Malformed> {
        match usize::try_from(number) {
            Ok(count) if count <= MAX_ITEMS && count <= self.rest.len() => Ok(count),
            _ => Err(Malformed),
        }
    }

    fn byte(&mut self) -> Result<u8, Malformed> {
        Ok(self.take(1)?[0])
    }

    fn take(&mut self, length: u64) -> Result<&'a [u8], Malformed> {
        let length = usize::try_from(length).map_err(|_| Malformed)?;
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Malformed)?;
        self.rest = rest;
        Ok(taken)
    }
}

/// Writes what [`read`] reads: for the authenticator of the tests.
#[cfg(test)]
pub(crate) fn write(item: &Item<'_>, out: &mut Vec<u8>) {
    let head = |major: u8, number: u64, out: &mut Vec<u8>| match number {
        0..24 => out.push(major << 5 | number as u8),
        24..256 => out.extend([major << 5 | 24, number as u8]),
        256..65_536 => {
            out.push(major << 5 | 25);
            out.extend((number as u16).to_be_bytes());
        }
        65_536..0x1_0000_0000 => {
            out.push(major << 5 | 26);
            out.extend((number as u32).to_be_bytes());
        }
        _ => {
            out.push(major << 5 | 27);
            out.extend(number.to_be_bytes());
        }
    };
    match item {
        Item::Integer(number) if *number >= 0 => head(0, *number as u64, out),
        Item::Integer(number) => head(1, (-1 - *number) as u64, out),
        Item::Bytes(bytes) => {
            head(2, bytes.len() as u64, out);
            out.extend(*bytes);
        }
        Item::Text(text) => {
            head(3, text.len() as u64, out);
            out.extend(text.as_bytes());
        }
        Item::Array(list) => {
            head(4, list.len() as u64, out);
            list.iter().for_each(|item| write(item, out));
        }
        Item::Map(pairs) => {
            head(5, pairs.len() as u64, out);
            for (key, value) in pairs {
                write(key, out);
                write(value, out);
            }
        }
        Item::Bool(value) => out.push(0xf4 + u8::from(*value)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_examples_of_rfc_8949_are_read() {
        for (bytes, number) in [
            (&[0x00][..], 0),
            (&[0x17], 23),
            (&[0x18, 0x18], 24),
            (&[0x19, 0x03, 0xe8], 1000),
            (&[0x1a, 0x00, 0x0f, 0x42, 0x40], 1_000_000),
            (&[0x20], -1),
            (&[0x38, 0x63], -100),
            (&[0x39, 0x03, 0xe7], -1000),
        ] {
            assert_eq!(read(bytes), Ok(Item::Integer(number)));
        }
        assert_eq!(
            read(b"\x44\x01\x02\x03\x04"),
            Ok(Item::Bytes(&[1, 2, 3, 4]))
        );
        assert_eq!(read(b"\x64IETF"), Ok(Item::Text("IETF")));
        assert_eq!(read(b"\xf5"), Ok(Item::Bool(true)));
        let map = read(b"\xa2\x61a\x01\x61b\x82\x02\x03").unwrap();
        assert_eq!(map.at("a"), Some(&Item::Integer(1)));
        let list = vec![Item::Integer(2), Item::Integer(3)];
        assert_eq!(map.at("b"), Some(&Item::Array(list)));
        assert_eq!(map.at("c"), None);
    }

    #[test]
    fn what_authenticators_do_not_write_is_refused() {
        let nested = [0x81; 64];
        let refused: &[(&str, &[u8])] = &[
            ("nothing", b""),
            ("a number that is longer than it need be", b"\x18\x17"),
            ("a length that is longer than it need be", b"\x58\x01a"),
            ("a length of two bytes that one holds", b"\x19\x00\xff"),
            ("an indefinite string", b"\x5f\x41a\xff"),
            ("an indefinite map", b"\xbf\xff"),
            ("a tag", b"\xc0\x61a"),
            ("a float", b"\xf9\x00\x00"),
            ("null", b"\xf6"),
            ("undefined", b"\xf7"),
            ("a lone break", b"\xff"),
            ("more than one item", b"\x01\x02"),
            ("a string that ends too early", b"\x45abc"),
            (
                "a string of 2^63 bytes",
                b"\x5b\x80\x00\x00\x00\x00\x00\x00\x00",
            ),
            (
                "a list of 2^32 items",
                b"\x9b\x00\x00\x00\x01\x00\x00\x00\x00",
            ),
            ("a list of more items than bytes", b"\x98\x40\x01"),
            (
                "a number beyond 63 bits",
                b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
            ),
            (
                "a negative number beyond 63 bits",
                b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
            ),
            ("a text that is not UTF-8", b"\x62\xc3\x28"),
            ("a key twice", b"\xa2\x01\x02\x01\x03"),
            ("a list as a key", b"\xa1\x80\x01"),
            ("too deep", &nested),
        ];
        for (what, bytes) in refused {
            assert_eq!(read(bytes), Err(Malformed), "{what}");
        }
    }

    /// Owned, because proptest makes it.
    #[derive(Clone, Debug)]
    enum Made {
        Integer(i64),
        Bytes(Vec<u8>),
        Text(String),
        Array(Vec<Made>),
        Map(Vec<(i64, Made)>),
        Bool(bool),
    }

    fn item(made: &Made) -> Item<'_> {
        match made {
            Made::Integer(number) => Item::Integer(*number),
            Made::Bytes(bytes) => Item::Bytes(bytes),
            Made::Text(text) => Item::Text(text),
            Made::Array(list) => Item::Array(list.iter().map(item).collect()),
            Made::Map(pairs) => {
                let mut seen = std::collections::HashSet::new();
                let fresh = pairs.iter().filter(|(key, _)| seen.insert(*key));
                Item::Map(fresh.map(|(k, v)| (Item::Integer(*k), item(v))).collect())
            }
            Made::Bool(value) => Item::Bool(*value),
        }
    }

    fn made() -> impl Strategy<Value = Made> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Made::Integer),
            proptest::collection::vec(any::<u8>(), 0..300).prop_map(Made::Bytes),
            "\\PC{0,40}".prop_map(Made::Text),
            any::<bool>().prop_map(Made::Bool),
        ];
        leaf.prop_recursive(3, 48, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Made::Array),
                proptest::collection::vec((any::<i64>(), inner), 0..6).prop_map(Made::Map),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_and_no_shorter(made in made()) {
            let item = item(&made);
            let mut bytes = Vec::new();
            write(&item, &mut bytes);
            prop_assert_eq!(read(&bytes), Ok(item));
            for cut in 0..bytes.len() {
                prop_assert!(read(&bytes[..cut]).is_err());
            }
            bytes.push(0);
            prop_assert!(read(&bytes).is_err());
        }

        /// Whatever comes is read or refused, and what is read has one way to be written: no two byte strings say the same.
        #[test]
        fn any_bytes_are_read_or_refused_and_mean_one_thing(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            if let Ok((item, rest)) = read_first(&bytes) {
                let mut again = Vec::new();
                write(&item, &mut again);
                prop_assert_eq!(&again[..], &bytes[..bytes.len() - rest.len()]);
            }
        }

        #[test]
        fn a_flipped_bit_is_never_a_panic(made in made(), at in any::<proptest::sample::Index>(), bit in 0..8_u8) {
            let mut bytes = Vec::new();
            write(&item(&made), &mut bytes);
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let _ = read_first(&bytes);
        }
    }
}
