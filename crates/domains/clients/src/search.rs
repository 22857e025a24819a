//! What somebody types to find a client, made into what the database can look up.
//!
//! The tables hold keys (`client_search_keys`): the words of the names, the numbers, the birth date. A typed word finds every key it is
//! the beginning of. If that finds nobody, a word of four letters or more also finds names that differ from it by one letter, by
//! comparing what both become when a letter is left out. Folding and keys have twins in SQL (`app.fold`, `app.typo_keys`).

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The shortest word that is looked for with a typing error in it.
const SHORTEST_TYPO: usize = 4;
/// More words than this narrow nothing down.
const MOST_WORDS: usize = 6;

/// Without case, accents and apostrophes.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c) && *c != '\'' && *c != '\u{2019}')
        .collect()
}

/// The folded words of a text.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The word, and what it becomes when a letter is left out; nothing for a short word.
pub fn typo_keys(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST_TYPO {
        return Vec::new();
    }
    let mut keys = vec![format!("~{word}")];
    for gap in 0..letters.len() {
        let rest = letters
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != gap);
        keys.push("~".chars().chain(rest.map(|(_, letter)| *letter)).collect());
    }
    keys.sort();
    keys.dedup();
    keys
}

/// A search, taken apart: the longest word first, because it narrows most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What each key must be at least.
    pub low: Vec<String>,
    /// What each key must stay below: together, "begins with".
    pub high: Vec<String>,
}

impl Search {
    /// Takes apart what was typed; `None` if there is nothing to look for in it.
    pub fn of(typed: &str) -> Option<Search> {
        let mut low = match (number(typed), date(typed)) {
            (_, Some(date)) => vec![date.to_string()],
            (Some(number), None) => vec![number],
            (None, None) => words(typed),
        };
        low.sort();
        low.dedup();
        low.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        low.truncate(MOST_WORDS);
        let high = low
            .iter()
            .map(|word| format!("{word}{}", char::MAX))
            .collect();
        (!low.is_empty()).then_some(Search { low, high })
    }

    /// The words that may be misspelled, each with its keys; `None` if one of the words can not be.
    pub fn typos(&self) -> Option<Vec<Vec<String>>> {
        let all: Vec<_> = self.low.iter().map(|word| typo_keys(word)).collect();
        let spelled = self
            .low
            .iter()
            .all(|word| word.chars().all(char::is_alphabetic));
        (spelled && all.first().is_some_and(|first| !first.is_empty())).then_some(all)
    }
}

/// A telephone number, however it is punctuated.
fn number(typed: &str) -> Option<String> {
    let plain = typed
        .chars()
        .all(|c| c.is_ascii_digit() || " ()+-./".contains(c));
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.strip_prefix('1') {
        Some(rest) if digits.len() == 11 => rest.to_owned(),
        _ => digits,
    };
    (plain && national.len() >= 3).then_some(national)
}

/// A birth date as people write it: `1990-05-17`, `5/17/1990`, `05-17-1990`.
pub fn date(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    let parts: Vec<&str> = typed.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    if [a, b, c]
        .iter()
        .any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let (year, month, day) = match (a.len(), c.len()) {
        (4, _) => (a, b, c),
        (_, 4) => (c, a, b),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_is_understood() {
        let low = |typed| Search::of(typed).map(|search| search.low);
        assert_eq!(low("  "), None);
        assert_eq!(
            low("Zoë O'Neill"),
            Some(vec!["oneill".into(), "zoe".into()])
        );
        assert_eq!(low("(212) 555-0142"), Some(vec!["2125550142".into()]));
        assert_eq!(low("+1 212 555 0142"), Some(vec!["2125550142".into()]));
        assert_eq!(low("5/17/1990"), Some(vec!["1990-05-17".into()]));
        assert_eq!(low("1990-05-17"), Some(vec!["1990-05-17".into()]));
        assert_eq!(low("MH2026000123"), Some(vec!["mh2026000123".into()]));
    }

    #[test]
    fn a_search_with_a_number_in_it_is_never_guessed_at() {
        assert!(Search::of("Schmidt 0142").is_some_and(|search| search.typos().is_none()));
        assert!(Search::of("Lee").is_some_and(|search| search.typos().is_none()));
        assert!(Search::of("Schmidt").is_some_and(|search| search.typos().is_some()));
    }

    /// Every way to get one letter wrong.
    fn one_error(word: &[char], place: usize, letter: char, kind: u8) -> String {
        let mut word = word.to_vec();
        let place = place % word.len();
        match kind % 4 {
            0 => word[place] = letter,
            1 => word.insert(place, letter),
            2 => drop(word.remove(place)),
            _ => {
                let next = (place + 1).min(word.len() - 1);
                word.swap(place, next);
            }
        }
        word.into_iter().collect()
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,30}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn a_word_with_one_letter_wrong_still_meets_the_word(
            word in "[a-z]{5,14}", place in 0usize..14, letter in proptest::char::range('a', 'z'), kind in 0u8..4,
        ) {
            let letters: Vec<char> = word.chars().collect();
            let wrong = one_error(&letters, place, letter, kind);
            let (right, wrong) = (typo_keys(&word), typo_keys(&wrong));
            prop_assert!(wrong.iter().any(|key| right.contains(key)), "{:?} {:?}", right, wrong);
        }
    }
}
