//! stub
use crate::model::{Model, Name};
/// Stub.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub replications: u32,
    pub seed: u64,
}
/// Stub.
#[derive(Clone, Debug)]
pub struct Variant {
    pub name: Name,
    pub model: Model,
}
/// Stub.
#[derive(Clone, Debug)]
pub struct Programme {
    pub name: Name,
    pub note: Option<String>,
    pub plan: Plan,
    pub base: Variant,
    pub variants: Vec<Variant>,
}
