//! From the cause of a line to its being ticked off.

use kernel::jobs::{Enqueue, Handoff, JobList, run_all_due};
use kernel::prelude::*;
use kernel::{Entry, Function};
use serde_json::{Value, json};
use testkit::World;

use crate::functions as f;
use crate::jobs::{JOBS, Notice};
use crate::notification::NoticeKind;

const NOTIFY: Handoff<Notice> = Handoff::to("notify-person");

/// Another domain's write, which leaves a line for somebody.
struct Tell;

#[derive(Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Told {
    to: ProfileId,
    kind: NoticeKind,
    subject: Uuid,
    #[serde(default)]
    days_ago: i64,
}

impl Function for Tell {
    const SPEC: Spec = Spec::write("tell-somebody", "Leaves a line for somebody.")
        .roles(Roles::STAFF)
        .audits("notification");
    type Input = Told;
    type Output = Nothing;

    async fn run(cx: &mut Context, told: Told) -> Result<Nothing> {
        let notice = Notice {
            profile_id: told.to,
            kind: told.kind,
            subject_id: told.subject,
            at: Some(cx.now() - jiff::SignedDuration::from_hours(24 * told.days_ago)),
        };
        cx.hand_off(&NOTIFY, &notice, Enqueue::now()).await?;
        Ok(Nothing {})
    }

    fn example() -> Told {
        Told {
            to: kernel::example::STAFF.into(),
            kind: NoticeKind::NoteReturned,
            subject: kernel::example::ROOM,
            days_ago: 0,
        }
    }
}

static TEST_FUNCTIONS: &[Entry] = &[Entry::of::<Tell>()];

struct Desk(World);

impl Desk {
    async fn new() -> Desk {
        Desk(World::new(&[crate::FUNCTIONS, TEST_FUNCTIONS]).await)
    }

    async fn tell(&self, to: Uuid, kind: NoticeKind, subject: u128) {
        self.tell_of(to, kind, subject, 0).await;
    }

    async fn tell_of(&self, to: Uuid, kind: NoticeKind, subject: u128, days_ago: i64) {
        let told = Told {
            to: to.into(),
            kind,
            subject: Uuid::from_u128(subject),
            days_ago,
        };
        let house = &self.0.house;
        house.call(Tell).by(&self.0.home.rosa).with(told).ok().await;
        let list = JobList::of(&[JOBS], &[]);
        run_all_due(&house.waist, &list).await.unwrap();
    }

    async fn bell(&self) -> Vec<Value> {
        let call = self.0.house.call(f::get_notifications::GetNotifications);
        let list = call.by(&self.0.home.noor).ok().await;
        list.as_array().unwrap().clone()
    }

    async fn unread(&self) -> i64 {
        let call = self
            .0
            .house
            .call(f::get_notification_count::GetNotificationCount);
        call.by(&self.0.home.noor).ok().await["unread"]
            .as_i64()
            .unwrap()
    }
}

#[tokio::test]
async fn what_happened_waits_in_the_bell_of_the_person_it_concerns_and_of_nobody_else() {
    let desk = Desk::new().await;
    let home = &desk.0.home;
    let before = desk.unread().await;
    desk.tell(home.noor.profile, NoticeKind::NoteReturned, 1)
        .await;
    assert_eq!(desk.unread().await, before + 1);
    let bell = desk.bell().await;
    assert_eq!(bell[0]["kind"], "note_returned");
    assert_eq!(bell[0]["subject"], "note");
    let id = bell[0]["id"].clone();
    let refused = desk
        .0
        .house
        .call(f::mark_notification_read::MarkNotificationRead)
        .by(&home.rosa)
        .with_json(json!({ "id": id }))
        .err()
        .await;
    assert_eq!(refused.code(), Code::NotFound);
    for _ in 0..2 {
        let mark = desk
            .0
            .house
            .call(f::mark_notification_read::MarkNotificationRead);
        mark.by(&home.noor)
            .with_json(json!({ "id": id }))
            .ok()
            .await;
        assert_eq!(desk.unread().await, before);
    }
}

#[tokio::test]
async fn what_is_said_again_before_it_was_read_is_one_line_and_after_that_a_new_one() {
    let desk = Desk::new().await;
    let noor = desk.0.home.noor.profile;
    let before = desk.bell().await.len();
    for _ in 0..2 {
        desk.tell(noor, NoticeKind::ClaimRejected, 1).await;
        desk.0
            .house
            .clock
            .advance(jiff::SignedDuration::from_secs(60));
    }
    assert_eq!(desk.bell().await.len(), before + 1);
    let call = desk
        .0
        .house
        .call(f::mark_all_notifications_read::MarkAllNotificationsRead);
    call.by(&desk.0.home.noor).ok().await;
    assert_eq!(desk.unread().await, 0);
    desk.tell(noor, NoticeKind::ClaimRejected, 1).await;
    assert_eq!(
        (desk.bell().await.len(), desk.unread().await),
        (before + 2, 1)
    );
}

#[tokio::test]
async fn what_came_in_since_the_screen_was_drawn_stays_unread() {
    let desk = Desk::new().await;
    let noor = desk.0.home.noor.profile;
    desk.tell(noor, NoticeKind::NoteReturned, 1).await;
    let seen = desk.bell().await[0]["created_at"].clone();
    desk.0
        .house
        .clock
        .advance(jiff::SignedDuration::from_secs(1));
    desk.tell(noor, NoticeKind::NoteCosigned, 2).await;
    desk.0
        .house
        .call(f::mark_all_notifications_read::MarkAllNotificationsRead)
        .by(&desk.0.home.noor)
        .with_json(json!({ "until": seen }))
        .ok()
        .await;
    assert_eq!(desk.unread().await, 1);
    assert_eq!(
        desk.bell().await[0]["kind"],
        "note_cosigned",
        "unread first"
    );
}

#[tokio::test]
async fn every_line_is_on_one_page_and_on_no_two() {
    let desk = Desk::new().await;
    let noor = desk.0.home.noor.profile;
    for number in 1..=5 {
        desk.tell(noor, NoticeKind::NoteReturned, number).await;
    }
    let read = desk.bell().await[1]["id"].clone();
    desk.0
        .house
        .call(f::mark_notification_read::MarkNotificationRead)
        .by(&desk.0.home.noor)
        .with_json(json!({ "id": read }))
        .ok()
        .await;
    let whole: Vec<Value> = desk.bell().await.iter().map(|n| n["id"].clone()).collect();
    let (mut paged, mut cursor) = (Vec::new(), None);
    loop {
        let answer = desk
            .0
            .house
            .call(f::get_notifications::GetNotifications)
            .by(&desk.0.home.noor)
            .with_json(json!({ "limit": 2, "cursor": cursor }))
            .answer()
            .await
            .unwrap();
        let rows: Vec<Value> = serde_json::from_slice(&answer.body).unwrap();
        paged.extend(rows.iter().map(|row| row["id"].clone()));
        match answer.trace.next {
            Some(next) => cursor = Some(next.as_str().to_owned()),
            None => break,
        }
    }
    assert_eq!(paged, whole);
}

#[tokio::test]
async fn somebody_who_left_the_practice_is_told_nothing() {
    let desk = Desk::new().await;
    let ines = desk.0.home.ines.profile;
    desk.tell(ines, NoticeKind::ClientAssigned, 1).await;
    let rows = desk
        .0
        .house
        .database
        .superuser()
        .await
        .query_one(
            "select count(*) from notifications where profile_id = $1",
            &[&ines],
        )
        .await
        .unwrap();
    assert_eq!(rows.get::<_, i64>(0), 0);
}

#[tokio::test]
async fn what_happened_weeks_ago_is_history_and_no_news() {
    let desk = Desk::new().await;
    let noor = desk.0.home.noor.profile;
    let before = (desk.bell().await.len(), desk.unread().await);
    desk.tell_of(noor, NoticeKind::NoteCosigned, 1, 30).await;
    assert_eq!(
        (desk.bell().await.len(), desk.unread().await),
        (before.0 + 1, before.1)
    );
    desk.tell_of(noor, NoticeKind::NoteCosigned, 2, 3).await;
    assert_eq!(desk.unread().await, before.1 + 1);
}
