//! The server over real sockets, on a private database of its own.

#![allow(clippy::unwrap_used, reason = "a test that fails here has said enough")]

mod edges;
mod ending;
mod events;
mod live;
mod storage;
mod surface;
