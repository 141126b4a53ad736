//! Earlier results that a run is held against. Computes no difference.

use std::path::Path;

use crate::cli::arguments::Simulate;
use crate::cli::{Failure, World};
use crate::disk;
use crate::experiment::changes::{self, Texts};
use crate::output::{summary, tabular};
use crate::report::Report;
use crate::report::change::Changes;
use crate::units::number;

pub(super) struct Old {
    texts: Texts,
    tolerance: f64,
    /// As the user typed it.
    pub(super) shown: String,
}

impl Old {
    /// Reads them before anything is played: they may stand where the new results will go.
    pub(super) fn read(command: &Simulate, world: &World<'_>) -> Result<Option<Self>, Failure> {
        let Some(folder) = &command.old else { return Ok(None) };
        let shown = folder.display().to_string();
        let tolerance = command
            .tolerance
            .as_deref()
            .map_or(Some(0.0), |typed| number(typed).filter(|share| (0.0..=1.0).contains(share)));
        let tolerance = tolerance.ok_or_else(|| {
            let typed = command.tolerance.as_deref().unwrap_or_default();
            Failure::BadInput(format!("`--tolerance {typed}` is no share: write one such as 1%"))
        })?;
        let read = |file: &str| disk::read_text(&world.folder.join(folder).join(file));
        let summary = read("summary.json").map_err(|why| {
            Failure::BadInput(format!("cannot read `summary.json` in `{shown}`: {why}"))
        })?;
        // Who keeps only the answers compares only the answers.
        let series = Some(Path::new("series.csv"))
            .filter(|file| world.folder.join(folder).join(file).exists())
            .map(|_| read("series.csv"))
            .transpose()
            .map_err(|why| {
                Failure::BadInput(format!("cannot read `series.csv` in `{shown}`: {why}"))
            })?;
        let texts = Texts { summary, series };
        changes::check(&texts).map_err(|why| incomparable(&shown, &why.to_string()))?;
        Ok(Some(Self { texts, tolerance, shown }))
    }

    pub(super) fn changes(&self, report: &Report) -> Result<Changes, Failure> {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let now = Texts {
            summary: text(summary::summary(report)),
            series: Some(text(tabular::series(report))),
        };
        changes::changes(&self.texts, &now, self.tolerance)
            .map_err(|why| incomparable(&self.shown, &why.to_string()))
    }
}

fn incomparable(folder: &str, why: &str) -> Failure {
    Failure::BadInput(format!("`{folder}` cannot be compared with: {why}"))
}
