//! The smallest parts: a file is cut into segments, a segment into elements, an element into components.
//!
//! What separates them is not fixed: the first segment, `ISA`, has elements of fixed width, so the separators stand at fixed places in it.

use crate::{Fault, Result};

/// The largest file that is read: far above any payer's, far below what would trouble a server.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The most elements a segment of any of our guides has is 20 (`NM1` 12, `CLM` 20); more is no segment of theirs.
pub const MAX_ELEMENTS: usize = 64;
/// The length of `ISA` with its terminator.
const ISA: usize = 106;
/// Where an element separator stands in `ISA`.
const SEPARATORS: [usize; 16] = [
    3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103,
];

/// What separates the parts of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiters {
    /// Between elements.
    pub element: char,
    /// Between repetitions of one element.
    pub repetition: char,
    /// Between components of one element.
    pub component: char,
    /// Behind a segment.
    pub segment: char,
}

impl Delimiters {
    /// The usual ones, with which everything of ours is written.
    pub const USUAL: Delimiters = Delimiters {
        element: '*',
        repetition: '^',
        component: ':',
        segment: '~',
    };

    /// Reads them from the file's beginning.
    pub fn of(bytes: &[u8]) -> Result<Delimiters> {
        if !bytes.starts_with(b"ISA") {
            return Err(Fault::file(
                "This is not an X12 file: it does not begin with an ISA segment.",
            ));
        }
        let Some(isa) = bytes.get(..ISA) else {
            return Err(Fault::file("The file ends within its ISA segment."));
        };
        let element = isa[3];
        if SEPARATORS.iter().any(|at| isa[*at] != element) {
            return Err(Fault::at(
                1,
                "ISA",
                "Its elements do not have their fixed widths.",
            ));
        }
        // Version 00402 and later name the repetition separator in ISA11; older files have a letter there and repeat nothing.
        let all = [element, isa[82], isa[104], isa[105]];
        let plausible = |b: &u8| b.is_ascii() && !b.is_ascii_alphanumeric() && *b != b' ';
        let distinct = (0..4).all(|i| (i + 1..4).all(|j| all[i] != all[j]));
        if !all.iter().all(plausible) || !distinct {
            return Err(Fault::at(
                1,
                "ISA",
                "Its four separators must be different signs that are no letters or digits.",
            ));
        }
        let [element, repetition, component, segment] = all.map(char::from);
        Ok(Delimiters {
            element,
            repetition,
            component,
            segment,
        })
    }
}

/// One segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Its number in the interchange, from 1.
    pub at: usize,
    /// Its tag, such as `NM1`.
    pub tag: &'a str,
    elements: Vec<&'a str>,
    delimiters: Delimiters,
}

impl<'a> Segment<'a> {
    /// The element of this number, from 1; empty if it is not there.
    pub fn element(&self, number: usize) -> &'a str {
        number
            .checked_sub(1)
            .and_then(|index| self.elements.get(index))
            .copied()
            .unwrap_or("")
    }

    /// The component of an element, both from 1; empty if it is not there.
    pub fn component(&self, element: usize, number: usize) -> &'a str {
        self.element(element)
            .split(self.delimiters.component)
            .nth(number.saturating_sub(1))
            .unwrap_or("")
    }

    /// All components of an element.
    pub fn components(&self, element: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.element(element).split(self.delimiters.component)
    }

    /// How many elements it has.
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether it is a bare tag.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// A fault at this place.
    pub fn fault(&self, words: impl Into<String>) -> Fault {
        Fault::at(self.at, self.tag, words)
    }

    /// An amount that must be there.
    pub fn amount(&self, number: usize) -> Result<i64> {
        crate::amount::read(self.element(number))
            .ok_or_else(|| self.fault(format!("Element {number} must be an amount.")))
    }

    /// An amount, zero if it is left out.
    pub fn amount_or_zero(&self, number: usize) -> Result<i64> {
        match self.element(number) {
            "" => Ok(0),
            _ => self.amount(number),
        }
    }

    /// A whole number that must be there.
    pub fn number(&self, number: usize) -> Result<u32> {
        let text = self.element(number);
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|_| plain)
            .ok_or_else(|| self.fault(format!("Element {number} must be a whole number.")))
    }

    /// A day that must be there.
    pub fn day(&self, number: usize) -> Result<jiff::civil::Date> {
        crate::when::read_day(self.element(number))
            .ok_or_else(|| self.fault(format!("Element {number} must be a day as CCYYMMDD.")))
    }

    /// Text that must be there.
    pub fn text(&self, number: usize) -> Result<String> {
        match self.element(number) {
            "" => Err(self.fault(format!("Element {number} is missing."))),
            text => Ok(text.to_owned()),
        }
    }

    /// Text, if it is there.
    pub fn optional(&self, number: usize) -> Option<String> {
        Some(self.element(number))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }
}

/// Cuts a file into its segments.
pub fn cut(bytes: &[u8]) -> Result<(Delimiters, Vec<Segment<'_>>)> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::file(format!(
            "The file is larger than {} MB. Ask the sender for smaller ones.",
            MAX_BYTES / 1024 / 1024
        )));
    }
    let bytes = bytes.trim_ascii_start();
    let delimiters = Delimiters::of(bytes)?;
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Fault::file("The file holds signs that no X12 file may hold."))?;
    // Blanks may follow the end, and the terminator may itself be one.
    let end = text
        .trim_end_matches(|sign: char| sign.is_ascii_whitespace() && sign != delimiters.segment);
    let Some(body) = end.strip_suffix(delimiters.segment) else {
        return Err(Fault::file("The file ends in the middle of a segment."));
    };
    let mut segments = Vec::new();
    for (index, raw) in body.split(delimiters.segment).enumerate() {
        let raw = raw.trim_start_matches(['\r', '\n', ' ']);
        let mut parts = raw.split(delimiters.element);
        let tag = parts.next().unwrap_or("");
        let elements: Vec<&str> = parts.take(MAX_ELEMENTS + 1).collect();
        let good = (2..=3).contains(&tag.len())
            && tag
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if !good {
            return Err(Fault::at(
                index + 1,
                "",
                "It does not begin with a tag of two or three letters.",
            ));
        }
        if elements.len() > MAX_ELEMENTS {
            return Err(Fault::at(
                index + 1,
                tag,
                "It has more elements than any segment.",
            ));
        }
        segments.push(Segment {
            at: index + 1,
            tag,
            elements,
            delimiters,
        });
    }
    Ok((delimiters, segments))
}

/// Walks over segments with one step of sight ahead.
#[derive(Clone, Debug)]
pub struct Walk<'s, 'a> {
    segments: &'s [Segment<'a>],
    next: usize,
}

impl<'s, 'a> Walk<'s, 'a> {
    /// Begins before the first.
    pub fn over(segments: &'s [Segment<'a>]) -> Self {
        Walk { segments, next: 0 }
    }

    /// The next one, without going to it.
    pub fn peek(&self) -> Option<&'s Segment<'a>> {
        self.segments.get(self.next)
    }

    /// Goes to the next one if it has this tag.
    pub fn take(&mut self, tag: &str) -> Option<&'s Segment<'a>> {
        self.take_if(|segment| segment.tag == tag)
    }

    /// Goes to the next one if it is as wanted.
    pub fn take_if(&mut self, wanted: impl Fn(&Segment<'a>) -> bool) -> Option<&'s Segment<'a>> {
        let segment = self.peek().filter(|segment| wanted(segment))?;
        self.next += 1;
        Some(segment)
    }

    /// Goes to the next one.
    pub fn step(&mut self) -> Option<&'s Segment<'a>> {
        self.take_if(|_| true)
    }

    /// Goes to the next one, which must have this tag.
    pub fn expect(&mut self, tag: &str) -> Result<&'s Segment<'a>> {
        let place = self.peek().or(self.segments.last());
        let (at, found) = place.map_or((0, ""), |segment| (segment.at, segment.tag));
        self.take(tag)
            .ok_or_else(|| Fault::at(at, found, format!("A {tag} segment must stand here.")))
    }
}
