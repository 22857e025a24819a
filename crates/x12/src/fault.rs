//! Why a file cannot be read, in words that hold nothing of its content.

use std::fmt;

/// Where a file departs from its guide, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The segment's number in the interchange, from 1; 0 for the file as a whole.
    pub segment: usize,
    /// Its tag, if it has a plausible one.
    pub tag: String,
    /// What is wrong, as a sentence.
    pub words: String,
}

impl Fault {
    /// A fault of the whole file.
    pub fn file(words: impl Into<String>) -> Fault {
        Fault {
            segment: 0,
            tag: String::new(),
            words: words.into(),
        }
    }

    /// A fault of one segment.
    pub fn at(segment: usize, tag: &str, words: impl Into<String>) -> Fault {
        let plausible = tag.len() <= 3 && tag.bytes().all(|b| b.is_ascii_alphanumeric());
        Fault {
            segment,
            tag: if plausible {
                tag.to_owned()
            } else {
                String::new()
            },
            words: words.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.segment, self.tag.as_str()) {
            (0, _) => f.write_str(&self.words),
            (at, "") => write!(f, "Segment {at}: {}", self.words),
            (at, tag) => write!(f, "Segment {at} ({tag}): {}", self.words),
        }
    }
}

impl std::error::Error for Fault {}
