//! What is written is read back as it was.

use proptest::prelude::*;
use x12::{acknowledgment, claim_status, professional, remittance};

use crate::{payments, samples};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn claims_come_back(file in samples::submission(4)) {
        let text = professional::write(&file);
        prop_assert_eq!(professional::read(text.as_bytes()), Ok(file), "{}", text);
    }

    #[test]
    fn the_same_claims_are_always_the_same_bytes(file in samples::submission(2)) {
        prop_assert_eq!(professional::write(&file), professional::write(&file.clone()));
    }

    #[test]
    fn acknowledgments_come_back(control in samples::control(), answer in samples::acknowledgment()) {
        let text = acknowledgment::write(&control, &answer);
        prop_assert_eq!(acknowledgment::read(text.as_bytes()), Ok(vec![answer]), "{}", text);
    }

    #[test]
    fn claim_statuses_come_back(control in samples::control(), report in samples::report()) {
        let text = claim_status::write(&control, &report);
        prop_assert_eq!(claim_status::read(text.as_bytes()), Ok(report), "{}", text);
    }

    #[test]
    fn payments_come_back(control in samples::control(), payment in payments::remittance()) {
        let text = remittance::write(&control, &payment);
        prop_assert_eq!(remittance::read(text.as_bytes()), Ok(vec![payment]), "{}", text);
    }
}

#[test]
fn other_separators_are_found_in_the_first_segment() {
    let file = samples::sample(&samples::submission(2), 7);
    let usual = professional::write(&file);
    let other: String = usual
        .replace('\n', "")
        .chars()
        .map(|sign| match sign {
            '*' => '|',
            ':' => '>',
            '^' => '\\',
            '~' => '\n',
            other => other,
        })
        .collect();
    assert_eq!(professional::read(other.as_bytes()), Ok(file));
}
