//! The invented clients of a practice: the same for every demo.
//!
//! Names are drawn from lists that have nothing to do with each other. No real person is meant; telephone numbers are of the block
//! 555-01xx, which belongs to nobody, and addresses end in `.example`.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::{Entropy, SeededEntropy};

/// A client of the demo, as somebody at the front desk would write them down.
#[derive(Clone, Debug)]
pub struct Person {
    /// First name.
    pub first_name: &'static str,
    /// Last name.
    pub last_name: &'static str,
    /// The name they go by, if it is another.
    pub chosen_name: Option<&'static str>,
    /// Their pronouns, if they said so.
    pub pronouns: Option<&'static str>,
    /// Birth date.
    pub birth_date: Date,
    /// As payers want it.
    pub sex: &'static str,
    /// Why they come.
    pub concern: &'static Concern,
}

/// Why somebody comes, in a few words, and what it is called on a claim.
#[derive(Debug)]
pub struct Concern {
    /// As they say it.
    pub words: &'static str,
    /// The ICD-10-CM code.
    pub code: &'static str,
}

const fn concern(words: &'static str, code: &'static str) -> Concern {
    Concern { words, code }
}

const CONCERNS: [Concern; 12] = [
    concern("Panic attacks since spring", "F41.0"),
    concern("Low mood after a separation", "F32.1"),
    concern("School refusal; comes with a parent", "F93.0"),
    concern("Sleeps badly, worries at night", "F41.1"),
    concern("Questions of identity and family", "F43.22"),
    concern("Grief", "F43.21"),
    concern("Trauma after an accident", "F43.10"),
    concern("Low mood that comes back", "F33.1"),
    concern("Exam anxiety", "F41.8"),
    concern("Conflict at home", "F43.23"),
    concern("Burnout", "F43.89"),
    concern("Attention at school", "F90.0"),
];

type Known = (
    &'static str,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Date,
    &'static str,
);

/// Those whom people who try the demo meet first.
const KNOWN: [Known; 12] = [
    (
        "Mira",
        "Solberg",
        Some("Mia"),
        Some("she/her"),
        date(1991, 4, 12),
        "female",
    ),
    (
        "Jonas",
        "Falkenrath",
        None,
        Some("he/him"),
        date(1979, 11, 30),
        "male",
    ),
    ("Tamsin", "Okonjo", None, None, date(2009, 2, 17), "female"),
    (
        "Emeka",
        "Adeyemi",
        None,
        Some("he/him"),
        date(1986, 8, 3),
        "male",
    ),
    (
        "Liv",
        "Andersdotter",
        None,
        Some("they/them"),
        date(1998, 12, 9),
        "unknown",
    ),
    (
        "Rafael",
        "Montoya-Reyes",
        Some("Rafa"),
        None,
        date(1969, 5, 21),
        "male",
    ),
    (
        "Aiyana",
        "Whitecloud",
        None,
        Some("she/her"),
        date(1995, 1, 28),
        "female",
    ),
    ("Piotr", "Zawadzki", None, None, date(1958, 9, 14), "male"),
    (
        "Soraya",
        "Benali",
        None,
        Some("she/her"),
        date(2001, 7, 7),
        "female",
    ),
    (
        "Henrik",
        "Lindqvist",
        None,
        Some("he/him"),
        date(1982, 3, 19),
        "male",
    ),
    ("Grace", "Mbeki", None, None, date(1974, 10, 25), "female"),
    ("Theo", "Marchetti", None, None, date(2012, 6, 2), "male"),
];

#[rustfmt::skip]
const FIRST: [(&str, &str); 36] = [
    ("Adaeze", "female"), ("Alina", "female"), ("Anders", "male"), ("Beatriz", "female"), ("Bastian", "male"), ("Camille", "female"),
    ("Dario", "male"), ("Delphine", "female"), ("Elio", "male"), ("Esme", "female"), ("Farid", "male"), ("Freya", "female"),
    ("Gideon", "male"), ("Hana", "female"), ("Idris", "male"), ("Imogen", "female"), ("Jasper", "male"), ("Kaia", "female"),
    ("Kenji", "male"), ("Leonie", "female"), ("Luca", "male"), ("Maren", "female"), ("Mateo", "male"), ("Nadia", "female"),
    ("Niall", "male"), ("Oona", "female"), ("Pablo", "male"), ("Petra", "female"), ("Quill", "unknown"), ("Rowan", "unknown"),
    ("Sanjay", "male"), ("Sunniva", "female"), ("Tomasz", "male"), ("Uma", "female"), ("Viggo", "male"), ("Zora", "female"),
];

#[rustfmt::skip]
const LAST: [&str; 41] = [
    "Abernathy", "Aguirre", "Bakshi", "Bellweather", "Brandvold", "Castellano", "Chowdhury", "Dahlgren", "Delacroix", "Ekdahl", "Eze",
    "Fairweather", "Fonseca", "Galanis", "Greenhalgh", "Hartigan", "Ibarra", "Ivarsson", "Jankowski", "Kessler", "Kowalczyk", "Laurier",
    "Lindgren", "Malhotra", "Mwangi", "Nakagawa", "Nyström", "Oyelaran", "Pellegrini", "Quintero", "Rasmussen", "Rousseau", "Sandoval",
    "Takahashi", "Thistlewood", "Underhill", "Valverde", "Westergaard", "Wojcik", "Yilmaz", "Zellweger",
];

/// That many people. The first twelve are always the same; no two have the same name.
pub fn people(many: usize) -> Vec<Person> {
    let known = KNOWN.iter().zip(&CONCERNS).map(
        |(&(first_name, last_name, chosen_name, pronouns, birth_date, sex), concern)| Person {
            first_name,
            last_name,
            chosen_name,
            pronouns,
            birth_date,
            sex,
            concern,
        },
    );
    // 36 and 41 share no divisor, so both lists advance together through all their pairs.
    let others = (0..FIRST.len() * LAST.len()).map(|place| {
        let (first_name, sex) = FIRST[place % FIRST.len()];
        let pronouns = match (place % 3, sex) {
            (0, "female") => Some("she/her"),
            (0, "male") => Some("he/him"),
            (_, "unknown") => Some("they/them"),
            _ => None,
        };
        Person {
            first_name,
            last_name: LAST[place % LAST.len()],
            chosen_name: None,
            pronouns,
            birth_date: date(1955, 1, 1) + (draw(place, 20_000) as i64).days(),
            sex,
            concern: &CONCERNS[draw(place + 7, 10)],
        }
    });
    known.chain(others).take(many).collect()
}

/// A repeatable number below `below`, for the thing at `place`.
pub fn draw(place: usize, below: usize) -> usize {
    let mut bytes = [0; 8];
    SeededEntropy::new(place as u64 + 1).fill(&mut bytes);
    (u64::from_le_bytes(bytes) % below as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_people_have_the_same_name_and_all_are_of_an_age() {
        let people = people(400);
        let names: std::collections::BTreeSet<_> = people
            .iter()
            .map(|person| (person.first_name, person.last_name))
            .collect();
        assert_eq!((people.len(), names.len()), (400, 400));
        assert!(
            people
                .iter()
                .all(|person| person.birth_date < date(2013, 1, 1))
        );
    }
}
