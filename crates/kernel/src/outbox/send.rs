//! The job that carries a message out of the house.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::message::{Carriers, Message, Receipt, Refusal};
use super::post::place;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::function::Outside;
use crate::jobs::{Backoff, JobSpec, OutboundJob, Verdict};

const GET: &str = include_str!("sql/get_outbox_message.sql");
const RECORD_SENT: &str = include_str!("sql/record_sent.sql");
const RECORD_REFUSED: &str = include_str!("sql/record_refused.sql");

/// Carries one message out of the house.
pub struct SendMessage;

/// Which message.
#[derive(Serialize, Deserialize)]
pub struct MessageToSend {
    message_id: Uuid,
}

/// A message that has been opened; none if it was sent before.
pub struct Plan {
    id: Uuid,
    message: Option<Message>,
}

/// What the carrier said.
pub struct Reply {
    id: Uuid,
    answer: Option<Result<Receipt, Refusal>>,
}

impl OutboundJob for SendMessage {
    // About six hours of tries: most mail servers that are down are back by then.
    const SPEC: JobSpec = JobSpec::new(
        "send-outbox-message",
        "Carries a mail, text message or webhook out of the house.",
    )
    .audits("message")
    .attempts(12)
    .backoff(Backoff::new(
        Duration::from_secs(5),
        Duration::from_secs(3600),
    ));
    type Payload = MessageToSend;
    type Plan = Plan;
    type Reply = Reply;

    async fn prepare(cx: &mut Context, payload: MessageToSend) -> Result<Plan> {
        let id = payload.message_id;
        let organization = cx.organization()?;
        let rows = cx.transaction.query(GET, &[&id]).await?;
        let row = rows.first().ok_or_else(|| Error::not_found("message"))?;
        let message = match row.try_get::<_, Option<Vec<u8>>>("sealed")? {
            Some(sealed) if row.try_get::<_, &str>("status")? != "sent" => {
                let plain = cx.outbox.open(&sealed, &place(organization, id))?;
                Some(serde_json::from_slice(&plain).map_err(Error::internal)?)
            }
            _ => None,
        };
        Ok(Plan { id, message })
    }

    async fn call(outside: &Outside, plan: Plan) -> Result<Reply> {
        let id = plan.id;
        let Some(message) = plan.message else {
            return Ok(Reply { id, answer: None });
        };
        let carriers = outside
            .party::<Carriers>("No way out is set up: configure mail in the settings.")
            .unwrap_or_else(|_| Arc::new(Carriers::default()));
        let answer = match carriers.of(message.kind()) {
            Some(carrier) => carrier.carry(id, &message).await,
            None => Err(Refusal::for_now("not_configured")),
        };
        Ok(Reply {
            id,
            answer: Some(answer),
        })
    }

    async fn record(cx: &mut Context, reply: Reply) -> Result<Verdict> {
        let Reply { id, answer } = reply;
        cx.about(id);
        let now = cx.now();
        match answer {
            None => Ok(Verdict::Done),
            Some(Ok(receipt)) => {
                let provider_id = receipt.provider_id.as_deref();
                cx.transaction
                    .execute(RECORD_SENT, &[&id, &now, &provider_id])
                    .await?;
                Ok(Verdict::Done)
            }
            Some(Err(Refusal { lasting, code })) => {
                let status = if lasting { "dead" } else { "failed" };
                cx.transaction
                    .execute(RECORD_REFUSED, &[&id, &status, &code])
                    .await?;
                Ok(match lasting {
                    true => Verdict::Dead { code },
                    false => Verdict::Again { code },
                })
            }
        }
    }
}
