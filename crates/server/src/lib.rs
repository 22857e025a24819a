//! The composition of the house: settings, HTTP, the worker, and all domains behind one waist.
//!
//! Reading order: [`config`] (what can be set), [`house`] (how the rooms are put together), [`http`]
//! (the way in), [`run`] (the server's life).

pub mod config;
pub mod demo;
pub mod derived;
pub mod fault;
pub mod files;
pub mod house;
pub mod http;
pub mod listen;
pub mod live;
pub mod logging;
pub mod meters;
pub mod operations;
pub mod place;
pub mod run;
pub mod secret_file;
mod stand_in;
pub mod totp;
pub mod worker;

pub use fault::Fault;
pub use house::{House, registry};

#[cfg(test)]
mod walks;
