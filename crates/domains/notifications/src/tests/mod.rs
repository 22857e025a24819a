//! Stories across functions, and the walks of the house.

mod bell;
mod walks;
