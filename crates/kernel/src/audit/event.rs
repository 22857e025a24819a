//! One audit event, its canonical bytes and its seal.

use std::net::IpAddr;

use jiff::Timestamp;
use ring::hmac;
use uuid::Uuid;

use crate::caller::{Caller, Request};
use crate::context::Trace;
use crate::keys::Master;
use crate::spec::{Audit, Effect, Spec};

crate::vocabulary! {
    /// How a call ended.
    pub enum Outcome {
        /// It was done.
        Success = "success" => "Done",
        /// The caller was not allowed to.
        Refused = "refused" => "Refused",
        /// It was allowed, and did not work.
        Failed = "failed" => "Failed",
    }
}

/// The key of the events' seals. It never enters the database.
pub struct Key(hmac::Key);

impl Key {
    /// The key that belongs to this master secret.
    pub fn of(master: &Master) -> Self {
        Key::new(&master.derive("audit seal"))
    }

    /// The key made of these 32 secret bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        Key(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// The seal of these canonical bytes.
    pub fn seal(&self, canonical: &[u8]) -> Vec<u8> {
        hmac::sign(&self.0, canonical).as_ref().to_vec()
    }

    /// Whether the seal belongs to these canonical bytes.
    pub fn verify(&self, canonical: &[u8], seal: &[u8]) -> bool {
        hmac::verify(&self.0, canonical, seal).is_ok()
    }
}

/// One event, as it stands in `audit_events`.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id; rows changed by the call name it in `audit_changes`.
    pub id: Uuid,
    /// The practice it belongs to.
    pub organization_id: Uuid,
    /// When the call came.
    pub occurred_at: Timestamp,
    /// The person who called; none for the program itself.
    pub actor_id: Option<Uuid>,
    /// The session the person called with.
    pub session_id: Option<Uuid>,
    /// The roles the person held, joined by commas; `service` for the program itself.
    pub actor_role: String,
    /// The function that was called.
    pub action: String,
    /// `read` or `write`.
    pub effect: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The kind of thing it was about.
    pub resource: String,
    /// Which ones.
    pub resource_ids: Vec<Uuid>,
    /// The clients whose data was shown or changed.
    pub client_ids: Vec<Uuid>,
    /// Why, where a reason was asked for; the error's code for a refusal.
    pub reason: Option<String>,
    /// The request it came in.
    pub request_id: Uuid,
    /// Where the request came from.
    pub address: Option<IpAddr>,
    /// The program it came from, as it names itself.
    pub user_agent: Option<String>,
}

impl Event {
    /// The event of a call; `None` if the function is not audited or the caller belongs to no practice.
    pub fn of_call(
        id: Uuid,
        spec: &Spec,
        caller: &Caller,
        request: &Request,
        at: Timestamp,
        trace: &Trace,
        outcome: Outcome,
    ) -> Option<Event> {
        let Audit::Event { resource } = spec.audit else {
            return None;
        };
        let user = caller.user();
        Some(Event {
            id,
            organization_id: caller.organization()?.0,
            occurred_at: at,
            actor_id: user.map(|user| user.profile.0),
            session_id: user.map(|user| user.session.0),
            actor_role: match user {
                Some(user) => user
                    .roles
                    .iter()
                    .map(|role| role.as_str())
                    .collect::<Vec<_>>()
                    .join(","),
                None => "service".to_owned(),
            },
            action: spec.name.to_owned(),
            effect: match spec.effect {
                Effect::Read => "read".to_owned(),
                Effect::Write => "write".to_owned(),
            },
            outcome,
            resource: resource.to_owned(),
            resource_ids: trace.resource_ids.clone(),
            client_ids: trace.client_ids.clone(),
            reason: trace.reason.clone(),
            request_id: request.id,
            address: request.address,
            user_agent: request.user_agent.clone(),
        })
    }

    /// The bytes that the seal and the Merkle leaf are made of: every field in order, each with its
    /// length, so that no two events share their bytes. The first byte is the version of this format.
    pub fn canonical(&self) -> Vec<u8> {
        let mut out = Fields::version(1);
        let mut put = |field: Option<&[u8]>| out.put(field);
        let address = self.address.map(|address| address.to_string());
        let ids = |ids: &[Uuid]| {
            ids.iter()
                .flat_map(|id| *id.as_bytes())
                .collect::<Vec<u8>>()
        };
        put(Some(self.id.as_bytes()));
        put(Some(self.organization_id.as_bytes()));
        put(Some(&self.occurred_at.as_microsecond().to_be_bytes()));
        put(self.actor_id.as_ref().map(|id| id.as_bytes().as_slice()));
        put(self.session_id.as_ref().map(|id| id.as_bytes().as_slice()));
        for word in [&self.actor_role, &self.action, &self.effect] {
            put(Some(word.as_bytes()));
        }
        put(Some(self.outcome.as_str().as_bytes()));
        put(Some(self.resource.as_bytes()));
        put(Some(&ids(&self.resource_ids)));
        put(Some(&ids(&self.client_ids)));
        put(self.reason.as_deref().map(str::as_bytes));
        put(Some(self.request_id.as_bytes()));
        put(address.as_deref().map(str::as_bytes));
        put(self.user_agent.as_deref().map(str::as_bytes));
        out.0
    }
}

/// Fields one after the other, each with its length: no two lists of fields share their bytes.
pub(crate) struct Fields(pub(crate) Vec<u8>);

impl Fields {
    /// Begins with the version of the format.
    pub(crate) fn version(version: u8) -> Self {
        Fields(vec![version])
    }

    pub(crate) fn put(&mut self, field: Option<&[u8]>) {
        match field {
            None => self.0.push(0),
            Some(bytes) => {
                self.0.push(1);
                self.0.extend((bytes.len() as u64).to_be_bytes());
                self.0.extend(bytes);
            }
        }
    }
}

impl Event {
    /// Writes the event into a transaction that is not a call's: the sign-in service's own, whose callers
    /// belong to no practice yet. The rows it is about name it through `app.event_id`.
    pub async fn write(
        self,
        transaction: &mut crate::transaction::Transaction,
        key: &Key,
    ) -> crate::Result<()> {
        let sealed = SealedEvent::new(self, key);
        transaction.execute(INSERT, &sealed.params()).await?;
        Ok(())
    }
}

/// Inserts one event; the parameters are those of [`SealedEvent::params`].
pub(crate) const INSERT: &str = include_str!("../sql/insert_audit_event.sql");

/// An event with its seal, ready to be bound to [`INSERT`].
pub(crate) struct SealedEvent {
    pub(crate) event: Event,
    pub(crate) mac: Vec<u8>,
}

impl SealedEvent {
    pub(crate) fn new(event: Event, key: &Key) -> Self {
        let mac = key.seal(&event.canonical());
        SealedEvent { event, mac }
    }

    pub(crate) fn params(&self) -> [&(dyn postgres_types::ToSql + Sync); 17] {
        let event = &self.event;
        [
            &event.id,
            &event.organization_id,
            &event.occurred_at,
            &event.actor_id,
            &event.session_id,
            &event.actor_role,
            &event.action,
            &event.effect,
            &event.outcome,
            &event.resource,
            &event.resource_ids,
            &event.client_ids,
            &event.reason,
            &event.request_id,
            &event.address,
            &event.user_agent,
            &self.mac,
        ]
    }
}
