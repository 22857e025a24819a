//! The money of the year: month by month charges are claimed and sent, the stand-in partner answers, remittances are posted.

use std::path::PathBuf;
use std::sync::Arc;

use integrations::clearinghouse::stand_in;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::actor::Stage;
use super::opening::list;
use crate::demo::cast::Team;
use crate::fault::Fault;

/// The most that is claimed and sent at once.
const AT_ONCE: usize = 100;

/// What the biller of one practice needs.
pub struct Money {
    /// The functions.
    pub stage: Stage,
    /// The practice's people.
    pub team: Arc<Team<'static>>,
    /// The practice's zone.
    pub zone: TimeZone,
    /// The folder shared with the partner.
    pub folder: PathBuf,
}

impl Money {
    /// Tells the clearinghouse who the practice is.
    pub async fn set_up(&self) -> Result<(), Fault> {
        let biller = self.team.biller;
        let now = self
            .stage
            .call(biller, "get-billing-settings", json!({}))
            .await?;
        let (city, state, postal_code) = self.team.practice.place;
        let settings = json!({
            "row_version": now["row_version"], "tax_id": "12-3456789", "taxonomy_code": "251S00000X",
            "street": "12 Orchard Lane", "city": city, "state": state, "postal_code": format!("{postal_code}-1234"),
            "contact_name": "Billing desk", "contact_phone": "+1 212 555 0100",
            "submitter_id": "DEMO", "receiver_id": "STANDIN", "receiver_name": "Stand-in clearinghouse", "test_claims": true,
        });
        self.stage
            .call(biller, "update-billing-settings", settings)
            .await?;
        Ok(())
    }

    /// Claims each month's charges on the third of the next, up to the last that has passed. What the last one's claims were paid is left
    /// to be posted, and what came after is left to be claimed.
    pub async fn live(&self, today: Date) -> Result<(), Fault> {
        self.set_up().await?;
        let this_month = today.first_of_month();
        for ago in (0..12).rev() {
            let billed = this_month - i64::from(ago).months();
            let day = billed + 2.days();
            if day >= today {
                break;
            }
            self.claim(billed - 1.day(), self.at(day, 10)?).await?;
            let posted = day + 9.days();
            if posted < today && ago > 0 {
                self.post(self.at(posted, 10)?).await?;
            }
        }
        Ok(())
    }

    async fn claim(&self, to: Date, now: Timestamp) -> Result<(), Fault> {
        let biller = self.team.biller;
        self.stage.at(now);
        loop {
            let ready = json!({ "statuses": ["ready"], "to": to, "limit": AT_ONCE });
            let ready = self.stage.call(biller, "get-charges", ready).await?;
            if list(&ready).next().is_none() {
                break;
            }
            let made = self
                .stage
                .call(
                    biller,
                    "create-claims",
                    json!({ "charge_ids": ids(&ready) }),
                )
                .await?;
            let found = self
                .stage
                .call(
                    biller,
                    "validate-claims",
                    json!({ "claim_ids": ids(&made) }),
                )
                .await?;
            let clean: Vec<&Value> = list(&found)
                .filter(|claim| claim["clean"] == true)
                .map(|claim| &claim["claim_id"])
                .collect();
            if !clean.is_empty() {
                self.stage
                    .call(biller, "submit-claims", json!({ "claim_ids": clean }))
                    .await?;
            }
        }
        self.stage.work().await?;
        let at = now.to_zoned(TimeZone::UTC).datetime();
        stand_in::answer(&self.folder, at).map_err(Fault::unavailable)?;
        self.stage
            .call(biller, "check-claim-answers", json!({}))
            .await?;
        self.stage.work().await?;
        Ok(())
    }

    async fn post(&self, now: Timestamp) -> Result<(), Fault> {
        let biller = self.team.biller;
        self.stage.at(now);
        let waiting = json!({ "status": "imported", "limit": AT_ONCE });
        let waiting = self.stage.call(biller, "get-remittances", waiting).await?;
        for remittance in list(&waiting) {
            let post = json!({ "id": remittance["id"], "row_version": remittance["row_version"] });
            self.stage.call(biller, "post-remittance", post).await?;
        }
        Ok(())
    }

    fn at(&self, day: Date, hour: i8) -> Result<Timestamp, Fault> {
        let zoned = day.at(hour, 0, 0, 0).to_zoned(self.zone.clone());
        Ok(zoned.map_err(Fault::unavailable)?.timestamp())
    }
}

fn ids(rows: &Value) -> Vec<&Value> {
    list(rows).map(|row| &row["id"]).collect()
}
