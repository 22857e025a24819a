//! Says how somebody works from a day on. The version before ends the day before; one that begins on the same day is replaced.

use jiff::civil::{Date, Time};
use kernel::live::Topic;
use kernel::prelude::*;

use crate::appointment::{LocationId, Modality};
use crate::book::lock_calendars;
use crate::hours::{ClinicianSchedule, ScheduleId, Shift};
use crate::statements;
use kernel::weekday::Weekday;

/// See the module.
pub struct SaveClinicianSchedule;

/// How somebody works from a day on.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSchedule {
    /// Who.
    pub clinician_id: ProfileId,
    /// From which day on.
    pub valid_from: Date,
    /// The zone in which the hours are meant; the practice's if it is left out.
    #[serde(default)]
    pub time_zone: Option<ZoneName>,
    /// Minutes between two visits.
    pub buffer_minutes: Within<0, 120>,
    /// The most visits in a day.
    #[serde(default)]
    pub max_per_day: Option<Within<1, 50>>,
    /// The most visits in a week.
    #[serde(default)]
    pub max_per_week: Option<Within<1, 250>>,
    /// The shifts of the week; none at all: does not work.
    #[schemars(length(max = 70))]
    pub shifts: Vec<Shift>,
}

impl Function for SaveClinicianSchedule {
    const SPEC: Spec = Spec::write(
        "save-clinician-schedule",
        "Says how somebody works from a day on.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .own()
    .audits("clinician_schedule");
    type Input = NewSchedule;
    type Output = ClinicianSchedule;

    async fn run(cx: &mut Context, new: NewSchedule) -> Result<ClinicianSchedule> {
        check(&new.shifts)?;
        lock_calendars(cx, new.clinician_id, None, &[]).await?;
        let (clinician, from) = (new.clinician_id, new.valid_from);
        let there: Option<Uuid> = cx
            .optional(&statements::FIND_SCHEDULE, &[&clinician, &from])
            .await?;
        let practice = cx.organization()?;
        let id = ScheduleId(there.unwrap_or_else(|| cx.new_id()));
        cx.about(id);
        if there.is_some() {
            cx.execute(
                &statements::UPDATE_SCHEDULE,
                &[
                    &id,
                    &new.time_zone,
                    &new.buffer_minutes,
                    &new.max_per_day,
                    &new.max_per_week,
                ],
            )
            .await?;
            cx.execute(&statements::CLEAR_SHIFTS, &[&id]).await?;
        } else {
            cx.execute(&statements::END_SCHEDULE, &[&clinician, &from])
                .await?;
            cx.execute(
                &statements::CREATE_SCHEDULE,
                &[
                    &id,
                    &practice,
                    &clinician,
                    &from,
                    &new.time_zone,
                    &new.buffer_minutes,
                    &new.max_per_day,
                    &new.max_per_week,
                ],
            )
            .await
            .on_constraint("clinician_schedules_clinician_fkey", || {
                Error::not_found("clinician").on_field("clinician_id")
            })?;
        }
        write_shifts(cx, id, clinician, &new.shifts).await?;
        cx.announce(Topic::Appointments)?;
        cx.one("schedule", &statements::GET_CLINICIAN_SCHEDULE, &[&id])
            .await?
            .read()
    }

    fn example() -> NewSchedule {
        let shift = |weekday, from, to| Shift {
            weekday,
            starts: Time::constant(from, 0, 0, 0),
            ends: Time::constant(to, 0, 0, 0),
            location_id: Some(kernel::example::LOCATION.into()),
            modality: None,
        };
        NewSchedule {
            clinician_id: kernel::example::STAFF.into(),
            valid_from: jiff::civil::date(2026, 4, 6),
            time_zone: None,
            buffer_minutes: Within::new(10).expect("it lies within"),
            max_per_day: Within::new(7).ok(),
            max_per_week: None,
            shifts: vec![
                shift(Weekday::Monday, 9, 12),
                shift(Weekday::Monday, 13, 17),
                shift(Weekday::Wednesday, 12, 20),
            ],
        }
    }
}

async fn write_shifts(
    cx: &mut Context,
    id: ScheduleId,
    clinician: ProfileId,
    shifts: &[Shift],
) -> Result<()> {
    let practice = cx.organization()?;
    let ids: Vec<Uuid> = shifts.iter().map(|_| cx.new_id()).collect();
    let weekdays: Vec<Weekday> = shifts.iter().map(|shift| shift.weekday).collect();
    let starts: Vec<Time> = shifts.iter().map(|shift| shift.starts).collect();
    let ends: Vec<Time> = shifts.iter().map(|shift| shift.ends).collect();
    let locations: Vec<Option<LocationId>> = shifts.iter().map(|shift| shift.location_id).collect();
    let modalities: Vec<Option<Modality>> = shifts.iter().map(|shift| shift.modality).collect();
    cx.execute(
        &statements::CREATE_SHIFTS,
        &[
            &ids,
            &practice,
            &id,
            &clinician,
            &weekdays,
            &starts,
            &ends,
            &locations,
            &modalities,
        ],
    )
    .await
    .on_constraint("clinician_schedule_shifts_location_fkey", || {
        Error::not_found("location").on_field("shifts")
    })?;
    Ok(())
}

/// Shifts end after they begin, and do not overlap.
fn check(shifts: &[Shift]) -> Result<()> {
    if shifts.len() > 70 {
        return Err(Error::invalid("shifts", "A week has at most 70 shifts."));
    }
    let mut sorted: Vec<&Shift> = shifts.iter().collect();
    sorted.sort_by_key(|shift| (shift.weekday, shift.starts));
    if let Some(shift) = sorted.iter().find(|shift| shift.ends <= shift.starts) {
        return Err(Error::invalid(
            "shifts",
            format!(
                "A shift on {} ends before it begins.",
                shift.weekday.label()
            ),
        ));
    }
    let overlap = sorted
        .windows(2)
        .find(|pair| pair[0].weekday == pair[1].weekday && pair[1].starts < pair[0].ends);
    match overlap {
        Some(pair) => Err(Error::invalid(
            "shifts",
            format!("Two shifts on {} overlap.", pair[0].weekday.label()),
        )),
        None => Ok(()),
    }
}
