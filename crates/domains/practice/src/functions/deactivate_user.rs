//! Closes somebody's door: their sessions end at once, their roles count no more, their work stays. The visits they still have
//! stay too, and the answer lists them: somebody else must take them over, or they are cancelled.

use kernel::prelude::*;

use super::set_status;
use crate::future_appointment::{self, FutureAppointment};
use crate::membership::MembershipStatus;
use crate::person::User;
use crate::statements;

/// See the module.
pub struct DeactivateUser;

/// Whom, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deactivation {
    /// Whom.
    pub profile_id: ProfileId,
    /// Why: it stands in the audit log.
    pub reason: Text<500>,
}

/// The person as they are now, and what they leave behind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Deactivated {
    /// The person.
    #[serde(flatten)]
    pub user: User,
    /// The visits they still have, soonest first; at most 200 of them.
    pub future_appointments: Vec<FutureAppointment>,
    /// How many there are.
    pub future_appointments_total: i64,
}

impl Function for DeactivateUser {
    const SPEC: Spec = Spec::write(
        "deactivate-user",
        "Closes a person's access to the practice, ends their sessions and lists the visits they still have.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("user");
    type Input = Deactivation;
    type Output = Deactivated;

    async fn run(cx: &mut Context, input: Deactivation) -> Result<Deactivated> {
        let id = input.profile_id;
        cx.about(id);
        cx.because(input.reason.as_str());
        if id == cx.user()?.profile {
            return Err(Error::conflict(
                "You cannot close your own door. Ask another administrator.",
            ));
        }
        // First, while the person still belongs here: afterwards nobody could.
        cx.one("person", &statements::END_SESSIONS, &[&id]).await?;
        set_status(cx, id, MembershipStatus::Deactivated, Some(&input.reason)).await?;
        let (visits, total) = future_appointment::of(cx, id).await?;
        Ok(Deactivated {
            user: cx.one("person", &statements::GET_USER, &[&id]).await?,
            future_appointments: visits,
            future_appointments_total: total,
        })
    }

    fn example() -> Deactivation {
        Deactivation {
            profile_id: kernel::example::STAFF.into(),
            reason: Text::new("Left the practice at the end of the month").expect("it is short"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::get_me::GetMe;

    #[tokio::test]
    async fn a_closed_door_is_closed_even_for_a_session_that_is_still_open() {
        let t = crate::tests::practice().await;
        let noor = Deactivation {
            profile_id: t.noor.profile.into(),
            ..DeactivateUser::example()
        };
        let user = t.call(DeactivateUser).by(&t.amara).with(noor).ok().await;
        assert_eq!(user["status"], "deactivated");
        assert_eq!(user["deactivated_at"], "2026-03-02T15:00:00Z");
        let operator = t.house().database.operator().await;
        let open = operator
            .query_one(
                "select count(*) from auth.sessions where user_id = $1 and ended_at is null",
                &[&t.noor.profile],
            )
            .await
            .unwrap();
        assert_eq!(open.get::<_, i64>(0), 0);
        // Whatever the sign-in service still remembers, the database answers no more.
        let error = t.call(GetMe).by(&t.noor).err().await;
        assert_eq!(error.code(), Code::NotFound);
    }

    #[tokio::test]
    async fn the_answer_lists_the_visits_that_are_left_and_no_others() {
        use crate::functions::get_future_appointments::GetFutureAppointments;
        use crate::person::PersonQuery;
        let t = crate::tests::practice().await;
        let operator = t.house().database.superuser().await;
        let now = t.house().now();
        // Of each visit of the cast one more, at these hours from now.
        let copy = "insert into appointments (id, organization_id, appointment_type_id, clinician_id, starts_at, ends_at, time_zone, modality, status,
                status_changed_at, cancel_reason)
            select gen_random_uuid(), organization_id, appointment_type_id, $2, $3::timestamptz + $4 * interval '1 hour',
                   $3::timestamptz + $4 * interval '1 hour' + interval '45 minutes', time_zone, 'video', $5, $3,
                   case when $5 = 'cancelled' then 'other' end
              from appointments where organization_id = $1 order by id limit 1";
        for (hour, status) in [
            (200, "scheduled"),
            (100, "confirmed"),
            (150, "cancelled"),
            (-300, "scheduled"),
        ] {
            let made = operator
                .execute(
                    copy,
                    &[
                        &t.organization,
                        &t.noor.profile,
                        &now,
                        &f64::from(hour),
                        &status,
                    ],
                )
                .await
                .unwrap();
            assert_eq!(made, 1);
        }
        let noor = PersonQuery {
            profile_id: t.noor.profile.into(),
        };
        let before = t
            .call(GetFutureAppointments)
            .by(&t.amara)
            .with(noor)
            .ok()
            .await;
        let starts = |list: &serde_json::Value| -> Vec<String> {
            let list = list.as_array().unwrap().iter();
            list.map(|visit| visit["starts_at"].as_str().unwrap().to_owned())
                .collect()
        };
        let at = |hours: i64| (now + jiff::SignedDuration::from_hours(hours)).to_string();
        let ours = |list: &serde_json::Value| -> Vec<String> {
            starts(list)
                .into_iter()
                .filter(|start| [at(100), at(150), at(200), at(-300)].contains(start))
                .collect()
        };
        assert_eq!(ours(&before), [at(100), at(200)]);
        let leaving = Deactivation {
            profile_id: t.noor.profile.into(),
            ..DeactivateUser::example()
        };
        let answer = t.call(DeactivateUser).by(&t.amara).with(leaving).ok().await;
        assert_eq!(answer["future_appointments"], before);
        assert_eq!(
            answer["future_appointments_total"],
            before.as_array().unwrap().len()
        );
        assert_eq!(answer["status"], "deactivated");
    }

    #[tokio::test]
    async fn nobody_locks_themselves_out() {
        let t = crate::tests::practice().await;
        let self_ = Deactivation {
            profile_id: t.amara.profile.into(),
            ..DeactivateUser::example()
        };
        let error = t.call(DeactivateUser).by(&t.amara).with(self_).err().await;
        assert_eq!(error.code(), Code::Conflict);
    }

    #[tokio::test]
    async fn it_happens_once() {
        let t = crate::tests::practice().await;
        let ines = Deactivation {
            profile_id: t.ines.profile.into(),
            ..DeactivateUser::example()
        };
        let error = t.call(DeactivateUser).by(&t.amara).with(ines).err().await;
        assert_eq!(error.message(), "This person is deactivated already.");
    }
}
