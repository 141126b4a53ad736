//! The earlier results that `--old` names, found and held against a report. Compares no numbers itself.

use crate::experiment::changes::{ReadError, Results, Texts, changes, findings};
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::inquiry::Inquiry;
use crate::report::Report;
use crate::scenario::FileError;
use crate::units::number;

/// Earlier results that a report is held against.
#[derive(Clone, Debug)]
pub(crate) struct Baseline {
    results: Results,
    tolerance: f64,
    /// As it was typed.
    folder: String,
}

impl Baseline {
    /// Reads the results that `--old` names, before anything is played: they may stand where the new ones will go.
    pub(crate) fn read(inquiry: &Inquiry<'_>) -> Result<Option<Self>, ExperimentError> {
        let Some(folder) = inquiry.arguments.one("old") else { return Ok(None) };
        let typed = inquiry.arguments.one("tolerance").unwrap_or("0");
        let share = number(typed).filter(|share| (0.0..=1.0).contains(share));
        let tolerance = share.ok_or_else(|| {
            bad(format!("`--tolerance {typed}` is no share: write one such as 1%"))
        })?;
        let read = |file: &str| inquiry.files.read(&format!("{folder}/{file}"));
        let failed =
            |file: &str, why: FileError| bad(format!("cannot read `{file}` in `{folder}`: {why}"));
        let summary = read("summary.json").map_err(|why| failed("summary.json", why))?;
        // Who keeps only the answers compares only the answers.
        let series = match read("series.csv") {
            Ok(text) => Some(text),
            Err(FileError::NotFound) => None,
            Err(why) => return Err(failed("series.csv", why)),
        };
        let results = Results::read(&Texts { summary, series });
        let results = results.map_err(|why| incomparable(folder, &why))?;
        Ok(Some(Self { results, tolerance, folder: folder.to_owned() }))
    }

    /// Adds to the report of a run what changed; any change is a failure.
    pub(crate) fn compare(&self, report: &mut Report) -> Result<(), ExperimentError> {
        let now = Results::of(report).map_err(|why| incomparable(&self.folder, &why))?;
        let found = changes(&self.results, &now, self.tolerance);
        report.section(findings::section(&report.run, &found, &self.folder));
        report.passed &= !found.any();
        Ok(())
    }
}

fn incomparable(folder: &str, why: &ReadError) -> ExperimentError {
    bad(format!("`{folder}` cannot be compared with: {why}"))
}
