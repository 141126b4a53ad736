//! stub
#![allow(missing_docs, clippy::allow_attributes, clippy::allow_attributes_without_reason)]
pub mod render;
#[derive(Debug, Default)]
pub struct Diagnostics {
    pub errors: Vec<String>,
    pub warnings: Vec<String>,
}
impl Diagnostics {
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}
#[derive(Debug)]
pub struct Sources;
