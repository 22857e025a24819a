//! Is this somebody we already know?
//!
//! Two records are compared field by field after Fellegi and Sunter: what agrees counts the more the rarer it agrees by chance, what
//! disagrees counts against it. Weights are in tenths of log2 of the odds, so a score of 100 says "a thousand times more likely the
//! same person than two". The parts are shown beside the sum, because a person decides.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::search::{fold, typo_keys};

/// What is compared.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The name that is used.
    pub chosen_name: Option<String>,
    /// Birth date.
    pub birth_date: Date,
    /// Telephone numbers, digits only.
    pub phones: Vec<String>,
}

kernel::vocabulary! {
    /// How sure one can be.
    pub enum Likelihood {
        /// Ask before a second record is made.
        Likely = "likely" => "Likely the same person",
        /// Worth a look.
        Possible = "possible" => "Possibly the same person",
    }
}

/// A record that ended in another one.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct MergedRecord {
    /// The merge.
    pub id: Uuid,
    /// The record.
    pub merged_id: ClientId,
    /// Its number.
    pub mrn: String,
    /// First name in it.
    pub first_name: String,
    /// Last name in it.
    pub last_name: String,
    /// Birth date in it.
    pub birth_date: Date,
    /// Why the two are one person.
    pub reason: String,
    /// When they were merged.
    pub merged_at: Timestamp,
    /// By whom.
    pub merged_by_name: Option<String>,
}

/// Why a score is what it is: one line per field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The field.
    pub field: &'static str,
    /// What was found, in words.
    pub finding: &'static str,
    /// What it counts.
    pub weight: i32,
}

/// A score with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Score {
    /// The sum.
    pub total: i32,
    /// Its parts.
    pub evidence: Vec<Evidence>,
}

impl Score {
    /// What the score means; `None` if the two are strangers.
    pub fn likelihood(&self) -> Option<Likelihood> {
        match self.total {
            130.. => Some(Likelihood::Likely),
            70..=129 => Some(Likelihood::Possible),
            _ => None,
        }
    }
}

/// Compares two persons. The order does not matter.
pub fn score(a: &Likeness, b: &Likeness) -> Score {
    let names = |x: &Likeness| -> Vec<String> {
        [Some(&x.first_name), x.chosen_name.as_ref()]
            .into_iter()
            .flatten()
            .map(|name| fold(name))
            .collect()
    };
    let evidence = vec![
        compare(
            "last_name",
            &[fold(&a.last_name)],
            &[fold(&b.last_name)],
            [80, 50, -40],
        ),
        compare("first_name", &names(a), &names(b), [60, 40, -140]),
        birth_date(a.birth_date, b.birth_date),
        phone(&a.phones, &b.phones),
    ];
    Score {
        total: evidence.iter().map(|part| part.weight).sum(),
        evidence,
    }
}

fn compare(field: &'static str, a: &[String], b: &[String], weights: [i32; 3]) -> Evidence {
    let same = a.iter().any(|name| b.contains(name));
    let near = || {
        a.iter().any(|name| {
            let keys = typo_keys(name);
            b.iter()
                .any(|other| typo_keys(other).iter().any(|key| keys.contains(key)))
        })
    };
    let (finding, weight) = if same {
        ("the same", weights[0])
    } else if near() {
        ("one letter apart", weights[1])
    } else {
        ("different", weights[2])
    };
    Evidence {
        field,
        finding,
        weight,
    }
}

fn birth_date(a: Date, b: Date) -> Evidence {
    let parts = [
        a.year() == b.year(),
        a.month() == b.month(),
        a.day() == b.day(),
    ];
    let swapped = a.year() == b.year() && a.month() == b.day() && a.day() == b.month();
    let (finding, weight) = match parts.iter().filter(|same| **same).count() {
        3 => ("the same", 110),
        _ if swapped => ("day and month swapped", 70),
        2 => ("one part differs", 40),
        _ => ("different", -80),
    };
    Evidence {
        field: "birth_date",
        finding,
        weight,
    }
}

fn phone(a: &[String], b: &[String]) -> Evidence {
    let (finding, weight) = if a.is_empty() || b.is_empty() {
        ("not known of both", 0)
    } else if a.iter().any(|number| b.contains(number)) {
        ("the same", 70)
    } else {
        // Numbers change, and families share them: little speaks against.
        ("different", -10)
    };
    Evidence {
        field: "phone",
        finding,
        weight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn person(first: &str, last: &str, birth: Date, phone: &str) -> Likeness {
        Likeness {
            first_name: first.into(),
            last_name: last.into(),
            chosen_name: None,
            birth_date: birth,
            phones: [phone]
                .iter()
                .filter(|p| !p.is_empty())
                .map(|p| p.to_string())
                .collect(),
        }
    }

    #[test]
    fn the_same_person_spelled_otherwise_is_likely() {
        let known = person("Jonathan", "Schmidt", date(1990, 5, 17), "2125550142");
        for again in [
            person("Jonathan", "Schmidt", date(1990, 5, 17), ""),
            person("Jonathan", "Schmitt", date(1990, 5, 17), ""),
            person("Jonathon", "Schmidt", date(1990, 5, 17), "2125550199"),
            person("Jonathan", "Schmidt", date(1990, 5, 18), "2125550142"),
        ] {
            let found = score(&known, &again);
            assert_eq!(
                found.likelihood(),
                Some(Likelihood::Likely),
                "{again:?} {found:?}"
            );
        }
    }

    #[test]
    fn twins_and_strangers_are_not_taken_for_one_another() {
        let known = person("Jonathan", "Schmidt", date(1990, 5, 17), "2125550142");
        let twin = person("Miriam", "Schmidt", date(1990, 5, 17), "");
        assert_ne!(score(&known, &twin).likelihood(), Some(Likelihood::Likely));
        let namesake = person("Jonathan", "Schmidt", date(1961, 11, 2), "");
        assert_eq!(score(&known, &namesake).likelihood(), None);
    }

    fn anybody() -> impl Strategy<Value = Likeness> {
        (
            "[A-Z][a-z]{2,9}",
            "[A-Z][a-z]{2,9}",
            1930i16..2020,
            1i8..13,
            1i8..29,
            "[0-9]{10}",
        )
            .prop_map(|(first, last, year, month, day, phone)| {
                person(&first, &last, date(year, month, day), &phone)
            })
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter_and_nobody_is_more_like_one_than_oneself(a in anybody(), b in anybody()) {
            prop_assert_eq!(score(&a, &b).total, score(&b, &a).total);
            prop_assert!(score(&a, &b).total <= score(&a, &a).total);
            let parts: i32 = score(&a, &b).evidence.iter().map(|part| part.weight).sum();
            prop_assert_eq!(parts, score(&a, &b).total);
        }
    }
}
