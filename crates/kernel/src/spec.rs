//! What a function declares about itself. Everything else is derived from it.

use std::time::Duration;

use crate::vocabulary::{Aal, Role};

/// The declaration of a function.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The kebab-case name in the URL, `verb-noun`.
    pub name: &'static str,
    /// One sentence on what it does, as it stands in the API document.
    pub summary: &'static str,
    /// Whether it may change anything.
    pub effect: Effect,
    /// Who may call it.
    pub roles: Roles,
    /// What it leaves in the audit log.
    pub audit: Audit,
    /// How often one caller may call it.
    pub rate_limit: RateLimit,
    /// How surely the caller must be who they say.
    pub min_aal: Aal,
    /// Whether the caller must have proved who they are within the last ten minutes.
    pub step_up: bool,
    /// Whether it reaches only what is the caller's own: for everybody else the same thing does not exist.
    pub own: bool,
    /// The largest body it reads, in bytes.
    pub max_body: usize,
}

impl Spec {
    /// A function that looks things up. Defaults: nobody may call it, second factor, audited, 64 KiB,
    /// 600 calls a minute.
    pub const fn read(name: &'static str, summary: &'static str) -> Spec {
        Spec {
            name,
            summary,
            effect: Effect::Read,
            roles: Roles::Only(&[]),
            audit: Audit::Unstated,
            rate_limit: RateLimit::per_minute(600),
            min_aal: Aal::Aal2,
            step_up: false,
            own: false,
            max_body: 64 * 1024,
        }
    }

    /// A function that changes something. Defaults as for [`Spec::read`], but 120 calls a minute.
    pub const fn write(name: &'static str, summary: &'static str) -> Spec {
        Spec {
            effect: Effect::Write,
            rate_limit: RateLimit::per_minute(120),
            ..Spec::read(name, summary)
        }
    }

    /// Who may call it.
    pub const fn roles(mut self, roles: Roles) -> Spec {
        self.roles = roles;
        self
    }

    /// Leaves an event about this kind of thing (`"client"`, `"appointment"`).
    pub const fn audits(mut self, resource: &'static str) -> Spec {
        self.audit = Audit::Event { resource };
        self
    }

    /// Leaves no event, because it touches nothing about a person: the reason must be given.
    pub const fn unaudited(mut self, why: &'static str) -> Spec {
        self.audit = Audit::None { why };
        self
    }

    /// How often one caller may call it.
    pub const fn limit(mut self, limit: RateLimit) -> Spec {
        self.rate_limit = limit;
        self
    }

    /// May be called before a second factor is confirmed: only what enrolling needs.
    pub const fn at_aal1(mut self) -> Spec {
        self.min_aal = Aal::Aal1;
        self
    }

    /// The caller must have proved who they are within the last ten minutes.
    pub const fn step_up(mut self) -> Spec {
        self.step_up = true;
        self
    }

    /// It reaches only what is the caller's own, so that an example works for its owner alone.
    pub const fn own(mut self) -> Spec {
        self.own = true;
        self
    }

    /// The largest body it reads, in bytes.
    pub const fn max_body(mut self, bytes: usize) -> Spec {
        self.max_body = bytes;
        self
    }
}

/// Whether a function may change anything. A read runs in a READ ONLY transaction: the database, not
/// our care, holds it to its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Looks up.
    Read,
    /// Changes.
    Write,
}

/// Who may call a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roles {
    /// Anyone, also without a session.
    Public,
    /// Anyone who signed in, staff or client.
    SignedIn,
    /// Anyone who signed in and holds one of these.
    Only(&'static [Role]),
    /// The program itself: jobs, webhooks and operators. Never a browser.
    Service,
}

impl Roles {
    /// Everyone who works in the practice.
    pub const STAFF: Roles = Roles::Only(Role::STAFF);

    /// Whether somebody who holds exactly this role may call it.
    pub fn admits(self, role: Role) -> bool {
        match self {
            Roles::Public | Roles::SignedIn => true,
            Roles::Only(roles) => roles.contains(&role),
            Roles::Service => false,
        }
    }
}

/// What a call leaves in the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audit {
    /// Not decided: the registry refuses such a function.
    Unstated,
    /// One event about this kind of thing.
    Event {
        /// The kind of thing, in the singular.
        resource: &'static str,
    },
    /// No event, for this reason.
    None {
        /// Why none is needed.
        why: &'static str,
    },
}

/// How often one caller (or, without a session, one address) may call: a bucket of `burst` calls that
/// fills evenly over `per`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls at once.
    pub burst: u32,
    /// The time in which an empty bucket is full again.
    pub per: Duration,
    /// Counted in the database, across instances, and not in the process. For what guesses could be
    /// tried on; costs a round trip.
    pub shared: bool,
}

impl RateLimit {
    /// So many calls a minute, counted in this process.
    pub const fn per_minute(calls: u32) -> RateLimit {
        RateLimit {
            burst: calls,
            per: Duration::from_secs(60),
            shared: false,
        }
    }

    /// So many calls in that time, counted across instances.
    pub const fn shared(calls: u32, per: Duration) -> RateLimit {
        RateLimit {
            burst: calls,
            per,
            shared: true,
        }
    }
}
