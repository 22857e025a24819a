//! The database, tested against a real one: one throwaway cluster for all tests of this binary.

mod audit;
mod boot;
mod embedded;
mod guard;
mod helpers;
mod house;
mod killed;
mod lock;
mod migrations;
mod remote;
