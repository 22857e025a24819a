//! Sign-in: a Supabase-compatible service in the same binary and database.

mod authenticate;
mod browser;
mod cache;
mod db;
mod facts;
mod fault;
mod http;
mod journal;
mod jwt;
mod keyring;
mod links;
mod lockout;
mod mail;
mod model;
mod password;
mod proof;
mod second_factor;
mod secret;
mod service;
mod sessions;
mod settings;
mod totp;

pub use service::{CHANNEL, Parts, Service};
pub use settings::{DemoPerson, PasswordPolicy, Settings};

#[cfg(test)]
mod tests;

/// Every statement of the service, for the test that prepares them all.
pub fn statements() -> impl Iterator<Item = &'static dyn kernel::sql::AnyStatement> {
    [
        authenticate::STATEMENTS,
        http::ADMIN_STATEMENTS,
        http::FACTOR_STATEMENTS,
        http::USER_STATEMENTS,
        journal::STATEMENTS,
        keyring::STATEMENTS,
        links::STATEMENTS,
        lockout::STATEMENTS,
        mail::STATEMENTS,
        model::STATEMENTS,
        proof::STATEMENTS,
        second_factor::STATEMENTS,
        sessions::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
