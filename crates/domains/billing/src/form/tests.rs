//! What stands in the boxes of a known claim, and what a reader finds on the paper.

use std::io::Write;
use std::process::{Command, Stdio};

use jiff::civil::date;
use kernel::Code;
use kernel::prelude::Uuid;

use super::fill::fill;
use super::paper::{Paper, print};
use super::place::place;
use super::{Address, Coverage, Form, Relationship, Sex};
use crate::claim::{ClaimKind, DiagnosisFacts, LineFacts, WholeClaim};
use crate::tests::scrubber::good;

fn only(claim: &WholeClaim) -> Form {
    let mut forms = fill(claim).unwrap();
    assert_eq!(forms.len(), 1);
    forms.remove(0)
}

fn with_services(count: usize) -> WholeClaim {
    let mut claim = good(1);
    let line = claim.lines[0].clone();
    claim.lines = (0..count)
        .map(|index| LineFacts {
            id: Uuid::from_u128(900 + index as u128),
            amount_cents: 10_005 + index as i64,
            ..line.clone()
        })
        .collect();
    claim.facts.total_cents = claim.lines.iter().map(|line| line.amount_cents).sum();
    claim
}

/// What poppler reads, word by word; `ops/setup/debian.sh test` installs it.
fn read(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is missing: ops/setup/debian.sh test");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let answer = reader.wait_with_output().unwrap();
    assert!(answer.status.success());
    String::from_utf8(answer.stdout).unwrap()
}

#[test]
fn a_claim_of_the_insured_herself_fills_the_boxes() {
    let mut claim = good(7);
    claim.facts.client_last_name = "O'Brien-Sólberg".into();
    claim.facts.client_street = Some("3 Harbor St., #4".into());
    claim.facts.group_number = Some("G-100".into());
    claim.facts.authorization_number = Some("AUTH77".into());
    claim.facts.clinician_taxonomy = Some("1041C0700X".into());
    let form = only(&claim);
    let home = Address {
        street: "3 HARBOR ST 4".into(),
        city: "SPRINGFIELD".into(),
        state: "NY".into(),
        postal_code: "10002".into(),
    };
    assert_eq!(form.carrier, "NORTHWIND HEALTH");
    assert_eq!(form.coverage, Coverage::Other);
    assert_eq!(form.insured_id, claim.member_id);
    assert_eq!(form.patient_name, "OBRIEN-SOLBERG, MIRA");
    assert_eq!(form.insured_name, form.patient_name);
    assert_eq!(form.patient_birth_date, date(1991, 4, 12));
    assert_eq!(form.insured_birth_date, Some(date(1991, 4, 12)));
    assert_eq!(form.patient_sex, Some(Sex::Female));
    assert_eq!(form.relationship, Relationship::Oneself);
    assert_eq!(form.patient_address, home);
    assert_eq!(form.insured_address, home);
    assert_eq!(form.group_number, "G-100");
    assert_eq!(form.authorization_number, "AUTH77");
    assert_eq!(form.tax_id, "123456789");
    assert_eq!(form.account_number, "C000007");
    assert_eq!(form.billing_phone, "2125550100");
    assert_eq!(form.billing_npi, "1234567893");
    assert_eq!(form.billing_address.postal_code, "10001-1234");
    assert_eq!(form.total_cents, claim.facts.total_cents);
    let line = &form.lines[0];
    assert_eq!(line.code, claim.lines[0].code);
    assert_eq!(line.pointers, "A");
    assert_eq!(line.npi, claim.facts.clinician_npi.unwrap());
    assert_eq!(line.taxonomy, "1041C0700X");
}

#[test]
fn a_childs_claim_names_the_parent_and_invents_no_address_or_sex_for_them() {
    let mut claim = good(1);
    claim.facts.relationship = "child".into();
    claim.facts.subscriber_name = Some("Anna Maria Solberg".into());
    claim.facts.subscriber_birth_date = Some(date(1960, 12, 1));
    claim.facts.payer_kind = "medicaid".into();
    let form = only(&claim);
    assert_eq!(form.coverage, Coverage::Medicaid);
    assert_eq!(form.relationship, Relationship::Child);
    assert_eq!(form.insured_name, "SOLBERG, ANNA MARIA");
    assert_eq!(form.insured_birth_date, Some(date(1960, 12, 1)));
    assert_eq!(form.insured_sex, None);
    assert_eq!(form.insured_address, Address::default());
    assert_eq!(form.patient_address.street, "3 HARBOR STREET");
}

#[test]
fn only_a_claim_against_workers_compensation_says_that_it_comes_from_work() {
    let mut claim = good(1);
    assert!(!only(&claim).employment);
    claim.facts.payer_kind = "workers_compensation".into();
    assert!(only(&claim).employment);
}

#[test]
fn twelve_diagnoses_stand_in_three_lines_and_services_point_to_their_letters() {
    let mut claim = good(1);
    claim.diagnoses = (1..=12)
        .map(|position| DiagnosisFacts {
            claim_id: claim.facts.id,
            position,
            code: format!("F{}.{position}", 10 + position),
            billable: true,
        })
        .collect();
    claim.lines[0].pointers = vec![12, 1, 4];
    let form = only(&claim);
    assert_eq!(form.diagnoses[11], "F2212");
    assert_eq!(form.lines[0].pointers, "LAD");
    let at = |text: &str| {
        let entry = place(&form).into_iter().find(|entry| entry.text == text);
        entry.map(|entry| (entry.line, entry.column))
    };
    assert_eq!(at("F111"), Some((40, 3)), "A");
    assert_eq!(at("F144"), Some((40, 42)), "D");
    assert_eq!(at("F155"), Some((41, 3)), "E");
    assert_eq!(at("F2212"), Some((42, 42)), "L");
}

#[test]
fn the_seventh_service_begins_a_form_of_its_own_and_the_totals_are_the_claims() {
    assert_eq!(fill(&with_services(6)).unwrap().len(), 1);
    let claim = with_services(7);
    let forms = fill(&claim).unwrap();
    assert_eq!(forms.len(), 2);
    assert_eq!([forms[0].lines.len(), forms[1].lines.len()], [6, 1]);
    assert_eq!(forms[1].total_cents, 10_011);
    assert_eq!(
        forms[0].total_cents + forms[1].total_cents,
        claim.facts.total_cents
    );
    assert_eq!(forms[0].account_number, forms[1].account_number);
    assert_eq!(forms[0].diagnoses, forms[1].diagnoses);
    assert_eq!(
        read(&print(&forms, Paper::Form)).matches('\u{c}').count(),
        2,
        "two pages"
    );
}

#[test]
fn no_entry_leaves_the_grid_or_runs_into_another() {
    let mut claim = with_services(6);
    let long = "Wolfeschlegelsteinhausenbergerdorff ".repeat(3);
    let facts = &mut claim.facts;
    facts.client_last_name = long.clone();
    facts.practice_name = long.clone();
    facts.payer_name = long.clone();
    facts.client_street = Some(long.clone());
    facts.client_city = Some(long.clone());
    facts.city = Some(long.clone());
    facts.location_name = Some(long.clone());
    facts.location_city = Some(long.clone());
    facts.location_street = Some(long.clone());
    facts.location_state = Some("NY".into());
    facts.location_postal_code = Some("10001".into());
    facts.clinician_taxonomy = Some("1041C0700X".into());
    claim.lines[0].amount_cents = 99_999_999;
    claim.lines[0].units = 999;
    claim.lines[0].modifiers = ["95", "HJ", "22", "25"].map(str::to_owned).to_vec();
    claim.lines[0].pointers = vec![1, 1, 1, 1];
    let form = only(&claim);
    assert!(form.facility.is_some());
    let mut entries = place(&form);
    entries.sort_by_key(|entry| (entry.line, entry.column));
    for entry in &entries {
        assert!((1..=66).contains(&entry.line), "{entry:?}");
        assert!(
            usize::from(entry.column) + entry.text.len() <= 80,
            "{entry:?}"
        );
    }
    for pair in entries
        .windows(2)
        .filter(|pair| pair[0].line == pair[1].line)
    {
        let end = usize::from(pair[0].column) + pair[0].text.len();
        assert!(end <= usize::from(pair[1].column), "{pair:?}");
    }
}

#[test]
fn a_number_that_its_box_cannot_hold_is_refused_and_never_cut() {
    let mut claim = good(1);
    claim.facts.authorization_number = Some("9".repeat(30));
    let error = fill(&claim).unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    assert!(
        error.message().contains("authorization number"),
        "{}",
        error.message()
    );
}

#[test]
fn a_reader_finds_on_the_paper_what_stands_in_the_boxes() {
    let mut claim = with_services(7);
    claim.facts.client_last_name = "Smith (Jones)".into();
    let forms = fill(&claim).unwrap();
    for paper in [Paper::Form, Paper::Plain] {
        let text = read(&print(&forms, paper));
        for (form, page) in forms.iter().zip(text.split('\u{c}')) {
            for entry in place(form) {
                for word in entry.text.split_whitespace() {
                    assert!(page.contains(word), "{word} is not on the {paper:?}");
                }
            }
        }
        assert_eq!(text.contains("1a Insured's ID"), paper == Paper::Plain);
    }
    let text = read(&print(&forms, Paper::Form));
    assert!(text.contains("SMITH JONES, MIRA"), "{text}");
    assert!(text.contains("10011"), "the second form has its own total");
}

/// The grid is in inches: ten letters to an inch, six lines to an inch.
#[test]
fn what_stands_on_line_12_and_column_50_is_printed_there() {
    let form = only(&good(1));
    let text = String::from_utf8_lossy(&print(&[form], Paper::Form)).into_owned();
    // 21.6 + 49 x 7.2 points from the left, 792 - 12 x 12 + 3 from the foot.
    assert!(
        text.contains("1 0 0 1 374.4 651 Tm\n(SOLBERG, MIRA) Tj"),
        "{text}"
    );
    assert!(text.contains("/Typed 12 Tf"));
}

#[test]
fn a_replacement_names_the_claim_it_replaces_in_box_22() {
    let mut claim = good(9);
    assert_eq!(only(&claim).resubmission, None);
    claim.facts.kind = ClaimKind::Replacement;
    claim.facts.original_number = Some("C000008".into());
    claim.facts.original_payer_number = Some("NW-2026-0008".into());
    assert_eq!(
        only(&claim).resubmission,
        Some(('7', "NW-2026-0008".to_owned()))
    );
}
