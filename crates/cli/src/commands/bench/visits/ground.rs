//! What is asked about: rows of words that both loads draw from, so that both do the same with as many different things.

use server::Fault;
use server::demo::{Sheet, SignIn};
use tokio_postgres::Client;
use uuid::Uuid;

use super::failed;

/// How many rows there are of what is only looked at or saved over and over.
pub const WHEEL: i32 = 64;

/// The people of the group and of the practice of 10,000.
#[derive(Clone)]
pub struct People {
    /// At the group's front desk.
    pub desk: SignIn,
    /// Treats in the group.
    pub therapist: SignIn,
    /// Runs the practice of 10,000.
    pub owner: SignIn,
    /// A kind of visit of the group.
    pub appointment_type: Uuid,
}

impl People {
    /// Those of the sheet.
    pub async fn of(sheet: &Sheet, admin: &Client) -> Result<People, Fault> {
        let [_, ten_thousand, group] = sheet.practices.as_slice() else {
            return Err(Fault::unavailable("the demo has no group"));
        };
        let find = |practice: Uuid, role: &str| {
            let mut all = sheet.sign_ins.iter();
            all.find(|one| one.organization_id == practice && one.role == role)
                .cloned()
                .ok_or_else(|| Fault::unavailable(format!("the demo has no {role} there")))
        };
        let sql = "select id from appointment_types where organization_id = $1 and name = 'Video session'";
        let appointment_type = admin
            .query_one(sql, &[&group.id])
            .await
            .map_err(failed("looking for a kind of visit"))?
            .get(0);
        Ok(People {
            desk: find(group.id, "front_desk")?,
            therapist: find(group.id, "therapist")?,
            owner: find(ten_thousand.id, "administrator")?,
            appointment_type,
        })
    }
}

/// Makes the rows: `bench.words` has for each kind of thing and number the words that stand for it; `bench.slot_turn` and `bench.draft_turn` deal out what can be
/// used only once.
pub async fn lay(admin: &Client, people: &People) -> Result<(), Fault> {
    admin
        .batch_execute(
            "create schema bench; create sequence bench.slot_turn; create sequence bench.draft_turn;
             create table bench.words (kind text, n integer, k text[] not null, primary key (kind, n))",
        )
        .await
        .map_err(failed("making the ground of the benchmark"))?;
    let practice = people.desk.organization_id;
    for sql in [
        include_str!("sql/clients.sql"),
        include_str!("sql/clinicians.sql"),
        include_str!("sql/slots.sql"),
    ] {
        admin
            .execute(sql, &[&practice])
            .await
            .map_err(failed("choosing clients, clinicians and hours"))?;
    }
    admin
        .execute(
            include_str!("sql/diagnoses.sql"),
            &[&practice, &people.therapist.profile_id, &WHEEL],
        )
        .await
        .map_err(failed("giving clients a diagnosis"))?;
    admin
        .batch_execute("analyze bench.words")
        .await
        .map_err(failed("looking at the ground of the benchmark"))
}

/// Writes a row down.
pub async fn keep(admin: &Client, kind: &str, n: i32, words: &[String]) -> Result<(), Fault> {
    let sql = "insert into bench.words (kind, n, k) values ($1, $2, $3)";
    admin
        .execute(sql, &[&kind, &n, &words])
        .await
        .map_err(failed("writing down what to ask about"))?;
    Ok(())
}

/// The words of many rows that are used once, from the next turn on.
pub async fn block(admin: &Client, kind: &str, many: i32) -> Result<Vec<Vec<String>>, Fault> {
    let doing = failed("dealing out what is used once");
    let turn = format!("bench.{kind}_turn");
    let first: i64 = admin
        .query_one("select nextval($1::text::regclass)", &[&turn])
        .await
        .map_err(&doing)?
        .get(0);
    let last = first + i64::from(many) - 1;
    admin
        .execute("select setval($1::text::regclass, $2)", &[&turn, &last])
        .await
        .map_err(&doing)?;
    let sql = "select k from bench.words where kind = $1 and n between $2 and $3 order by n";
    let rows = admin
        .query(sql, &[&kind, &(first as i32), &(last as i32)])
        .await
        .map_err(&doing)?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// All rows that are looked at over and over. Those of notes end with the version that stands now.
pub async fn wheel(admin: &Client, kind: &str) -> Result<Vec<Vec<String>>, Fault> {
    let sql = "select case kind when 'note' then k || (select n.row_version::text from clinical_notes n where n.id = k[1]::uuid) else k end
                 from bench.words where kind = $1 order by n";
    let rows = admin
        .query(sql, &[&kind])
        .await
        .map_err(failed("reading what to ask about"))?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}
