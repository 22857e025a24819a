//! Looks for what the clearinghouse has for the practice, and understands it.
//!
//! A file is read first and put away when the next visit says it was read: if the worker dies between, it is found again and known by its
//! hash.

use jiff::SignedDuration;
use kernel::clearinghouse::{Arrived, Clearing, Refusal};
use kernel::function::Outside;
use kernel::jobs::{Enqueue, JobSpec, Slot, Verdict};
use kernel::prelude::*;
use kernel::{Job, OutboundJob};

use crate::{answers, statements};

/// Files at one visit.
const MOST: usize = 50;
/// For how long the names of read files are told again: the clearinghouse has long put them away.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Starts a visit by the calendar.
pub struct LookForClaimAnswers;

impl Job for LookForClaimAnswers {
    const SPEC: JobSpec = JobSpec::new(
        "look-for-claim-answers",
        "Starts a look at the clearinghouse for answers to claims.",
    )
    .unaudited("It only starts the work that reads the answers, which is audited.");
    type Payload = Slot;

    async fn run(cx: &mut Context, slot: Slot) -> Result<()> {
        let key = format!("claim-answers/{}", slot.scheduled_for);
        cx.enqueue_outbound::<CollectClaimAnswers>(&Nothing {}, Enqueue::now().once(key))
            .await?;
        Ok(())
    }
}

/// See the module.
pub struct CollectClaimAnswers;

/// Whose files, and which were read before.
pub struct Plan {
    practice: Uuid,
    read: Vec<String>,
}

impl OutboundJob for CollectClaimAnswers {
    const SPEC: JobSpec = JobSpec::new(
        "collect-claim-answers",
        "Reads what the clearinghouse has for the practice.",
    )
    .audits("edi_file");
    type Payload = Nothing;
    type Plan = Plan;
    type Reply = Result<Vec<Arrived>, Refusal>;

    async fn prepare(cx: &mut Context, _: Nothing) -> Result<Plan> {
        let since = cx.now() - REMEMBERED;
        Ok(Plan {
            practice: cx.organization()?.into(),
            read: cx.all(&statements::RECEIVED_FILES, &[&since]).await?,
        })
    }

    async fn call(outside: &Outside, plan: Plan) -> Result<Self::Reply> {
        match outside.party::<Clearing>("No clearinghouse is set up.") {
            Ok(clearing) => Ok(clearing.collect(plan.practice, &plan.read, MOST).await),
            // Nothing to look at, and nothing to be alarmed about.
            Err(_) => Ok(Ok(Vec::new())),
        }
    }

    async fn record(cx: &mut Context, reply: Self::Reply) -> Result<Verdict> {
        match reply {
            Err(Refusal { code }) => Ok(Verdict::Again { code }),
            Ok(arrived) => {
                let mut unread = 0;
                for file in &arrived {
                    unread +=
                        i64::from(answers::read(cx, &file.name, &file.content).await?.is_err());
                }
                cx.count(
                    "files",
                    i64::try_from(arrived.len()).map_err(Error::internal)?,
                );
                cx.count("unreadable", unread);
                // What could be read is kept; what could not stays with the clearinghouse and on the list of dead jobs, for a person.
                Ok(match unread {
                    0 => Verdict::Done,
                    _ => Verdict::Dead {
                        code: "unreadable_file",
                    },
                })
            }
        }
    }
}
