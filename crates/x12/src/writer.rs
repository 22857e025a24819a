//! Writing: envelopes and counts are kept here, so no message can forget them.

use unicode_normalization::UnicodeNormalization;

use crate::interchange::Control;
use crate::segment::Delimiters;
use crate::when;

/// Text as it may stand in an element: capitals of the basic character set. Accents are taken off, separators and signs that partners
/// refuse become blanks, blanks are single, and at most `most` characters are left.
pub fn clean(text: &str, most: usize) -> String {
    let mut out = String::new();
    let spelled = text.chars().map(spell).collect::<String>();
    for sign in spelled.nfkd().filter(char::is_ascii) {
        let sign = match sign.to_ascii_uppercase() {
            sign @ ('A'..='Z'
            | '0'..='9'
            | '!'
            | '"'
            | '&'
            | '\''
            | '('
            | ')'
            | '+'
            | ','
            | '-'
            | '.'
            | '/'
            | ';'
            | '?'
            | '='
            | '@'
            | '#'
            | '%'
            | '_') => sign,
            _ => ' ',
        };
        if sign != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(sign);
        }
        if out.len() == most {
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Letters that are no letter with an accent, as people without them on their keyboard write them.
fn spell(letter: char) -> String {
    match letter {
        'ß' | 'ẞ' => "SS".to_owned(),
        'æ' | 'Æ' => "AE".to_owned(),
        'œ' | 'Œ' => "OE".to_owned(),
        'ø' | 'Ø' => "O".to_owned(),
        'ł' | 'Ł' => "L".to_owned(),
        'đ' | 'Đ' | 'ð' | 'Ð' => "D".to_owned(),
        'þ' | 'Þ' => "TH".to_owned(),
        'ı' => "I".to_owned(),
        '’' | 'ʼ' => "'".to_owned(),
        '–' | '—' => "-".to_owned(),
        other => other.to_string(),
    }
}

/// One message in its envelopes.
#[derive(Debug)]
pub struct Writer {
    out: String,
    segments: usize,
    number: u32,
}

/// One segment on its way.
#[derive(Debug)]
pub struct Line<'w> {
    writer: &'w mut Writer,
    elements: Vec<String>,
}

impl Writer {
    /// Opens the envelopes: group kind such as `HC`, set such as `837`, guide such as `005010X222A1`.
    pub fn open(control: &Control, kind: &str, set: &str, guide: &str) -> Writer {
        let mut writer = Writer {
            out: String::new(),
            segments: 0,
            number: control.number,
        };
        let (sender, receiver) = (clean(&control.sender, 15), clean(&control.receiver, 15));
        let (date, time) = (control.at.date(), when::time(control.at));
        writer
            .line("ISA")
            .raw("00")
            .raw(" ".repeat(10))
            .raw("00")
            .raw(" ".repeat(10))
            .raw("ZZ")
            .raw(format!("{sender:<15}"))
            .raw("ZZ")
            .raw(format!("{receiver:<15}"))
            .raw(when::short_day(date))
            .raw(&time)
            .raw(Delimiters::USUAL.repetition)
            .raw("00501")
            .raw(format!("{:09}", control.number))
            .raw("0")
            .raw(if control.test { "T" } else { "P" })
            .raw(Delimiters::USUAL.component)
            .end();
        writer
            .line("GS")
            .raw(kind)
            .raw(sender)
            .raw(receiver)
            .raw(when::day(date))
            .raw(time)
            .raw(control.number.to_string())
            .raw("X")
            .raw(guide)
            .end();
        writer.segments = 0;
        // The payment's guide does not use ST03; the group names it.
        let named = if set == "835" { "" } else { guide };
        writer.line("ST").raw(set).raw("0001").raw(named).end();
        writer
    }

    /// Begins a segment.
    pub fn line(&mut self, tag: &str) -> Line<'_> {
        Line {
            writer: self,
            elements: vec![tag.to_owned()],
        }
    }

    /// Closes the envelopes.
    pub fn close(mut self) -> String {
        let segments = self.segments + 1;
        let number = self.number;
        self.line("SE").raw(segments.to_string()).raw("0001").end();
        self.line("GE").raw("1").raw(number.to_string()).end();
        self.line("IEA").raw("1").raw(format!("{number:09}")).end();
        self.out
    }
}

impl Line<'_> {
    /// An element as it is: codes, numbers and days, which hold no separators.
    pub fn raw(mut self, element: impl ToString) -> Self {
        self.elements.push(element.to_string());
        self
    }

    /// Somebody's words, cleaned and cut.
    pub fn text(self, text: &str, most: usize) -> Self {
        let text = clean(text, most);
        self.raw(text)
    }

    /// Words that may be missing.
    pub fn optional(self, text: Option<&str>, most: usize) -> Self {
        self.text(text.unwrap_or(""), most)
    }

    /// An amount.
    pub fn amount(self, cents: i64) -> Self {
        self.raw(crate::amount::write(cents))
    }

    /// Elements that are left out.
    pub fn skip(mut self, elements: usize) -> Self {
        let wanted = self.elements.len() + elements;
        self.elements.resize(wanted, String::new());
        self
    }

    /// Components, the empty ones at the end left out.
    pub fn parts(self, parts: &[&str]) -> Self {
        let used = parts
            .iter()
            .rposition(|part| !part.is_empty())
            .map_or(0, |last| last + 1);
        let joined = parts[..used].join(&Delimiters::USUAL.component.to_string());
        self.raw(joined)
    }

    /// Writes the segment, without the empty elements at its end.
    pub fn end(self) {
        let used = self
            .elements
            .iter()
            .rposition(|element| !element.is_empty())
            .map_or(0, |last| last + 1);
        let out = &mut self.writer.out;
        out.push_str(&self.elements[..used].join(&Delimiters::USUAL.element.to_string()));
        out.push(Delimiters::USUAL.segment);
        out.push('\n');
        self.writer.segments += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::clean;
    use proptest::prelude::*;

    #[test]
    fn names_become_capitals_without_accents_or_separators() {
        assert_eq!(clean("Zoë  O'Neill~*:^", 60), "ZOE O'NEILL");
        assert_eq!(clean("  Straße 5 ", 60), "STRASSE 5");
        assert_eq!(clean("Solberg Family", 8), "SOLBERG");
        assert_eq!(clean("東京", 60), "");
    }

    proptest! {
        #[test]
        fn cleaning_is_safe_bounded_and_done_once(text in "\\PC{0,80}", most in 1_usize..60) {
            let once = clean(&text, most);
            prop_assert!(once.len() <= most);
            prop_assert!(!once.contains(['*', '~', ':', '^', '\n']));
            prop_assert_eq!(clean(&once, most), once);
        }
    }
}
