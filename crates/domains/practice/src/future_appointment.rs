//! What somebody who leaves would leave behind: the visits that are still to come.

use kernel::prelude::*;

use crate::statements;

/// How many are listed: more than anybody reassigns at one sitting.
pub const MOST: i64 = 200;

/// A visit that is still to come.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct FutureAppointment {
    /// Its id.
    pub id: Uuid,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The zone in which the time was agreed.
    pub time_zone: String,
    /// In person, by video or by phone.
    pub modality: String,
    /// With whom.
    pub client_ids: Vec<Uuid>,
}

/// The visits of a person from now on, soonest first, at most [`MOST`]; and how many there are in all.
pub async fn of(cx: &mut Context, person: ProfileId) -> Result<(Vec<FutureAppointment>, i64)> {
    let now = cx.now();
    let visits = cx
        .all(
            &statements::GET_FUTURE_APPOINTMENTS,
            &[&person, &now, &MOST],
        )
        .await?;
    for visit in &visits {
        for client in &visit.client_ids {
            cx.about_client(*client);
        }
    }
    let total = match i64::try_from(visits.len()).map_err(Error::internal)? {
        MOST => {
            cx.one(
                "person",
                &statements::COUNT_FUTURE_APPOINTMENTS,
                &[&person, &now],
            )
            .await?
        }
        all => all,
    };
    Ok((visits, total))
}
