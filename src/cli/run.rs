//! The command `run`, from a file to a folder of answers. Computes none of them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cli::arguments::{ChartFormat, Run, Simulate};
use crate::cli::clock::{self, Clock};
use crate::cli::folder::{Artefact, Folder, Force, Precious};
use crate::cli::manifest::{self, Manifest, Timing, Typed};
use crate::cli::old::Old;
use crate::cli::progress::{self, Watched};
use crate::cli::{Failure, Status, World};
use crate::disk::{self, Disk};
use crate::experiment;
use crate::output::locale::{Language, Locale};
use crate::output::terminal::{self, Afterword, Looks};
use crate::output::{chart, summary, tabular};
use crate::report::{Report, Verdict};
use crate::scenario::{Programme, Request, ScenarioError, Workbench};

/// The path of a scenario that came through standard input.
const STDIN: &str = "stdin";

pub(super) fn run(
    command: &Simulate,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let old = Old::read(command, world)?;
    let command = &command.run;
    let formats = Formats::new(&command.options.format)?;
    let mut programme = open(command, world)?.programme;
    let folder = destination(command, &programme.name.key, &programme, world)?;
    let workers = workers(command)?;
    let watched = Watched::by(&command.options, world);
    let precision = workers.install(|| experiment::settle(&mut programme))?;
    let report = workers.install(|| simulate(&programme, watched))?;
    let report = Report { precision, ..report };
    let changed = old.as_ref().map(|old| old.changes(&report)).transpose()?;
    let locale = Locale::new(command.options.lang.language(), report.calendar);
    match &folder {
        Some((folder, shown)) => {
            let mut artefacts = workers.install(|| artefacts(&report, locale, formats, &programme));
            if let Some(changed) = &changed {
                let bytes = tabular::changes(changed);
                artefacts.push(Artefact { path: "changes.csv".to_owned(), bytes });
            }
            artefacts.push(manifest(command, typed, &programme, &clock));
            folder.publish(&artefacts, world.publishing)?;
            if !command.options.quiet {
                let afterword = Afterword { folder: shown, seconds: clock.seconds() };
                let looks =
                    if world.colourful(world.stdout_is) { Looks::Coloured } else { Looks::Plain };
                let mut text = terminal::summary(&report, locale, looks, &afterword);
                if let Some((changed, old)) = changed.as_ref().zip(old) {
                    text += &terminal::changes(changed, &report, &old.shown, locale, looks);
                }
                world.say(text.as_bytes())?;
            }
        }
        None => world.say(&summary::summary(&report))?,
    }
    let all_passed =
        report.outcomes.iter().flat_map(|outcome| &outcome.verdicts).all(Verdict::passed);
    let as_it_was = changed.is_none_or(|changed| !changed.any());
    Ok(if all_passed && as_it_was { Status::Good } else { Status::FailedAssertion })
}

/// The scenario with the settings of the command line; its warnings have been shown.
pub(super) fn open(command: &Run, world: &mut World<'_>) -> Result<Workbench, Failure> {
    let (path, text) = if command.file == "-" {
        (STDIN, disk::text_of(&mut world.stdin))
    } else {
        (command.file.as_str(), disk::read_text(&world.folder.join(&command.file)))
    };
    let unreadable = |why| ScenarioError::Unreadable { path: path.to_owned(), why };
    let request = Request {
        set: command.options.set.clone(),
        replications: command.options.replications,
        seed: command.options.seed,
        ..Request::new(path, text.map_err(unreadable)?)
    };
    let bench = Workbench::new(request, Disk::beside(&world.folder, path))?;
    world.complain(&bench.warnings(world.colour()));
    Ok(bench)
}

/// Where results go, and how the user calls it; `None` is standard output.
pub(super) fn destination(
    command: &Run,
    default: &str,
    programme: &Programme,
    world: &World<'_>,
) -> Result<Option<(Folder, String)>, Failure> {
    let typed = match &command.options.output {
        Some(path) if path == Path::new("-") => return Ok(None),
        Some(path) => path.clone(),
        None => Path::new("results").join(default),
    };
    let inputs: Vec<PathBuf> =
        programme.inputs.iter().map(|input| world.folder.join(&input.path)).collect();
    let precious =
        Precious { working: &world.folder, home: world.home.as_deref(), inputs: &inputs };
    let force = if command.options.force { Force::Yes } else { Force::No };
    let folder = Folder::prepare(&typed, &precious, force)?;
    Ok(Some((folder, typed.display().to_string())))
}

pub(super) fn workers(command: &Run) -> Result<rayon::ThreadPool, Failure> {
    // Zero lets rayon choose.
    let threads = command.options.threads.map_or(0, usize::from);
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| Failure::World(format!("cannot start threads: {error}")))
}

fn simulate(programme: &Programme, watched: Watched) -> Result<Report, Failure> {
    let variants = programme.variants.len() as u64 + 1;
    let bar = progress::bar(watched, u64::from(programme.plan.replications) * variants);
    let report = experiment::run(programme, &|done| bar.set_position(done));
    bar.finish_and_clear();
    Ok(report?)
}

/// Which chart files to write.
#[derive(Clone, Copy)]
pub(super) struct Formats {
    pub(super) svg: bool,
    pub(super) png: bool,
}

impl Formats {
    pub(super) fn new(chosen: &[ChartFormat]) -> Result<Self, Failure> {
        let (svg, png) = (chosen.contains(&ChartFormat::Svg), chosen.contains(&ChartFormat::Png));
        if chosen.contains(&ChartFormat::None) && (svg || png) {
            return Err(Failure::BadInput(
                "`--format none` excludes every other format".to_owned(),
            ));
        }
        Ok(Self { svg, png })
    }
}

fn artefacts(
    report: &Report,
    locale: Locale,
    formats: Formats,
    programme: &Programme,
) -> Vec<Artefact> {
    let file = |path: &str, bytes: Vec<u8>| Artefact { path: path.to_owned(), bytes };
    let mut artefacts = vec![
        file("series.csv", tabular::series(report)),
        file("waits.csv", tabular::waits(report)),
        file("summary.json", summary::summary(report)),
        file("scenario.toml", programme.effective.clone().into_bytes()),
    ];
    if formats.svg || formats.png {
        let charts = chart::charts(report, locale);
        if formats.png {
            let pictures: Vec<Artefact> = charts
                .par_iter()
                .map(|chart| {
                    file(&format!("charts/{}.png", file_name(&chart.name)), chart::png(&chart.svg))
                })
                .collect();
            artefacts.extend(pictures);
        }
        if formats.svg {
            let drawings = charts.into_iter();
            artefacts.extend(drawings.map(|chart| {
                file(&format!("charts/{}.svg", file_name(&chart.name)), chart.svg.into_bytes())
            }));
        }
    }
    artefacts
}

/// The name of a chart, which may hold a name from the scenario, as a file name that leads nowhere else.
pub(super) fn file_name(chart: &str) -> String {
    let legal = |character: char| character.is_alphanumeric() || "-_ ".contains(character);
    chart.chars().map(|character| if legal(character) { character } else { '-' }).collect()
}

pub(super) fn manifest(
    command: &Run,
    typed: &[OsString],
    programme: &Programme,
    clock: &Clock,
) -> Artefact {
    let arguments: Vec<String> =
        typed.iter().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let language = command.options.lang.language();
    let typed = Typed {
        arguments: &arguments,
        scenario: &command.file,
        language: Language::WORDS
            .iter()
            .find(|(_, it)| *it == language)
            .map_or("", |(word, _)| *word),
    };
    let timing = Timing {
        started: clock.started_at.clone(),
        finished: clock::now(),
        seconds: clock.seconds(),
    };
    let bytes = Manifest::new(&typed, programme, timing).to_bytes();
    Artefact { path: manifest::FILE.to_owned(), bytes }
}
