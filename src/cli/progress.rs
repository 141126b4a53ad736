//! The progress bar. Shown to people only; no file ever holds it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::world::{Channel, World};
use crate::experiment::Progress;

/// A bar on stderr for a person, or nothing.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// For a person where standard error is a terminal and silence was not asked for.
    pub(super) fn new(quiet: bool, world: &World<'_>) -> Self {
        if quiet || world.stderr_is != Channel::Terminal {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        Self(match ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}, {eta} left") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn done(&self, parts: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(parts);
    }
}
