//! Sign-in: a service that speaks the Supabase Auth API, in the same binary and database.
//!
//! **Two ways in, one truth.** API clients (and the unmodified `@supabase/supabase-js`) hold a Bearer token; our own
//! pages hold a cookie that scripts cannot read. Both only *name* a session. Whether it lives, whose it is, what that
//! person may do and how surely it is them is read from the database at each request, through a cache of one second
//! that is emptied by announcements, so what is revoked is gone on the next request.
//!
//! **Its rules.**
//! * Nothing that is kept opens a door: passwords are Argon2id, tokens and codes are hashes, secrets are sealed.
//! * An address that nobody has is answered like one that somebody has: same words, same status, same work.
//! * Staff have a second factor. Without it they can set one up, and nothing else: the policies read `aal`.
//! * A link in a mail is made of the configured address, works once, and for a stated time.
//! * Each thing a person does here is an audit event of their practice.
//!
//! | What | Where |
//! |---|---|
//! | the contract's endpoints | `http/` |
//! | our own pages' endpoints | `browser/` |
//! | what practices call through the waist | [`functions`] |
//! | what operators call | `operator.rs` |
//! | first proof, second proof | `proof.rs`, `second_factor.rs` |
//! | passkeys: the ceremonies, and the rules around them | `passkey/`, `passkeys.rs` |
//! | sessions, refresh, tokens | `sessions.rs`, `jwt.rs`, `keyring.rs` |
//! | who is calling | `authenticate.rs` |

mod authenticate;
pub mod bench;
mod browser;
mod cache;
mod db;
mod facts;
mod fault;
pub mod functions;
mod http;
mod journal;
mod jwt;
mod keyring;
mod links;
mod lockout;
mod mail;
mod model;
mod new_password;
mod operator;
mod passkey;
mod passkeys;
mod password;
mod proof;
mod refresh;
pub mod relay;
mod second_factor;
mod secret;
mod service;
mod sessions;
mod settings;
mod totp;

pub use authenticate::UNATTENDED;
pub use functions::FUNCTIONS;
pub use operator::{Handed, Listed, NewPerson};
pub use service::{CHANNEL, Parts, Service};
pub use settings::{DemoPerson, PasswordPolicy, Settings};

#[cfg(test)]
mod tests;

/// Every statement of the service, for the test that prepares them all.
pub fn statements() -> impl Iterator<Item = &'static dyn kernel::sql::AnyStatement> {
    [
        authenticate::STATEMENTS,
        browser::ACCOUNT_STATEMENTS,
        browser::INVITATION_STATEMENTS,
        browser::SIGN_IN_STATEMENTS,
        functions::STATEMENTS,
        http::ADMIN_STATEMENTS,
        http::AUDIT_STATEMENTS,
        http::FACTOR_STATEMENTS,
        http::SIGN_UP_STATEMENTS,
        http::USER_STATEMENTS,
        journal::STATEMENTS,
        keyring::STATEMENTS,
        links::STATEMENTS,
        lockout::STATEMENTS,
        mail::STATEMENTS,
        model::STATEMENTS,
        new_password::STATEMENTS,
        operator::STATEMENTS,
        passkeys::ASSERTION_STATEMENTS,
        passkeys::CHALLENGE_STATEMENTS,
        passkeys::REGISTRATION_STATEMENTS,
        passkeys::STATEMENTS,
        proof::STATEMENTS,
        refresh::STATEMENTS,
        relay::CALL_STATEMENTS,
        relay::PEOPLE_STATEMENTS,
        relay::SESSION_STATEMENTS,
        relay::STATEMENTS,
        second_factor::STATEMENTS,
        service::STATEMENTS,
        sessions::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
