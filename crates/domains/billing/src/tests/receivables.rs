//! What is open, by the age of its service.

use serde_json::{Value, json};

use super::world::{Office, Visit};

async fn ages(office: &Office) -> Vec<Value> {
    let ages = office.ok("get-receivables", json!({})).await;
    ages.as_array().unwrap().clone()
}

/// How many charges of each age something is open on.
async fn charges(office: &Office) -> Vec<i64> {
    let ages = ages(office).await;
    ages.iter()
        .map(|age| age["charges"].as_i64().unwrap())
        .collect()
}

#[tokio::test]
async fn what_is_open_counts_once_in_the_age_of_its_service_until_nothing_is_open() {
    let office = Office::new().await;
    let before = charges(&office).await;
    let added = async |office: &Office| -> Vec<i64> {
        let now = charges(office).await;
        now.iter()
            .zip(&before)
            .map(|(now, before)| now - before)
            .collect()
    };
    let mut last = json!(null);
    // The second of March: today, 30 and 31 days ago, 120 and 121 days ago.
    for day in [
        "2026-03-02",
        "2026-01-31",
        "2026-01-30",
        "2025-11-02",
        "2025-11-01",
    ] {
        let visit = Visit {
            day,
            ..Visit::default()
        };
        last = office.charge(&visit).await;
    }
    assert_eq!(added(&office).await, [2, 1, 0, 1, 1]);

    let void = json!({ "id": last["id"], "row_version": last["row_version"], "reason": "Written down twice" });
    office.ok("void-charge", void).await;
    assert_eq!(added(&office).await, [2, 1, 0, 1, 0]);

    let ages = ages(&office).await;
    let bounds: Vec<_> = ages
        .iter()
        .map(|age| (&age["from_days"], &age["to_days"]))
        .collect();
    assert_eq!(bounds[0], (&json!(0), &json!(30)));
    assert_eq!(bounds[4], (&json!(121), &json!(null)));
    for (field, account) in [
        ("insurance_cents", "insurance_receivable"),
        ("client_cents", "client_receivable"),
    ] {
        let listed: i64 = ages.iter().map(|age| age[field].as_i64().unwrap()).sum();
        let practice = office.world.home.organization;
        let sum = format!(
            "select coalesce(sum(amount_cents), 0)::bigint from ledger_entries where account = '{account}' and organization_id = '{practice}'"
        );
        assert_eq!(listed, office.count(&sum).await, "{account}");
    }
}
