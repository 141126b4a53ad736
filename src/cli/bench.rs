//! A scenario on which other values are laid, and the delivery of what comes of it. Asks no question itself.

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use crate::cli::arguments::Run;
use crate::cli::clock::Clock;
use crate::cli::disk::Disk;
use crate::cli::folder::{Artefact, Folder};
use crate::cli::run::{self, Formats};
use crate::cli::shelf::Shelf;
use crate::cli::{Failure, Status, World};
use crate::diagnostic::render::{self, Colour};
use crate::experiment::sweep::Trouble;
use crate::model::Model;
use crate::output::chart::{self, Chart};
use crate::output::terminal::{Afterword, Looks};
use crate::report::answer::Judged;
use crate::report::precision::Precision;
use crate::scenario::{self, Programme, Request};

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
    pub(super) programme: Programme,
    pub(super) precision: Option<Precision>,
    pub(super) workers: rayon::ThreadPool,
    command: &'c Run,
    formats: Formats,
    folder: Option<(Folder, String)>,
    request: Request<'c>,
    disk: Disk,
    colour: Colour,
    /// Why the last model could not be made.
    trouble: Mutex<String>,
}

impl<'c> Bench<'c> {
    /// `None` after errors, which have been shown.
    pub(super) fn new(
        command: &'c Run,
        question: &str,
        world: &mut World<'_>,
    ) -> Result<Option<Self>, Failure> {
        let formats = Formats::new(&command.options.format)?;
        let request = run::request(command, world)?;
        let disk = Disk::beside(&world.folder, request.path);
        let loaded = scenario::load(request.clone(), &disk);
        let colour = if world.colourful(world.stderr_is) { Colour::Ansi } else { Colour::Plain };
        let found = render::render(&loaded.diagnostics, &loaded.sources, colour);
        world.complain(&found);
        let Some(mut programme) = loaded.programme else { return Ok(None) };
        // Levers are pulled in the base.
        programme.variants.clear();
        // Its own folder: the answer to one question does not replace that to another.
        let default = format!("{}-{question}", programme.name.key);
        let folder = run::destination(command, &default, &programme, world)?;
        let workers = run::workers(command)?;
        let precision = workers.install(|| run::settled(&mut programme))?;
        let trouble = Mutex::default();
        Ok(Some(Self {
            programme,
            precision,
            workers,
            command,
            formats,
            folder,
            request,
            disk,
            colour,
            trouble,
        }))
    }

    /// The base with these settings laid over it; `None` when they make no sense in it.
    pub(super) fn model(&self, settings: Vec<String>) -> Option<Model> {
        let shown = settings.join(", ");
        let mut request = self.request.clone();
        request.set.extend(settings);
        let loaded = scenario::load(request, &self.disk);
        let Some(programme) = loaded.programme else {
            self.fail(render::render(&loaded.diagnostics, &loaded.sources, self.colour));
            return None;
        };
        let (model, base) = (programme.base.model, &self.programme.base.model);
        let known = names(base);
        if let Some(new) = names(&model).into_iter().find(|name| !known.contains(name)) {
            self.fail(format!(
                "error: {shown} names something that the scenario does not have: `{new}` (there are {})\n",
                known.join(", ")
            ));
            return None;
        }
        if model.timeline != base.timeline || model.stages.len() != base.stages.len() {
            self.fail(format!(
                "error: {shown} changes the horizon or the pipeline, and then the answers are not comparable\n"
            ));
            return None;
        }
        Some(model)
    }

    fn fail(&self, why: String) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = why;
    }

    /// Where the points of a sweep are kept until it is complete; nowhere when the answers go to standard output.
    pub(super) fn shelf(&self, answers: &[String]) -> Shelf {
        let folder = self.folder.as_ref().map(|(folder, _)| folder.beside("points"));
        Shelf::new(folder, &self.programme, answers)
    }

    /// What was found; `None` after errors, which have been shown.
    pub(super) fn judged<T>(
        &self,
        found: Result<T, Trouble>,
        world: &mut World<'_>,
    ) -> Result<Option<T>, Failure> {
        match found {
            Ok(found) => Ok(Some(found)),
            Err(Trouble::NoModel) => {
                world.complain(&self.trouble.lock().unwrap_or_else(PoisonError::into_inner));
                Ok(None)
            }
            Err(Trouble::Violation(violation)) => Err(Failure::World(violation.to_string())),
        }
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
        artefacts.push(file("scenario.toml", self.programme.effective.clone().into_bytes()));
        for chart in charts {
            let stem = run::file_name(&chart.name);
            if self.formats.png {
                artefacts.push(file(&format!("charts/{stem}.png"), chart::png(&chart.svg)));
            }
            if self.formats.svg {
                artefacts.push(file(&format!("charts/{stem}.svg"), chart.svg.into_bytes()));
            }
        }
        artefacts.push(run::manifest(self.command, typed, &self.programme, clock));
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

/// Everything that has a table of its own.
fn names(model: &Model) -> Vec<String> {
    let stages = model.stages.iter().map(|each| ("stage", &each.name));
    let demands = model.demands.iter().map(|each| ("demand", &each.name));
    let capacities = model.capacities.iter().map(|each| ("capacity", &each.name));
    let materials = model.materials.iter().map(|each| ("material", &each.name));
    let suppliers = model.suppliers.iter().map(|each| ("supplier", &each.name));
    let all = stages.chain(demands).chain(capacities).chain(materials).chain(suppliers);
    all.map(|(kind, name)| format!("{kind}.{}", name.key)).collect()
}
