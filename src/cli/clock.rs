//! The wall clock of one run. Measures nothing that a result depends on.
#![expect(
    clippy::disallowed_types,
    reason = "the wall clock enters here, and only into the manifest and the summary"
)]

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::calendar::{Calendar, Day};

/// 1970-01-01.
const UNIX_DAY: i64 = 719_163;
const SECONDS_PER_DAY: u64 = 86_400;

pub(super) struct Clock {
    started: Instant,
    /// When the run began, as [`now`] writes it.
    pub(super) started_at: String,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self { started: Instant::now(), started_at: now() }
    }

    pub(super) fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}

/// The present moment in UTC: `2026-11-23T05:00:00Z`.
pub(super) fn now() -> String {
    // A clock before 1970 is wrong anyway.
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, rest) = (seconds.div_euclid(SECONDS_PER_DAY), seconds.rem_euclid(SECONDS_PER_DAY));
    let date = Calendar::Gregorian.format(Day(UNIX_DAY).plus(days.cast_signed()));
    let (hour, minute, second) =
        (rest.div_euclid(3600), rest.div_euclid(60).rem_euclid(60), rest.rem_euclid(60));
    format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
}
