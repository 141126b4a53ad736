//! stub
use crate::diagnostic::{Diagnostics, Sources};
#[derive(Clone, Copy, Debug)]
pub enum Colour {
    Plain,
    Ansi,
}
pub fn render(diagnostics: &Diagnostics, _: &Sources, _: Colour) -> String {
    let lines = diagnostics.warnings.iter().chain(&diagnostics.errors);
    lines.map(|line| format!("{line}\n")).collect()
}
