//! Stories across functions.

mod access;
mod kit;
mod scans;
mod signing;
mod uploads;
