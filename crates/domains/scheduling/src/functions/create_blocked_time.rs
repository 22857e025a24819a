//! Keeps a time of a clinician free of visits, once or by a rule. Visits that are booked already stay.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::hours::{BlockKind, BlockedTime};
use crate::recurrence::{Recurrence, moment, zone};
use crate::statements;

/// See the module.
pub struct CreateBlockedTime;

/// The time to keep free.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBlockedTime {
    /// Whose.
    pub clinician_id: ProfileId,
    /// For what.
    pub kind: BlockKind,
    /// From when.
    pub starts_at: Timestamp,
    /// For how long.
    pub minutes: Within<5, 1440>,
    /// The zone in which a rule is meant.
    pub time_zone: ZoneName,
    /// By which rule it repeats; once if it is left out.
    #[serde(default)]
    pub recurrence: Option<Recurrence>,
    /// What is to be said.
    #[serde(default)]
    pub note: Option<Text<200>>,
}

impl Function for CreateBlockedTime {
    const SPEC: Spec = Spec::write(
        "create-blocked-time",
        "Keeps a time of a clinician free of visits, once or by a rule.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("blocked_time");
    type Input = NewBlockedTime;
    type Output = Vec<BlockedTime>;

    async fn run(cx: &mut Context, new: NewBlockedTime) -> Result<Vec<BlockedTime>> {
        let starts = starts(&new)?;
        let length = jiff::SignedDuration::from_mins(new.minutes.get());
        let ends: Vec<Timestamp> = starts.iter().map(|start| *start + length).collect();
        let ids: Vec<Uuid> = starts.iter().map(|_| cx.new_id()).collect();
        let (group, practice, by) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
        for id in &ids {
            cx.about(*id);
        }
        let blocked = cx
            .all(
                &statements::CREATE_BLOCKED_TIMES,
                &[
                    &ids,
                    &practice,
                    &new.clinician_id,
                    &new.kind,
                    &starts,
                    &ends,
                    &new.note,
                    &group,
                    &by,
                ],
            )
            .await
            .on_constraint("blocked_times_clinician_fkey", || {
                Error::not_found("clinician").on_field("clinician_id")
            })
            .on_constraint("blocked_times_apart", || {
                Error::conflict("Some of this time is blocked already. Choose another time, or remove the other block first.")
                    .on_field("starts_at")
            })?;
        cx.announce(Topic::Appointments)?;
        Ok(blocked)
    }

    fn example() -> NewBlockedTime {
        NewBlockedTime {
            clinician_id: kernel::example::STAFF.into(),
            kind: BlockKind::Meeting,
            starts_at: Timestamp::from_second(1_773_158_400).expect("it is an instant"),
            minutes: Within::new(45).expect("it lies within"),
            time_zone: ZoneName::new("America/New_York").expect("it is a zone"),
            recurrence: None,
            note: Text::new("Team").ok(),
        }
    }
}

fn starts(new: &NewBlockedTime) -> Result<Vec<Timestamp>> {
    let Some(rule) = &new.recurrence else {
        return Ok(vec![new.starts_at]);
    };
    let zone = zone(&new.time_zone.to_string())?;
    let first = zone.to_datetime(new.starts_at);
    rule.days(first.date())?
        .into_iter()
        .map(|day| moment(day, first.time(), &zone))
        .collect()
}
