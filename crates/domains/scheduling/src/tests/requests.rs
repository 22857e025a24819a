//! The steps of a request for time off are written down twice, in Rust and in the database: here they are compared.

use crate::example;
use crate::hours::ExceptionStatus;

#[tokio::test]
async fn requests_move_in_the_database_as_they_do_here() {
    let t = super::practice().await;
    let mut operator = t.house().database.operator().await;
    let id = t.own(example::EXCEPTION);
    let facts = |status: ExceptionStatus| match status {
        ExceptionStatus::Approved | ExceptionStatus::Denied => {
            format!(
                "decided_by = '{}', decided_at = now(), decision_note = 'So it is'",
                t.amara.profile
            )
        }
        _ => "decided_by = null, decided_at = null".to_owned(),
    };
    for from in ExceptionStatus::ALL {
        for to in ExceptionStatus::ALL.iter().filter(|to| *to != from) {
            let work = operator.transaction().await.unwrap();
            work.batch_execute("alter table schedule_exceptions disable trigger guard_decision")
                .await
                .unwrap();
            let start = format!(
                "update schedule_exceptions set status = '{from}', {} where id = '{id}'",
                facts(*from)
            );
            work.execute(&start, &[]).await.unwrap();
            work.batch_execute("alter table schedule_exceptions enable trigger guard_decision")
                .await
                .unwrap();
            let step = format!(
                "update schedule_exceptions set status = '{to}', {} where id = '{id}'",
                facts(*to)
            );
            let answer = work.execute(&step, &[]).await;
            assert_eq!(
                answer.is_ok(),
                from.may_become(*to),
                "{from} to {to}: {answer:?}"
            );
            work.rollback().await.unwrap();
        }
    }
}
