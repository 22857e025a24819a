//! The server over real sockets, on a private database of its own.

mod edges;
mod ending;
mod live;
mod surface;
