//! One operation in each file.
