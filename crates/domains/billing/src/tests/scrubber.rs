//! Every rule of the scrubber: a good claim has no finding, and each damage has exactly the finding that names it.

use jiff::civil::date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::claim::{ClaimFacts, ClaimKind, ClaimStatus, DiagnosisFacts, LineFacts, WholeClaim};
use crate::scrub::{FindingPlace, Weight, scrub};

/// A claim with nothing wrong.
pub fn good(number: u32) -> WholeClaim {
    let text = |text: &str| Some(text.to_owned());
    let id = Uuid::from_u128(u128::from(number));
    WholeClaim {
        facts: ClaimFacts {
            id,
            number: format!("C{number:06}"),
            status: ClaimStatus::Draft,
            row_version: 1,
            place_of_service: "11".into(),
            total_cents: 18000,
            authorization_number: None,
            client_id: ClientId(Uuid::from_u128(2)),
            kind: ClaimKind::Original,
            original_number: None,
            original_payer_number: None,
            practice_name: "Lindenhof Counseling PLLC".into(),
            practice_npi: text("1234567893"),
            tax_id: text("12-3456789"),
            taxonomy_code: text("251S00000X"),
            street: text("12 Orchard Lane"),
            city: text("Springfield"),
            state: text("NY"),
            postal_code: text("10001-1234"),
            contact_name: text("Billing desk"),
            contact_phone: text("+1 212 555 0100"),
            submitter_id: text("LINDENHOF"),
            receiver_id: text("PARTNER"),
            receiver_name: text("Example clearinghouse"),
            test_claims: true,
            payer_id: Uuid::from_u128(3),
            payer_name: "Northwind Health".into(),
            payer_kind: "commercial".into(),
            payer_electronic_id: text("NWH01"),
            timely_filing_days: 90,
            policy_id: Uuid::from_u128(4),
            rank: "primary".into(),
            member_id_sealed: Vec::new(),
            group_number: None,
            relationship: "self".into(),
            subscriber_name: None,
            subscriber_birth_date: None,
            policy_from: date(2026, 1, 1),
            policy_to: None,
            client_first_name: "Mira".into(),
            client_last_name: "Solberg".into(),
            client_birth_date: date(1991, 4, 12),
            client_sex: "female".into(),
            client_street: text("3 Harbor Street"),
            client_city: text("Springfield"),
            client_state: text("NY"),
            client_postal_code: text("10002"),
            clinician_id: ProfileId(Uuid::from_u128(5)),
            clinician_first_name: "Noor".into(),
            clinician_last_name: "Haddad".into(),
            clinician_npi: text("1245319599"),
            clinician_taxonomy: text("1041C0700X"),
            location_name: None,
            location_street: None,
            location_city: None,
            location_state: None,
            location_postal_code: None,
            today: date(2026, 3, 2),
        },
        member_id: "W1234567801".into(),
        lines: vec![LineFacts {
            claim_id: id,
            id: Uuid::from_u128(100 + u128::from(number)),
            charge_id: Uuid::from_u128(6),
            position: 1,
            code: "90837".into(),
            modifiers: Vec::new(),
            service_on: date(2026, 2, 24),
            minutes: Some(55),
            units: 1,
            amount_cents: 18000,
            pointers: vec![1],
            add_on: false,
        }],
        diagnoses: vec![DiagnosisFacts {
            claim_id: id,
            position: 1,
            code: "F32.1".into(),
            billable: true,
        }],
    }
}

type Damage = (&'static str, FindingPlace, Weight, fn(&mut WholeClaim));

const DAMAGES: &[Damage] = &[
    ("billing-npi", FindingPlace::Settings, Weight::Error, |c| {
        c.facts.practice_npi = Some("1234567890".into())
    }),
    ("tax-id", FindingPlace::Settings, Weight::Error, |c| {
        c.facts.tax_id = None
    }),
    (
        "billing-address",
        FindingPlace::Settings,
        Weight::Error,
        |c| c.facts.street = None,
    ),
    (
        "billing-po-box",
        FindingPlace::Settings,
        Weight::Error,
        |c| c.facts.street = Some("P.O. Box 12".into()),
    ),
    (
        "billing-contact",
        FindingPlace::Settings,
        Weight::Error,
        |c| c.facts.contact_phone = Some("555 0100".into()),
    ),
    (
        "clearinghouse-ids",
        FindingPlace::Settings,
        Weight::Error,
        |c| c.facts.submitter_id = None,
    ),
    ("payer-id", FindingPlace::Payer, Weight::Error, |c| {
        c.facts.payer_electronic_id = None
    }),
    ("member-id", FindingPlace::Coverage, Weight::Error, |c| {
        c.member_id = "*".into()
    }),
    (
        "subscriber-name",
        FindingPlace::Coverage,
        Weight::Error,
        |c| c.facts.relationship = "child".into(),
    ),
    ("secondary", FindingPlace::Coverage, Weight::Error, |c| {
        c.facts.rank = "secondary".into()
    }),
    ("policy-dates", FindingPlace::Coverage, Weight::Error, |c| {
        c.facts.policy_to = Some(date(2026, 2, 1))
    }),
    ("original-number", FindingPlace::Claim, Weight::Error, |c| {
        c.facts.kind = ClaimKind::Replacement;
        c.facts.original_number = Some("C000001".into());
    }),
    ("client-address", FindingPlace::Client, Weight::Error, |c| {
        c.facts.client_street = None
    }),
    ("client-sex", FindingPlace::Client, Weight::Warning, |c| {
        c.facts.client_sex = "unknown".into()
    }),
    ("born-later", FindingPlace::Client, Weight::Error, |c| {
        c.facts.client_birth_date = date(2026, 3, 1)
    }),
    (
        "rendering-npi",
        FindingPlace::Clinician,
        Weight::Error,
        |c| c.facts.clinician_npi = None,
    ),
    (
        "rendering-npi-check",
        FindingPlace::Clinician,
        Weight::Error,
        |c| c.facts.clinician_npi = Some("1245319598".into()),
    ),
    (
        "rendering-taxonomy",
        FindingPlace::Clinician,
        Weight::Warning,
        |c| c.facts.clinician_taxonomy = None,
    ),
    (
        "diagnosis-on-day",
        FindingPlace::Claim,
        Weight::Error,
        |c| c.diagnoses[0].billable = false,
    ),
    ("total", FindingPlace::Claim, Weight::Error, |c| {
        c.facts.total_cents = 17999
    }),
    ("minutes", FindingPlace::Charge, Weight::Error, |c| {
        c.lines[0].minutes = Some(50)
    }),
    (
        "minutes-missing",
        FindingPlace::Charge,
        Weight::Error,
        |c| c.lines[0].minutes = None,
    ),
    ("add-on", FindingPlace::Charge, Weight::Error, |c| {
        c.lines[0].code = "90840".into()
    }),
    ("pointers", FindingPlace::Charge, Weight::Error, |c| {
        c.lines[0].pointers = vec![2]
    }),
    (
        "telehealth-modifier",
        FindingPlace::Charge,
        Weight::Error,
        |c| c.facts.place_of_service = "10".into(),
    ),
    (
        "telehealth-place",
        FindingPlace::Charge,
        Weight::Error,
        |c| c.lines[0].modifiers = vec!["95".into()],
    ),
    ("future", FindingPlace::Charge, Weight::Error, |c| {
        c.lines[0].service_on = date(2026, 3, 3)
    }),
    ("too-old", FindingPlace::Charge, Weight::Error, |c| {
        c.lines[0].service_on = date(2022, 3, 3);
        c.facts.policy_from = date(2020, 1, 1);
    }),
    (
        "timely-filing",
        FindingPlace::Charge,
        Weight::Warning,
        |c| c.facts.timely_filing_days = 3,
    ),
    ("high-charge", FindingPlace::Charge, Weight::Warning, |c| {
        c.lines[0].amount_cents = 1_500_000;
        c.facts.total_cents = 1_500_000;
    }),
];

#[test]
fn a_good_claim_has_no_finding() {
    assert_eq!(scrub(&good(1)), []);
    let mut remote = good(1);
    remote.facts.place_of_service = "10".into();
    remote.lines[0].modifiers = vec!["95".into()];
    assert_eq!(scrub(&remote), []);
}

#[test]
fn every_damage_has_its_own_finding_and_no_other() {
    for (rule, place, weight, damage) in DAMAGES {
        let mut claim = good(1);
        damage(&mut claim);
        let found = scrub(&claim);
        assert_eq!(
            found.iter().map(|f| f.rule).collect::<Vec<_>>(),
            [*rule],
            "{found:?}"
        );
        assert_eq!(
            (found[0].place, found[0].weight),
            (*place, *weight),
            "{rule}"
        );
        let message = &found[0].message;
        assert!(message.ends_with('.') && message.len() > 30, "{message}");
        assert_eq!(scrub(&claim), found, "the same claim has the same findings");
    }
}

#[test]
fn two_services_of_a_day_are_noticed_and_the_modifier_explains_them() {
    let mut claim = good(1);
    let mut second = claim.lines[0].clone();
    second.id = Uuid::from_u128(900);
    claim.lines.push(second);
    claim.facts.total_cents = 36000;
    let rules: Vec<_> = scrub(&claim).iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["twice", "twice"]);
    claim.lines[1].modifiers = vec!["59".into()];
    assert_eq!(scrub(&claim).len(), 1);
}
