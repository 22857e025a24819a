//! Writing a message into the outbox, in the transaction that causes it.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::mail::{Mail, MailTemplate};
use super::message::Message;
use super::send::SendMessage;
use crate::context::Context;
use crate::entropy::{self, Entropy};
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::jobs::{Enqueue, OutboundJob};
use crate::keys::Sealer;
use crate::transaction::Transaction;

const INSERT: &str = include_str!("sql/insert_outbox_message.sql");

impl Context {
    /// Sends a mail: it leaves soon after this call's transaction commits, and never if it does not.
    /// False if there is one with its dedupe key already.
    pub async fn send_mail<T: MailTemplate + Sync>(&mut self, mail: &Mail<T>) -> Result<bool> {
        let message = mail.render()?;
        self.post(T::NAME, message, mail.dedupe_key.as_deref())
            .await
    }

    /// Sends any message. `template` says what kind of message it is, in one kebab-case word.
    pub async fn post(
        &mut self,
        template: &str,
        message: Message,
        dedupe_key: Option<&str>,
    ) -> Result<bool> {
        let organization = self.organization()?;
        let outgoing = Outgoing {
            organization,
            template: template.to_owned(),
            message,
            dedupe_key: dedupe_key.map(str::to_owned),
        };
        let (sealer, entropy) = (self.outbox.clone(), self.entropy.clone());
        outgoing
            .post(&mut self.transaction, &sealer, self.now, entropy.as_ref())
            .await
    }
}

/// A message for code that holds a transaction of its own and no [`Context`]: the sign-in service, whose
/// callers belong to no practice yet.
pub struct Outgoing {
    organization: OrganizationId,
    template: String,
    message: Message,
    dedupe_key: Option<String>,
}

impl Outgoing {
    /// A mail on behalf of a practice.
    pub fn mail<T: MailTemplate>(organization: OrganizationId, mail: &Mail<T>) -> Result<Outgoing> {
        Ok(Outgoing {
            organization,
            template: T::NAME.to_owned(),
            message: mail.render()?,
            dedupe_key: mail.dedupe_key.clone(),
        })
    }

    /// Writes the message and the job that sends it into the transaction. False if there is one with
    /// its dedupe key already. `sealer` is the one of [`PURPOSE`](super::PURPOSE).
    pub async fn post(
        self,
        transaction: &mut Transaction,
        sealer: &Sealer,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<bool> {
        let id = entropy::uuid_v7(now, entropy);
        let plain = serde_json::to_vec(&self.message).map_err(Error::internal)?;
        let sealed = sealer.seal(&plain, &place(self.organization, id), entropy);
        let written = transaction
            .execute(
                INSERT,
                &[
                    &id,
                    &self.organization,
                    &self.message.kind(),
                    &self.template,
                    &self.dedupe_key,
                    &sealed,
                ],
            )
            .await?;
        if written == 0 {
            return Ok(false);
        }
        crate::jobs::insert(
            transaction,
            self.organization,
            SendMessage::SPEC.row(),
            json!({ "message_id": id }),
            Enqueue::now().once(id.to_string()),
            now,
            entropy,
        )
        .await
    }
}

/// What the sealed content is bound to: copied to another row or practice, it does not open.
pub(crate) fn place(organization: OrganizationId, message: Uuid) -> String {
    format!("outbox_messages/{organization}/{message}")
}
