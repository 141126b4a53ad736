//! The commands that pull levers: `sweep`, `solve`, `sensitivity`. From a file to a folder of answers; computes none of them.

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use crate::cli::arguments::Run;
use crate::cli::arguments::levers::{Sensitivity, Solve, Sweep};
use crate::cli::clock::Clock;
use crate::cli::disk::Disk;
use crate::cli::folder::{Artefact, Folder};
use crate::cli::progress::{self, Watched};
use crate::cli::run::{self, Formats};
use crate::cli::{Failure, Status, World};
use crate::diagnostic::render::{self, Colour};
use crate::experiment::answer::{Answer, text};
use crate::experiment::sensitivity;
use crate::experiment::solve::{self, Problem};
use crate::experiment::sweep::{self, Trouble};
use crate::experiment::vary::{self, Over, Vary};
use crate::model::{Model, StageId};
use crate::output::chart::{self, Chart};
use crate::output::locale::Locale;
use crate::output::tabular::levers as tabular;
use crate::output::terminal::sensitivity as explained;
use crate::output::terminal::{Afterword, Looks, levers as terminal};
use crate::report::precision::Precision;
use crate::scenario::{self, Programme, Request};

pub(super) fn sweep(
    command: &Sweep,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let Some(bench) = Bench::new(&command.run, "sweep", world)? else {
        return Ok(Status::BadInput);
    };
    let programme = &bench.programme;
    let vary =
        command.vary.iter().map(|each| Vary::parse(each)).collect::<Result<Vec<Vary>, String>>();
    let vary = vary.map_err(Failure::BadInput)?;
    let answers = answers(&command.answer, &programme.base.model)?;
    let points = vary::points(&vary, command.design.design(), command.points, programme.plan.seed)
        .map_err(Failure::BadInput)?;
    let keys: Vec<String> = vary.into_iter().map(|each| each.key).collect();
    let bar = progress::bar(Watched::by(&command.run.options, world), points.len() as u64);
    let swept = bench.workers.install(|| {
        sweep::sweep(
            programme,
            keys.clone(),
            command.design.design(),
            points,
            &answers,
            &|values| {
                let settings: Vec<String> = keys
                    .iter()
                    .zip(values)
                    .map(|(key, value)| format!("{key}={}", value.text))
                    .collect();
                bench.model(settings)
            },
            &|done| bar.set_position(done),
        )
    });
    bar.finish_and_clear();
    let Some(mut swept) = bench.judged(swept, world)? else { return Ok(Status::BadInput) };
    swept.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), swept.setting.calendar);
    let results = Results {
        files: vec![file("sweep.csv", tabular::sweep(&swept))],
        charts: bench.workers.install(|| chart::levers::sweep(&swept, locale)),
    };
    bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        terminal::sweep(&swept, locale, looks, afterword)
    })
}

pub(super) fn solve(
    command: &Solve,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let Some(bench) = Bench::new(&command.run, "solve", world)? else {
        return Ok(Status::BadInput);
    };
    let programme = &bench.programme;
    let Vary { key, over } = Vary::parse(&command.vary).map_err(Failure::BadInput)?;
    let Over::Range { low, high, .. } = over else {
        return Err(Failure::BadInput(format!(
            "`solve` needs a range: write --vary {key}=0.4M..2.5M"
        )));
    };
    let (claim, wanted) =
        text::parse_claim(&command.until, &programme.base.model).map_err(Failure::BadInput)?;
    let tolerance = command.tolerance.as_deref().map(|typed| {
        text::number(typed).filter(|pace| 0.0 < *pace && *pace < high - low).ok_or_else(|| {
            Failure::BadInput(format!(
                "`--tolerance {typed}` is not a distance within the range: write one such as 1k"
            ))
        })
    });
    let problem =
        Problem { key, bounds: (low, high), tolerance: tolerance.transpose()?, claim, wanted };
    let key = problem.key.clone();
    let bar = progress::bar(Watched::by(&command.run.options, world), 60);
    let solved = bench.workers.install(|| {
        solve::solve(
            programme,
            problem,
            &|value| bench.model(vec![format!("{key}={value}")]),
            &|done| bar.set_position(done),
        )
    });
    bar.finish_and_clear();
    let Some(mut solved) = bench.judged(solved, world)? else { return Ok(Status::BadInput) };
    solved.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), solved.setting.calendar);
    let results = Results {
        files: vec![
            file("tried.csv", tabular::tried(&solved)),
            file("frontier.csv", tabular::frontier(&solved)),
        ],
        charts: bench.workers.install(|| chart::levers::solution(&solved, locale)),
    };
    bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        terminal::solution(&solved, locale, looks, afterword)
    })
}

pub(super) fn sensitivity(
    command: &Sensitivity,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let Some(bench) = Bench::new(&command.run, "sensitivity", world)? else {
        return Ok(Status::BadInput);
    };
    let programme = &bench.programme;
    let typed_answer: Vec<String> = command.answer.iter().cloned().collect();
    let answers = answers(&typed_answer, &programme.base.model)?;
    let answer = answers.first().copied().unwrap_or(Answer::Clearance(StageId(0)));
    let mut found =
        bench.workers.install(|| sensitivity::analyse(programme, answer, command.points));
    found.setting.precision.clone_from(&bench.precision);
    let locale = Locale::new(command.run.options.lang.language(), found.setting.calendar);
    let results = Results {
        files: vec![file("sensitivity.csv", tabular::sensitivity(&found))],
        charts: bench.workers.install(|| chart::tornado::charts(&found, locale)),
    };
    bench.deliver(results, typed, &clock, world, &|looks, afterword| {
        explained::sensitivity(&found, locale, looks, afterword)
    })
}

/// The answers that were typed; all that need no date when none were.
pub(super) fn answers(typed: &[String], model: &Model) -> Result<Vec<Answer>, Failure> {
    if typed.is_empty() {
        return Ok(text::all(model));
    }
    typed.iter().map(|each| text::parse(each, model).map_err(Failure::BadInput)).collect()
}

pub(super) fn file(path: &str, bytes: Vec<u8>) -> Artefact {
    Artefact { path: path.to_owned(), bytes }
}

/// What a command leaves besides its words; the first file is what `-o -` writes.
pub(super) struct Results {
    pub(super) files: Vec<Artefact>,
    pub(super) charts: Vec<Chart>,
}

/// A scenario on which other values are laid, with the place for what comes of it.
pub(super) struct Bench<'c> {
    pub(super) programme: Programme,
    precision: Option<Precision>,
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
        let Results { files: mut artefacts, charts } = results;
        let Some((folder, shown)) = &self.folder else {
            let first = artefacts.first().map_or(&[][..], |file| &file.bytes);
            return world.say(first).map(|()| Status::Good);
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
        Ok(Status::Good)
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
