//! A scenario on which other values are laid, and the delivery of what comes of it. Asks no question itself.

use std::ffi::OsString;

use crate::cli::arguments::Run;
use crate::cli::clock::Clock;
use crate::cli::folder::{Artefact, Folder};
use crate::cli::run::{self, Formats};
use crate::cli::shelf::Shelf;
use crate::cli::{Failure, Status, World};
use crate::experiment;
use crate::output::chart::{self, Chart};
use crate::output::terminal::{Afterword, Looks};
use crate::report::answer::Judged;
use crate::report::precision::Precision;
use crate::scenario::{Programme, Workbench};

pub(super) fn file(path: &str, bytes: Vec<u8>) -> Artefact {
    Artefact { path: path.to_owned(), bytes }
}

/// What a command leaves besides its words; the first file is what `-o -` writes.
pub(super) struct Results {
    pub(super) files: Vec<Artefact>,
    pub(super) charts: Vec<Chart>,
    /// Whether everything that the scenario asserts holds.
    pub(super) passed: bool,
}

/// Whether all of them passed.
pub(super) fn all_passed<'j>(judged: impl IntoIterator<Item = &'j Judged>) -> bool {
    judged.into_iter().all(|judged| judged.verdict.passed())
}

/// A scenario on which other values are laid, with the place for what comes of it.
pub(super) struct Bench<'c> {
    pub(super) scenario: Workbench,
    pub(super) precision: Option<Precision>,
    pub(super) workers: rayon::ThreadPool,
    command: &'c Run,
    formats: Formats,
    folder: Option<(Folder, String)>,
}

impl<'c> Bench<'c> {
    pub(super) fn new(
        command: &'c Run,
        question: &str,
        world: &mut World<'_>,
    ) -> Result<Self, Failure> {
        let formats = Formats::new(&command.options.format)?;
        let mut scenario = run::open(command, world)?;
        let programme = &mut scenario.programme;
        // Levers are pulled in the base.
        programme.variants.clear();
        // Its own folder: the answer to one question does not replace that to another.
        let default = format!("{}-{question}", programme.name.key);
        let folder = run::destination(command, &default, programme, world)?;
        let workers = run::workers(command)?;
        let precision = workers.install(|| experiment::settle(programme))?;
        Ok(Self { scenario, precision, workers, command, formats, folder })
    }

    /// What the scenario means.
    pub(super) fn programme(&self) -> &Programme {
        &self.scenario.programme
    }

    /// Where the points of a sweep are kept until it is complete; nowhere when the answers go to standard output.
    pub(super) fn shelf(&self, answers: &[String]) -> Shelf {
        let folder = self.folder.as_ref().map(|(folder, _)| folder.beside("points"));
        Shelf::new(folder, &self.scenario.programme, answers)
    }

    /// Puts everything in its place, then says what matters.
    pub(super) fn deliver(
        &self,
        results: Results,
        typed: &[OsString],
        clock: &Clock,
        world: &mut World<'_>,
        say: &dyn Fn(Looks, &Afterword<'_>) -> String,
    ) -> Result<Status, Failure> {
        let Results { files: mut artefacts, charts, passed } = results;
        let status = if passed { Status::Good } else { Status::FailedAssertion };
        let Some((folder, shown)) = &self.folder else {
            let first = artefacts.first().map_or(&[][..], |file| &file.bytes);
            return world.say(first).map(|()| status);
        };
        artefacts
            .push(file("scenario.toml", self.scenario.programme.effective.clone().into_bytes()));
        for chart in charts {
            let stem = run::file_name(&chart.name);
            if self.formats.png {
                artefacts.push(file(&format!("charts/{stem}.png"), chart::png(&chart.svg)));
            }
            if self.formats.svg {
                artefacts.push(file(&format!("charts/{stem}.svg"), chart.svg.into_bytes()));
            }
        }
        artefacts.push(run::manifest(self.command, typed, &self.scenario.programme, clock));
        folder.publish(&artefacts, world.publishing)?;
        if !self.command.options.quiet {
            let looks =
                if world.colourful(world.stdout_is) { Looks::Coloured } else { Looks::Plain };
            let afterword = Afterword { folder: shown, seconds: clock.seconds() };
            world.say(say(looks, &afterword).as_bytes())?;
        }
        Ok(status)
    }
}
