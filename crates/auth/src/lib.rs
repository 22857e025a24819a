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
