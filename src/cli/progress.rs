//! The progress bar. Shown to people only; no file ever holds it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Who watches.
#[derive(Clone, Copy)]
pub(super) enum Watched {
    ByPeople,
    ByNobody,
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
