//! The contract's audit list.

use std::collections::BTreeMap;

use serde_json::json;

use super::Desk;

#[tokio::test]
async fn the_audit_list_has_each_attempt_to_sign_in_and_not_what_was_typed() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let wrong = json!({ "email": email, "password": "not the password" });
    desk.post("/token?grant_type=password", wrong).send().await;
    desk.turn_clock(60);
    desk.sign_in(&email).await;

    // Other desks share the list and write while it is read: it may shift by some rows between two pages.
    let mut seen = BTreeMap::new();
    for page in 1.. {
        let reply = desk
            .get(&format!("/admin/audit?page={page}&per_page=100"))
            .bearer(desk.service.service_key())
            .send()
            .await
            .ok();
        let total: i64 = reply.headers["x-total-count"]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!(total >= 2, "{total}");
        assert!(!reply.body.to_string().contains(&email));
        let entries = reply.body.as_array().unwrap();
        for entry in entries {
            if entry["payload"]["actor_id"] == desk.t.cleo.profile.to_string() {
                let at = entry["created_at"].as_str().unwrap().to_owned();
                seen.insert(at, entry.clone());
            }
        }
        if entries.len() < 100 {
            break;
        }
    }
    let seen: Vec<_> = seen.into_values().collect();
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert_eq!(seen[0]["payload"]["action"], "login_refused");
    assert_eq!(seen[0]["payload"]["traits"]["reason"], "wrong password");
    assert_eq!(seen[1]["payload"]["action"], "login");
    assert_eq!(seen[1]["payload"]["traits"]["provider"], "password");
    assert_eq!(seen[1]["ip_address"], "192.0.2.7");
}
