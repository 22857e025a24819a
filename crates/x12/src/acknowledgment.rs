//! Whether a file was understood: 999, 005010X231A1.
//!
//! It speaks of structure only. A file that was understood may still hold claims that are turned away; that is what [`crate::claim_status`]
//! tells.

use crate::interchange::{Control, Interchange};
use crate::segment::Walk;
use crate::writer::Writer;
use crate::{Fault, Result};

/// The implementation guide.
pub const GUIDE: &str = "005010X231A1";

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Understood.
    Accepted,
    /// Understood, with faults that did not matter.
    AcceptedWithErrors,
    /// Some of its messages were understood.
    PartlyAccepted,
    /// Not understood: nothing in it was received.
    Rejected,
}

impl Verdict {
    /// `AK901`.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Accepted => "A",
            Verdict::AcceptedWithErrors => "E",
            Verdict::PartlyAccepted => "P",
            Verdict::Rejected => "R",
        }
    }

    fn of(code: &str) -> Option<Verdict> {
        match code {
            "A" => Some(Verdict::Accepted),
            "E" => Some(Verdict::AcceptedWithErrors),
            "P" => Some(Verdict::PartlyAccepted),
            // M, W and X: authentication, assurance or decryption failed. Nothing was received either.
            "R" | "M" | "W" | "X" => Some(Verdict::Rejected),
            _ => None,
        }
    }
}

/// One place that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The segment's tag.
    pub segment: String,
    /// Its number within the message, from 1 at `ST`.
    pub position: u32,
    /// The loop it stands in.
    pub loop_id: Option<String>,
    /// The code of what is wrong with it: `IK304`.
    pub code: String,
    /// The element, and the code of what is wrong with it: `IK403`.
    pub elements: Vec<(u32, String)>,
}

impl Trouble {
    /// What it means, in words.
    pub fn words(&self) -> String {
        let place = match &self.loop_id {
            Some(id) => format!("Segment {} at {} in loop {id}", self.segment, self.position),
            None => format!("Segment {} at {}", self.segment, self.position),
        };
        let meaning = match self.code.as_str() {
            "1" => "is not known there",
            "2" => "is not expected there",
            "3" => "is missing",
            "4" => "says too often that the loop begins",
            "5" => "occurs too often",
            "6" => "belongs to no transaction set",
            "7" => "is in the wrong order",
            "8" => "has faulty elements",
            "I4" => "is not used in this guide",
            "I6" => "is missing although the situation needs it",
            "I7" => "stands there without need",
            "I8" => "is needed less often",
            "I9" => "is missing for another segment",
            _ => "was refused",
        };
        let elements: Vec<String> = self
            .elements
            .iter()
            .map(|(number, code)| format!("element {number} (code {code})"))
            .collect();
        match elements.is_empty() {
            true => format!("{place} {meaning}."),
            false => format!("{place} {meaning}: {}.", elements.join(", ")),
        }
    }
}

/// The answer to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgment {
    /// The number of the group it answers: `AK102`.
    pub group: u32,
    /// The guide of what it answers.
    pub version: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What was not understood.
    pub troubles: Vec<Trouble>,
}

/// Reads all acknowledgments of a file.
pub fn read(bytes: &[u8]) -> Result<Vec<Acknowledgment>> {
    let interchange = Interchange::read(bytes)?;
    let mut answers = Vec::new();
    for transaction in interchange.transactions("999") {
        let mut walk = Walk::over(&transaction.segments);
        let ak1 = walk.expect("AK1")?;
        let mut troubles: Vec<Trouble> = Vec::new();
        let mut verdict = None;
        while let Some(segment) = walk.step() {
            match segment.tag {
                "IK3" => troubles.push(Trouble {
                    segment: segment.text(1)?,
                    position: segment.number(2)?,
                    loop_id: segment.optional(3),
                    code: segment.element(4).to_owned(),
                    elements: Vec::new(),
                }),
                "IK4" => {
                    let element = segment
                        .component(1, 1)
                        .parse()
                        .map_err(|_| segment.fault("Element 1 must say which element is meant."))?;
                    let last = troubles
                        .last_mut()
                        .ok_or_else(|| segment.fault("It comes before the segment it is about."))?;
                    last.elements.push((element, segment.element(3).to_owned()));
                }
                "AK9" => {
                    let said = Verdict::of(segment.element(1));
                    verdict = Some(said.ok_or_else(|| segment.fault("Element 1 is no verdict."))?);
                }
                _ => {}
            }
        }
        answers.push(Acknowledgment {
            group: ak1.number(2)?,
            version: ak1.element(3).to_owned(),
            verdict: verdict.ok_or_else(|| ak1.fault("The verdict (AK9) is missing."))?,
            troubles,
        });
    }
    match answers.is_empty() {
        false => Ok(answers),
        true => Err(Fault::file("The file holds no acknowledgment (999).")),
    }
}

/// Writes one, as a partner would.
pub fn write(control: &Control, answer: &Acknowledgment) -> String {
    let mut w = Writer::open(control, "FA", "999", GUIDE);
    w.line("AK1")
        .raw("HC")
        .raw(answer.group)
        .text(&answer.version, 12)
        .end();
    w.line("AK2")
        .raw("837")
        .raw("0001")
        .text(&answer.version, 12)
        .end();
    for trouble in &answer.troubles {
        w.line("IK3")
            .text(&trouble.segment, 3)
            .raw(trouble.position)
            .optional(trouble.loop_id.as_deref(), 4)
            .text(&trouble.code, 3)
            .end();
        for (number, code) in &trouble.elements {
            w.line("IK4").raw(number).skip(1).text(code, 3).end();
        }
    }
    let accepted = !matches!(answer.verdict, Verdict::Rejected);
    w.line("IK5").raw(if accepted { "A" } else { "R" }).end();
    w.line("AK9")
        .raw(answer.verdict.code())
        .raw("1")
        .raw("1")
        .raw(if accepted { "1" } else { "0" })
        .end();
    w.close()
}
