//! Stories across functions, and the walks of the house.

mod access;
mod kit;
mod scans;
mod signing;
mod uploads;
mod walks;
