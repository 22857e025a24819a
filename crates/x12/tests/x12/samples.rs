//! Messages made by chance, from values as the writer leaves them.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use x12::Control;
use x12::acknowledgment::{Acknowledgment, Trouble, Verdict};
use x12::claim_status::{ClaimAnswer, Report, Status};
use x12::professional::*;

pub fn words(most: usize) -> impl Strategy<Value = String> {
    proptest::string::string_regex(&format!("[A-Z][A-Z0-9 '.-]{{0,{most}}}[A-Z0-9]"))
        .unwrap()
        .prop_map(|text| x12::writer::clean(&text, 60))
}

pub fn code(pattern: &str) -> impl Strategy<Value = String> + use<> {
    proptest::string::string_regex(pattern).unwrap()
}

pub fn day() -> impl Strategy<Value = Date> {
    (0_i32..1500).prop_map(|days| {
        date(2024, 1, 1)
            .checked_add(jiff::Span::new().days(days))
            .unwrap()
    })
}

/// Ten digits of which the last is right.
pub fn npi() -> impl Strategy<Value = String> {
    (100_000_000_u32..300_000_000).prop_map(|front| {
        (0..10)
            .map(|last| format!("{front}{last}"))
            .find(|npi| x12::npi::is_npi(npi))
            .unwrap()
    })
}

pub fn control() -> impl Strategy<Value = Control> {
    (
        1_u32..=999_999_999,
        day(),
        0_i8..24,
        0_i8..60,
        any::<bool>(),
    )
        .prop_map(|(number, day, hour, minute, test)| Control {
            sender: "MENTALSPACE".into(),
            receiver: "PARTNER".into(),
            number,
            at: day.at(hour, minute, 0, 0),
            test,
        })
}

pub fn party() -> impl Strategy<Value = Party> {
    (words(30), code("[A-Z0-9]{2,15}")).prop_map(|(name, id)| Party { name, id })
}

pub fn name() -> impl Strategy<Value = Name> {
    (words(20), words(12)).prop_map(|(last, first)| Name { last, first })
}

pub fn address() -> impl Strategy<Value = Address> {
    (
        words(30),
        words(15),
        prop::sample::select(vec!["NY", "NJ", "CA", "GA"]),
        code("[1-9][0-9]{4}0001"),
    )
        .prop_map(|(street, city, state, postal_code)| Address {
            street,
            city,
            state: state.to_owned(),
            postal_code,
        })
}

fn person() -> impl Strategy<Value = Person> {
    (
        (0_i32..30_000),
        prop::sample::select(vec![Sex::Female, Sex::Male, Sex::Unknown]),
        address(),
    )
        .prop_map(|(days, sex, address)| Person {
            birth_date: date(1940, 1, 1)
                .checked_add(jiff::Span::new().days(days))
                .unwrap(),
            sex,
            address,
        })
}

fn taxonomy() -> impl Strategy<Value = Option<String>> {
    prop::option::of(Just("101YM0800X".to_owned()))
}

fn line(diagnoses: usize) -> impl Strategy<Value = ServiceLine> {
    let pointers = prop::sample::subsequence(
        (1..=diagnoses as u8).collect::<Vec<_>>(),
        1..=diagnoses.min(4),
    );
    (
        code("[A-Z0-9]{4,20}"),
        prop::sample::select(vec!["90791", "90834", "90837", "90853", "H2011"]),
        prop::sample::subsequence(vec!["95", "HO", "59", "25"], 0..=4),
        1_i64..200_000,
        1_u32..8,
        pointers,
        day(),
    )
        .prop_map(
            |(number, code, modifiers, charge, units, pointers, date)| ServiceLine {
                number,
                code: code.to_owned(),
                modifiers: modifiers.into_iter().map(str::to_owned).collect(),
                charge,
                units,
                pointers,
                date,
            },
        )
}

pub fn claim() -> impl Strategy<Value = Claim> {
    let diagnoses = prop::sample::subsequence(
        vec![
            "F321", "F411", "F4310", "Z630", "F900", "F840", "F639", "F600", "F502", "F1020",
            "F1120", "F1220",
        ],
        1..=12,
    );
    let party_of_claim = (
        party(),
        prop::sample::select(vec![Turn::Primary, Turn::Secondary, Turn::Tertiary]),
        prop::sample::select(vec!["CI", "MB", "MC", "CH", "WC", "ZZ"]),
        name(),
        code("[A-Z0-9]{6,12}"),
        prop::option::of(code("[A-Z0-9]{2,12}")),
        person(),
        prop::option::of((
            prop::sample::select(vec!["01", "19", "G8"]),
            name(),
            person(),
        )),
    );
    let rest = diagnoses.prop_flat_map(|diagnoses| {
        let lines = prop::collection::vec(line(diagnoses.len()), 1..=6);
        (
            Just(diagnoses),
            lines,
            name(),
            npi(),
            taxonomy(),
            prop::option::of((words(20), address())),
            prop::sample::select(vec!["11", "02", "10", "12"]),
            prop::option::of(code("[A-Z0-9]{5,20}")),
            prop::option::of((code("[A-Z0-9]{5,20}"), prop::sample::select(vec!['7', '8']))),
        )
    });
    (code("C[0-9]{5,12}"), party_of_claim, rest).prop_map(|(number, who, what)| {
        let (payer, turn, filing, subscriber, member_id, group_number, person, dependent) = who;
        let (diagnoses, lines, rendering, npi, taxonomy, facility, place, authorization, original) =
            what;
        let dependent = dependent.map(|(relationship, name, person)| Dependent {
            relationship: relationship.to_owned(),
            name,
            person,
        });
        Claim {
            number,
            payer,
            turn,
            filing: filing.to_owned(),
            subscriber: Subscriber {
                name: subscriber,
                member_id,
                group_number,
                person: dependent.is_none().then_some(person),
            },
            dependent,
            total: lines.iter().map(|line| line.charge).sum(),
            place_of_service: place.to_owned(),
            frequency: original.as_ref().map_or('1', |(_, frequency)| *frequency),
            original_reference: original.map(|(number, _)| number),
            authorization,
            diagnoses: diagnoses.into_iter().map(str::to_owned).collect(),
            rendering: Rendering {
                name: rendering,
                npi,
                taxonomy,
            },
            facility: facility.map(|(name, address)| Facility { name, address }),
            lines,
        }
    })
}

pub fn submission(most: usize) -> impl Strategy<Value = Submission> {
    (
        control(),
        code("[A-Z0-9]{3,20}"),
        (party(), words(20), code("[2-9][0-9]{9}")),
        party(),
        (words(30), npi(), taxonomy(), code("[0-9]{9}"), address()),
        prop::collection::vec(claim(), 1..=most),
    )
        .prop_map(
            |(control, reference, submitter, receiver, billing, claims)| Submission {
                control,
                reference,
                submitter: Submitter {
                    party: submitter.0,
                    contact: submitter.1,
                    telephone: submitter.2,
                },
                receiver,
                billing: Billing {
                    name: billing.0,
                    npi: billing.1,
                    taxonomy: billing.2,
                    tax_id: billing.3,
                    address: billing.4,
                },
                claims,
            },
        )
}

pub fn acknowledgment() -> impl Strategy<Value = Acknowledgment> {
    let trouble = (
        prop::sample::select(vec!["NM1", "CLM", "SV1"]),
        1_u32..500,
        prop::option::of(prop::sample::select(vec!["2010", "2300", "2400"])),
        prop::collection::vec(
            (1_u32..12, prop::sample::select(vec!["1", "7", "I9"])),
            0..3,
        ),
    )
        .prop_map(|(segment, position, loop_id, elements)| Trouble {
            segment: segment.to_owned(),
            position,
            loop_id: loop_id.map(str::to_owned),
            code: "8".to_owned(),
            elements: elements
                .into_iter()
                .map(|(n, code)| (n, code.to_owned()))
                .collect(),
        });
    (1_u32..999_999_999, prop::collection::vec(trouble, 0..4)).prop_map(|(group, troubles)| {
        Acknowledgment {
            group,
            version: GUIDE.to_owned(),
            verdict: if troubles.is_empty() {
                Verdict::Accepted
            } else {
                Verdict::Rejected
            },
            troubles,
        }
    })
}

pub fn report() -> impl Strategy<Value = Report> {
    let answer = (
        code("C[0-9]{5,12}"),
        name(),
        code("[A-Z0-9]{6,12}"),
        1_i64..500_000,
        day(),
        prop_oneof![
            code("P[0-9]{6}").prop_map(|number| (Some(number), "A2", "20")),
            Just((None, "A3", "21")),
            Just((None, "A7", "562")),
        ],
    )
        .prop_map(
            |(claim, patient, member_id, charge, date, (payer_number, category, code))| {
                ClaimAnswer {
                    claim,
                    payer_number,
                    patient,
                    member_id,
                    charge,
                    statuses: vec![Status {
                        category: category.to_owned(),
                        code: code.to_owned(),
                        entity: Some("PR".to_owned()),
                    }],
                    date,
                }
            },
        );
    (
        code("[A-Z0-9]{3,20}"),
        party(),
        party(),
        (words(20), npi()),
        day(),
        prop::collection::vec(answer, 1..5),
    )
        .prop_map(
            |(reference, source, receiver, (name, id), on, claims)| Report {
                reference,
                source,
                receiver,
                provider: Party { name, id },
                on,
                claims,
            },
        )
}

/// One value, always the same for the same seed.
pub fn sample<S: Strategy>(strategy: &S, seed: u8) -> S::Value {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    strategy.new_tree(&mut runner).unwrap().current()
}
