//! A report, made into bytes. Nothing here opens a file.

pub mod moment;
pub mod summary;
pub mod tabular;
