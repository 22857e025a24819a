//! A visit: booked, held or missed, written up, and the next one booked.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::lane::{Attending, Lane};
use super::note;
use super::people::draw;
use crate::fault::Fault;

/// How long after its visit a note is usually written, in minutes: before the next one begins.
const NOTES_ARE_WRITTEN_AFTER: i64 = 1;
/// Notes of the last days wait for their author.
const LEFT_TO_DO: i64 = 2;

/// The kinds of visit of a practice, as its administrator set them up.
pub struct Kinds {
    /// The first visit.
    pub intake: Kind,
    /// Every other one.
    pub session: Kind,
    /// The same by video.
    pub video: Kind,
}

/// A kind of visit.
pub struct Kind {
    /// Its id.
    pub id: Value,
    /// What it costs.
    pub fee_cents: i64,
}

/// Where visits are held.
pub struct Place {
    /// The office.
    pub location: Value,
    /// The clinician's room.
    pub room: Option<Value>,
}

/// What becomes of a planned visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Held,
    CalledOff,
    Missed,
}

impl Fate {
    /// Of a hundred visits five are called off and three are missed; nobody misses their first.
    fn of(client: usize, visit: usize) -> Fate {
        match draw(client * 977 + visit, 100) {
            0..5 if visit > 0 => Fate::CalledOff,
            5..8 if visit > 0 => Fate::Missed,
            _ => Fate::Held,
        }
    }
}

impl Lane {
    /// Books the visit of that place in the client's plan, if there is one within what is booked ahead.
    pub async fn book(
        &self,
        client: &Attending,
        id: &Value,
        visit: usize,
    ) -> Result<Option<Value>, Fault> {
        let Some(rhythm) = client.rhythm else {
            return Ok(None);
        };
        let Some(day) = rhythm.days().nth(visit) else {
            return Ok(None);
        };
        if day >= self.today + 15.days() {
            return Ok(None);
        }
        let mut wish = json!({
            "appointment_type_id": self.kind(client, visit).id,
            "client_ids": [id],
            "clinician_id": self.clinician.id,
            "starts_at": self.time(day, rhythm.hour)?,
        });
        if !comes_by_video(client, visit) {
            wish["location_id"] = self.place.location.clone();
            wish["room_id"] = json!(self.place.room);
        }
        let booked = self
            .stage
            .call(
                self.team.front_desk,
                "create-appointment",
                json!({ "appointment": wish }),
            )
            .await?;
        Ok(Some(booked["id"].clone()))
    }

    fn kind(&self, client: &Attending, visit: usize) -> &Kind {
        match (visit, comes_by_video(client, visit)) {
            (0, _) => &self.kinds.intake,
            (_, false) => &self.kinds.session,
            (_, true) => &self.kinds.video,
        }
    }

    /// The visit's hour has come.
    pub async fn attend(
        &self,
        client: &Attending,
        id: &Value,
        visit: usize,
        appointment: &Value,
        day: Date,
    ) -> Result<(), Fault> {
        let Some(rhythm) = client.rhythm else {
            return Ok(());
        };
        let begins = self.time(day, rhythm.hour)?;
        let desk = self.team.front_desk;
        match Fate::of(client.place, visit) {
            Fate::CalledOff => {
                self.stage.at(begins - 1.minute());
                // What the practice calls off is never late.
                let reason = ["illness", "clinician_unavailable"][draw(client.place + visit, 2)];
                let off = json!({ "id": appointment, "reason": reason });
                self.stage.call(desk, "cancel-appointment", off).await?;
            }
            Fate::Missed => {
                self.stage.at(begins + 20.minutes());
                let missed = json!({ "id": appointment, "contact_attempt": "Called, left a message to call back" });
                self.stage.call(desk, "mark-no-show", missed).await?;
            }
            Fate::Held => self.hold(client, id, visit, appointment, begins).await?,
        }
        Ok(())
    }

    async fn hold(
        &self,
        client: &Attending,
        id: &Value,
        visit: usize,
        appointment: &Value,
        begins: Timestamp,
    ) -> Result<(), Fault> {
        let this = json!({ "id": appointment });
        let desk = self.team.front_desk;
        self.stage.at(begins - 1.minute());
        self.stage
            .call(desk, "check-in-appointment", this.clone())
            .await?;
        self.pay_on_arriving(client, id, visit).await?;
        self.stage.at(begins);
        self.stage
            .call(self.clinician, "start-appointment", this.clone())
            .await?;
        let minutes = if visit == 0 {
            55
        } else {
            53 + draw(client.place * 31 + visit, 3) as i64
        };
        self.stage.at(begins + minutes.minutes());
        self.stage
            .call(self.clinician, "check-out-appointment", this)
            .await?;
        let ago = (self.today - begins.to_zoned(self.zone.clone()).date()).get_days();
        if i64::from(ago) > LEFT_TO_DO || draw(client.place + 7000, 2) == 0 {
            self.stage
                .at(begins + (minutes + NOTES_ARE_WRITTEN_AFTER).minutes());
            note::write(self, client, visit, appointment).await?;
        }
        Ok(())
    }

    /// Who is insured pays the copay in cash. Who is not brings a check for the visit, but for one in eight, who pays nothing yet.
    async fn pay_on_arriving(
        &self,
        client: &Attending,
        id: &Value,
        visit: usize,
    ) -> Result<(), Fault> {
        let payment = match client.copay_cents() {
            0 if draw(client.place + 9000, 8) == 0 => return Ok(()),
            0 => {
                let check = (1001 + visit).to_string();
                let fee = self.kind(client, visit).fee_cents;
                json!({ "client_id": id, "method": "check", "reference": check, "amount_cents": fee })
            }
            copay => json!({ "client_id": id, "method": "cash", "amount_cents": copay }),
        };
        let desk = self.team.front_desk;
        self.stage.call(desk, "record-payment", payment).await?;
        Ok(())
    }
}

/// One client in four comes by video after the first visit.
fn comes_by_video(client: &Attending, visit: usize) -> bool {
    visit > 0 && draw(client.place + 5000, 4) == 0
}
