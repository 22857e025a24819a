//! The three envelopes around a message: interchange (`ISA`-`IEA`), group (`GS`-`GE`), transaction set (`ST`-`SE`).
//!
//! Counts and control numbers of an envelope's end must be those of its beginning: that is how a file that was cut short or glued
//! together is known.

use jiff::civil::DateTime;

use crate::segment::{self, Segment, Walk};
use crate::{Fault, Result};

/// What identifies a file between two partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Who sends, as the partner knows them: at most 15 characters.
    pub sender: String,
    /// Who receives: at most 15 characters.
    pub receiver: String,
    /// The number of the interchange, 1 to 999,999,999, never used twice between two partners.
    pub number: u32,
    /// When it was made.
    pub at: DateTime,
    /// It is a test: nothing in it is to be paid.
    pub test: bool,
}

/// A file: one interchange.
#[derive(Clone, Debug)]
pub struct Interchange<'a> {
    /// Who sent it.
    pub sender: &'a str,
    /// To whom.
    pub receiver: &'a str,
    /// Its number.
    pub number: u32,
    /// It is a test.
    pub test: bool,
    /// What it holds.
    pub groups: Vec<Group<'a>>,
}

/// Messages of one kind.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// `HC` claims, `FA` acknowledgments, `HN` statuses, `HP` payments.
    pub kind: &'a str,
    /// Its number.
    pub number: u32,
    /// The guide, such as `005010X222A1`.
    pub version: &'a str,
    /// The messages.
    pub transactions: Vec<Transaction<'a>>,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Transaction<'a> {
    /// `837`, `999`, `277`, `835`.
    pub set: &'a str,
    /// Its number within the group.
    pub number: &'a str,
    /// The guide, from `ST03` or else from the group.
    pub version: &'a str,
    /// What stands between `ST` and `SE`.
    pub segments: Vec<Segment<'a>>,
}

impl<'a> Interchange<'a> {
    /// Reads a file.
    pub fn read(bytes: &'a [u8]) -> Result<Interchange<'a>> {
        let (_, segments) = segment::cut(bytes)?;
        let mut walk = Walk::over(&segments);
        let isa = walk.expect("ISA")?;
        if isa.len() != 16 {
            return Err(isa.fault("It must have 16 elements."));
        }
        let mut interchange = Interchange {
            sender: isa.element(6).trim(),
            receiver: isa.element(8).trim(),
            number: isa.number(13)?,
            test: isa.element(15) == "T",
            groups: Vec::new(),
        };
        while let Some(gs) = walk.take("GS") {
            interchange.groups.push(group(gs, &mut walk)?);
        }
        let iea = walk.expect("IEA")?;
        same(iea, 1, interchange.groups.len(), "groups")?;
        if iea.number(2)? != interchange.number {
            return Err(iea.fault("Its number is not that of the ISA segment."));
        }
        match walk.peek() {
            None => Ok(interchange),
            Some(more) => {
                Err(more.fault("The file goes on after its end. Send one interchange in a file."))
            }
        }
    }

    /// All messages of this set, such as `835`.
    pub fn transactions<'s>(&'s self, set: &'s str) -> impl Iterator<Item = &'s Transaction<'a>> {
        self.groups
            .iter()
            .flat_map(|group| &group.transactions)
            .filter(move |transaction| transaction.set == set)
    }

    /// The only message of this set; a fault if there is none or more than one.
    pub fn only<'s>(&'s self, set: &'s str, name: &str) -> Result<&'s Transaction<'a>> {
        let mut found = self.transactions(set);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => Err(Fault::file(format!("The file holds no {name} ({set})."))),
            (Some(_), Some(_)) => Err(Fault::file(format!(
                "The file holds more than one {name} ({set})."
            ))),
        }
    }
}

fn group<'a>(gs: &Segment<'a>, walk: &mut Walk<'_, 'a>) -> Result<Group<'a>> {
    let mut group = Group {
        kind: gs.element(1),
        number: gs.number(6)?,
        version: gs.element(8),
        transactions: Vec::new(),
    };
    while let Some(st) = walk.take("ST") {
        group
            .transactions
            .push(transaction(st, group.version, walk)?);
    }
    let ge = walk.expect("GE")?;
    same(ge, 1, group.transactions.len(), "transaction sets")?;
    if ge.number(2)? != group.number {
        return Err(ge.fault("Its number is not that of the GS segment."));
    }
    Ok(group)
}

fn transaction<'a>(
    st: &Segment<'a>,
    version: &'a str,
    walk: &mut Walk<'_, 'a>,
) -> Result<Transaction<'a>> {
    let mut segments = Vec::new();
    let inside =
        |segment: &Segment| !matches!(segment.tag, "SE" | "ST" | "GS" | "GE" | "ISA" | "IEA");
    while let Some(segment) = walk.take_if(inside) {
        segments.push(segment.clone());
    }
    let se = walk.expect("SE")?;
    same(se, 1, segments.len() + 2, "segments")?;
    if se.element(2) != st.element(2) {
        return Err(se.fault("Its number is not that of the ST segment."));
    }
    Ok(Transaction {
        set: st.element(1),
        number: st.element(2),
        version: match st.element(3) {
            "" => version,
            named => named,
        },
        segments,
    })
}

fn same(end: &Segment<'_>, element: usize, counted: usize, what: &str) -> Result<()> {
    let said = end.number(element)?;
    if usize::try_from(said) == Ok(counted) {
        Ok(())
    } else {
        Err(end.fault(format!(
            "It says {said} {what}, but there are {counted}: the file was cut or changed on its way."
        )))
    }
}
