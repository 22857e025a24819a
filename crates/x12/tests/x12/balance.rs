//! What does not add up is known, wherever one cent is missing.

use proptest::prelude::*;
use x12::remittance::balance::{What, check};

use crate::{payments, samples};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_adds_up_is_accepted_and_every_cent_is_in_the_totals(payment in payments::remittance()) {
        let totals = check(&payment).unwrap();
        prop_assert_eq!(totals.charged, totals.paid + totals.contractual + totals.patient + totals.other);
        prop_assert_eq!(totals.paid - totals.provider, payment.paid);
    }

    #[test]
    fn one_cent_anywhere_is_noticed(payment in payments::remittance(), place in any::<u32>(), cents in prop::sample::select(vec![-1_i64, 1, 100])) {
        let mut damaged = payment;
        let claim = place as usize % damaged.claims.len();
        let claim = &mut damaged.claims[claim];
        let line = place as usize % claim.lines.len();
        match place % 6 {
            0 => damaged.paid += cents,
            1 => claim.paid += cents,
            2 => claim.charge += cents,
            3 => claim.lines[line].paid += cents,
            4 => claim.lines[line].charge += cents,
            _ => claim.patient_responsibility = claim.patient_responsibility.map(|share| share + cents),
        }
        let wrong = check(&damaged).unwrap_err();
        prop_assert!(wrong.iter().all(|w| (w.expected - w.found).abs() == cents.abs()));
    }
}

#[test]
fn the_words_name_the_claim_the_sum_and_both_amounts() {
    let mut payment = samples::sample(&payments::remittance(), 9);
    payment.paid += 100;
    let wrong = check(&payment).unwrap_err();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].what, What::Payment);
    assert!(
        wrong[0].words().starts_with("The paid claims less"),
        "{}",
        wrong[0].words()
    );
    let claim = payment.claims[0].claim.clone();
    payment.paid -= 100;
    payment.claims[0].lines[0].paid += 1;
    let wrong = check(&payment).unwrap_err();
    assert!(
        wrong[0]
            .words()
            .starts_with(&format!("Claim {claim}, service 1: ")),
        "{}",
        wrong[0].words()
    );
}
