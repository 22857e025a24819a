//! Stories across functions, and the walks of the house.

mod charges;
mod claims;
mod measure;
mod money;
mod remittances;
mod scrubber;
mod walks;
mod world;
