//! Loading the official ICD-10-CM list, and reading codes as people type them.
//!
//! A release is a table (code, billable, parent, description), gzipped, and the day from which it holds. Loading it ends what it changes
//! or leaves out on the day before, and begins what it changes or adds; what it repeats stays as it is. So every day has its list, and
//! loading a release again changes nothing. It is done by the operator (`mentalspace` as `mentalspace_owner`), never by a request.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use bytes::{BufMut, BytesMut};
use flate2::read::GzDecoder;
use futures_util::SinkExt;
use jiff::Timestamp;
use jiff::civil::Date;
use tokio_postgres::Client;

use crate::search;

/// The first line of a release.
const HEADER: &str = "code\tbillable\tparent\tdescription";
const CHUNK: usize = 256 * 1024;

/// What loading did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Codes in the release.
    pub codes: usize,
    /// Wordings that begin with it.
    pub begun: u64,
    /// Wordings that end with it.
    pub ended: u64,
}

/// Why a release was not loaded. Nothing was changed.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be read.
    File(std::io::Error),
    /// A line is not what it should be.
    Line(usize, &'static str),
    /// Another file was loaded for the same day.
    OtherFile(Date),
    /// The database refused.
    Database(tokio_postgres::Error),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::File(cause) => write!(f, "the release cannot be read: {cause}"),
            Fault::Line(line, what) => write!(f, "line {line} of the release: {what}"),
            Fault::OtherFile(day) => write!(
                f,
                "another file was already loaded as the release of {day}; give the day from which this one holds"
            ),
            Fault::Database(cause) => write!(f, "the database refused the release: {cause}"),
        }
    }
}

impl std::error::Error for Fault {}

impl From<std::io::Error> for Fault {
    fn from(cause: std::io::Error) -> Self {
        Fault::File(cause)
    }
}
impl From<tokio_postgres::Error> for Fault {
    fn from(cause: tokio_postgres::Error) -> Self {
        Fault::Database(cause)
    }
}

/// Loads a release. `operator` is a connection that may become `mentalspace_owner`.
pub async fn import(
    operator: &mut Client,
    gz: &[u8],
    effective_from: Date,
    now: Timestamp,
) -> Result<Report, Fault> {
    let hash = hex(ring::digest::digest(&ring::digest::SHA256, gz).as_ref());
    let work = operator.transaction().await?;
    work.batch_execute("set local role mentalspace_owner; set local search_path = public")
        .await?;
    let known = work
        .query_opt(
            "select sha256, codes from diagnosis_releases where effective_from = $1",
            &[&effective_from],
        )
        .await?;
    if let Some(row) = known {
        if row.get::<_, String>(0) != hash {
            return Err(Fault::OtherFile(effective_from));
        }
        let codes = usize::try_from(row.get::<_, i32>(1)).unwrap_or_default();
        return Ok(Report {
            codes,
            begun: 0,
            ended: 0,
        });
    }
    work.batch_execute(
        "create temporary table lines (code text, billable boolean, parent_code text, description text) on commit drop; \
         create temporary table incoming (code text collate \"C\" primary key, billable boolean not null, \
         parent_code text collate \"C\", description text not null) on commit drop",
    )
    .await?;
    copy_in(&work, gz).await?;
    // A category that stands alone is listed twice, and as its own parent.
    let codes = work
        .execute(
            "insert into incoming (code, billable, parent_code, description) \
             select distinct code, billable, nullif(parent_code, code), description from lines",
            &[],
        )
        .await?;
    let codes = usize::try_from(codes).unwrap_or(usize::MAX);
    work.batch_execute("analyze incoming").await?;
    let ended = work
        .execute(
            "update diagnosis_codes d set valid_to = $1::date - 1 \
              where d.valid_to is null and d.valid_from < $1 and not exists (select from incoming i where i.code = d.code \
                and i.billable = d.billable and i.description = d.description and i.parent_code is not distinct from d.parent_code)",
            &[&effective_from],
        )
        .await?;
    let begun = work
        .execute(
            "insert into diagnosis_codes (id, code, billable, parent_code, description, valid_from) \
             select md5('icd10cm ' || i.code || ' ' || $1::date)::uuid, i.code, i.billable, i.parent_code, i.description, $1 from incoming i \
              where not exists (select from diagnosis_codes d where d.code = i.code and d.valid_to is null)",
            &[&effective_from],
        )
        .await?;
    index_words(&work).await?;
    let count = i32::try_from(codes).unwrap_or(i32::MAX);
    work.execute(
        "insert into diagnosis_releases (id, effective_from, sha256, codes, imported_at) \
         values (md5('icd10cm release ' || $1::date)::uuid, $1, $2, $3, $4)",
        &[&effective_from, &hash, &count, &now],
    )
    .await?;
    work.commit().await?;
    operator
        .batch_execute("analyze diagnosis_codes; analyze diagnosis_words; analyze diagnosis_typos")
        .await?;
    Ok(Report {
        codes,
        begun,
        ended,
    })
}

/// Streams the lines of the release into the database.
async fn copy_in(work: &tokio_postgres::Transaction<'_>, gz: &[u8]) -> Result<(), Fault> {
    let sink = work.copy_in("copy lines from stdin").await?;
    let mut sink = std::pin::pin!(sink);
    let mut chunk = BytesMut::with_capacity(CHUNK + 1024);
    for (number, line) in BufReader::new(GzDecoder::new(gz)).lines().enumerate() {
        let line = line?;
        if number == 0 {
            if line != HEADER {
                return Err(Fault::Line(1, "this is not the heading of a code list"));
            }
            continue;
        }
        let [code, billable, parent, description] = line.splitn(4, '\t').collect::<Vec<_>>()[..]
        else {
            return Err(Fault::Line(number + 1, "there are not four columns"));
        };
        if !is_code(code) {
            return Err(Fault::Line(number + 1, "this is not a code"));
        }
        let parent = if parent.is_empty() { "\\N" } else { parent };
        for part in [
            code,
            "\t",
            billable,
            "\t",
            parent,
            "\t",
            &plain(description),
            "\n",
        ] {
            chunk.put_slice(part.as_bytes());
        }
        if chunk.len() >= CHUNK {
            sink.send(chunk.split().freeze()).await?;
        }
    }
    sink.send(chunk.freeze()).await?;
    sink.finish().await?;
    Ok(())
}

/// Writes down which codes have which word, those of mental health first.
async fn index_words(work: &tokio_postgres::Transaction<'_>) -> Result<(), Fault> {
    let rows = work
        .query(
            "select code, description from diagnosis_codes order by left(code, 1) <> 'F', code, valid_from",
            &[],
        )
        .await?;
    let mut index: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in &rows {
        let (code, description): (&str, &str) = (row.get(0), row.get(1));
        for word in search::words(description) {
            let codes = index.entry(word).or_default();
            if codes.last() != Some(&code) {
                codes.push(code);
            }
        }
    }
    work.batch_execute(
        "delete from diagnosis_typos; delete from diagnosis_words; \
         create temporary table incoming_words (word text, codes text[]) on commit drop",
    )
    .await?;
    let sink = work.copy_in("copy incoming_words from stdin").await?;
    let mut sink = std::pin::pin!(sink);
    let mut chunk = BytesMut::with_capacity(CHUNK);
    for (word, codes) in &index {
        chunk.put_slice(format!("{word}\t{{{}}}\n", codes.join(",")).as_bytes());
        if chunk.len() >= CHUNK {
            sink.send(chunk.split().freeze()).await?;
        }
    }
    sink.send(chunk.freeze()).await?;
    sink.finish().await?;
    work.batch_execute(
        "insert into diagnosis_words (word, codes) select word, codes from incoming_words; \
         insert into diagnosis_typos (typo, word) \
         select distinct typo, word from incoming_words, app.typo_keys(word) typo where word ~ '^[a-z]{5,}$'",
    )
    .await?;
    Ok(())
}

/// A description as it is shown and copied: the official file has stray tabs in some.
fn plain(description: &str) -> String {
    let words: Vec<&str> = description.split_whitespace().collect();
    words.join(" ").replace("/ ", "/").replace('\\', "\\\\")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether this is a code with its dot.
pub fn is_code(text: &str) -> bool {
    let (head, tail) = text
        .split_once('.')
        .map_or((text, None), |(head, tail)| (head, Some(tail)));
    let capitals = |part: &str| {
        part.bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    };
    head.len() == 3
        && head.starts_with(|c: char| c.is_ascii_uppercase())
        && capitals(head)
        && tail.is_none_or(|tail| (1..=4).contains(&tail.len()) && capitals(tail))
}

/// The beginning of a code, if that is what was typed: `f321` is `F32.1`.
pub fn code_prefix(typed: &str) -> Option<String> {
    let plain: String = typed
        .trim()
        .chars()
        .filter(|c| *c != '.')
        .collect::<String>()
        .to_ascii_uppercase();
    let bytes = plain.as_bytes();
    let shaped = (2..=7).contains(&bytes.len())
        && bytes[0].is_ascii_alphabetic()
        && bytes[1].is_ascii_digit()
        && bytes.iter().all(u8::is_ascii_alphanumeric);
    shaped.then(|| match plain.split_at_checked(3) {
        Some((head, tail)) if !tail.is_empty() => format!("{head}.{tail}"),
        _ => plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        assert_eq!(code_prefix("f321").as_deref(), Some("F32.1"));
        assert_eq!(code_prefix(" F32.1 ").as_deref(), Some("F32.1"));
        assert_eq!(code_prefix("f32").as_deref(), Some("F32"));
        assert_eq!(code_prefix("fear"), None);
        assert_eq!(code_prefix("f 32"), None);
    }

    #[test]
    fn a_code_has_its_shape() {
        for good in ["F32", "F32.1", "F32.A", "Z3A.00", "T36.0X1A", "QA0.0131"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["F3", "f32", "F32.", "F32.12345", "32F"] {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
