//! A scenario on which other values are laid: the front door of the library. Opens no files itself.

use crate::diagnostic::render::{self, Colour};
use crate::scenario::{self, Files, Programme, Request};

/// A scenario that makes sense, with the way to its files.
#[expect(missing_debug_implementations, reason = "placeholder")]
pub struct Workbench<'f> {
    request: Request<'f>,
    files: &'f dyn Files,
    /// What it means.
    pub programme: Programme,
    /// Warnings, rendered.
    pub warnings: String,
}

/// Why a scenario cannot be played.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct ScenarioError(pub String);

impl<'f> Workbench<'f> {
    /// Reads a scenario.
    pub fn open(
        request: Request<'f>,
        files: &'f dyn Files,
        colour: Colour,
    ) -> Result<Self, ScenarioError> {
        let loaded = scenario::load(request.clone(), files);
        let text = render::render(&loaded.diagnostics, &loaded.sources, colour);
        match loaded.programme {
            Some(programme) => Ok(Self { request, files, programme, warnings: text }),
            None => Err(ScenarioError(text)),
        }
    }

    /// Where it came from.
    pub fn path(&self) -> &str {
        let _ = self.files;
        self.request.path
    }
}
