//! The progress bar. Shown to people only; no file ever holds it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::arguments::Options;
use crate::cli::{Channel, World, typed};
use crate::experiment::Progress;

/// Who watches.
#[derive(Clone, Copy)]
pub(super) enum Watched {
    ByPeople,
    ByNobody,
}

impl Watched {
    /// A person, where standard error is a terminal and silence was not asked for.
    pub(super) fn by(options: &Options, world: &World<'_>) -> Self {
        match (world.stderr_is, options.quiet) {
            (Channel::Terminal, false) => Self::ByPeople,
            (Channel::Terminal, true) | (Channel::Other, _) => Self::ByNobody,
        }
    }
}

/// A bar on stderr over so many replications.
pub(super) fn bar(watched: Watched, replications: u64) -> ProgressBar {
    let target = match watched {
        Watched::ByPeople => ProgressDrawTarget::stderr(),
        Watched::ByNobody => return ProgressBar::hidden(),
    };
    let bar = ProgressBar::with_draw_target(Some(replications), target);
    match ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} worlds, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A bar on stderr for a person, or nothing.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// For a person where standard error is a terminal and silence was not asked for.
    pub(super) fn watched_by(options: &typed::Options<'_>, world: &World<'_>) -> Self {
        let watched = match (world.stderr_is, options.quiet) {
            (Channel::Terminal, false) => Watched::ByPeople,
            (Channel::Terminal, true) | (Channel::Other, _) => Watched::ByNobody,
        };
        Self(bar(watched, 0))
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
