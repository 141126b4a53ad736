//! The progress bar. Shown to people only; no file ever holds it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::arguments::Options;
use crate::cli::{Channel, World};

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
