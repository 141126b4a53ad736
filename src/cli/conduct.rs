//! The one way from what was typed to delivered files, for every experiment. Computes no answer.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cli::arguments::{Options, Typed};
use crate::cli::cache::DiskCache;
use crate::cli::clock::Clock;
use crate::cli::findings;
use crate::cli::folder::{Folder, Force, Precious};
use crate::cli::manifest;
use crate::cli::progress::Bar;
use crate::cli::reading::{KEPT, read};
use crate::cli::world::{Failure, Status, World};
use crate::disk::Disk;
use crate::experiment::{Cache, Inquiry, Leaves, NoCache, cost};
use crate::format::terminal::Looks;
use crate::format::{self, File};
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::scenario::{Request, Workbench};

/// Asks a question; one that leaves words alone is asked of each scenario by itself.
pub(super) fn all(
    typed: &Typed<'_>,
    words: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    if typed.experiment.leaves != Leaves::Words {
        return conduct(typed, words, world);
    }
    if typed.arguments.one("format") == Some("json") {
        return checked(typed, world);
    }
    let mut worst = Status::Good;
    for (place, file) in typed.files.iter().enumerate() {
        if 0 < place {
            world.say(b"\n")?;
        }
        let alone = Typed { files: vec![file.clone()], ..typed.clone() };
        let status = conduct(&alone, words, world)?;
        if status != Status::Good {
            worst = status;
        }
    }
    Ok(worst)
}

/// What was found in each scenario, as one document.
fn checked(typed: &Typed<'_>, world: &mut World<'_>) -> Result<Status, Failure> {
    let mut files = Vec::new();
    let mut status = Status::Good;
    for file in &typed.files {
        let read = read(file, laid(&typed.options), world);
        if !matches!(read, Ok(Ok(_))) {
            status = Status::BadInput;
        }
        files.push(match read {
            Ok(Ok(bench)) => findings::File::right(file, &bench),
            Ok(Err(error)) => findings::File::wrong(file, &error),
            Err(failure) => findings::File::unreadable(file, failure.to_string()),
        });
    }
    world.say(&findings::Checked::of(files))?;
    Ok(status)
}

/// Reads the scenarios, asks the question, delivers the report.
fn conduct(
    typed: &Typed<'_>,
    words: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let Some(mut workbenches) = open(typed, world)? else { return Ok(Status::BadInput) };
    within_memory(typed, &workbenches)?;
    let place = destination(typed, &workbenches, world)?;
    let workers = workers(&typed.options)?;
    let bar = Bar::new(typed.options.quiet, world);
    let cache = place.as_ref().map(|place| DiskCache::beside(&place.folder));
    if let Some(kept) = cache.as_ref().map(DiskCache::count).filter(|kept| 0 < *kept)
        && !typed.options.quiet
    {
        world.complain(&format!(
            "note: an earlier {} was interrupted; of its {kept} points, those of this scenario and seed are taken over\n",
            typed.experiment.name
        ));
    }
    let mut inquiry = Inquiry {
        workbenches: &mut workbenches,
        arguments: &typed.arguments,
        files: &Disk::of(&world.folder),
        cache: cache.as_ref().map_or(&NoCache as &dyn Cache, |cache| cache),
        progress: &bar,
    };
    let found = workers.install(|| typed.experiment.answer(&mut inquiry));
    bar.clear();
    let mut report = found?;
    report.origin = Some(manifest::origin(typed, &workbenches));
    let delivery = Delivery { typed, words, report: &report, workbenches: &workbenches, clock };
    match &place {
        Some(place) => {
            let files = workers.install(|| delivery.files(&place.folder.source));
            let note = place.folder.publish(&files, world.publishing)?;
            world.complain(&note);
            if !typed.options.quiet {
                let text = delivery.text(world.looks()) + &delivery.afterword(place, world.looks());
                world.say(text.as_bytes())?;
            }
        }
        None if typed.experiment.leaves == Leaves::Words => {
            let text = delivery.text(world.looks());
            world.say(text.as_bytes())?;
        }
        None => world.say(&format::primary(&report))?,
    }
    if let Some(cache) = cache {
        cache.clear();
    }
    Ok(if report.passed { Status::Good } else { Status::FailedAssertion })
}

/// The scenarios with the settings of the command line; `None` after errors, which have been shown for every one of them.
fn open(typed: &Typed<'_>, world: &mut World<'_>) -> Result<Option<Vec<Workbench>>, Failure> {
    let colour = world.colour();
    let mut opened = Vec::new();
    for file in &typed.files {
        match read(file, laid(&typed.options), world)? {
            Ok(workbench) => {
                world.complain(&workbench.warnings(colour));
                opened.push(workbench);
            }
            Err(error) => world.complain(&error.render(colour)),
        }
    }
    Ok((opened.len() == typed.files.len()).then_some(opened))
}

/// What the options lay over a scenario.
fn laid(options: &Options<'_>) -> Request {
    let Options { set, replications, seed, .. } = options;
    Request { set: set.clone(), replications: *replications, seed: *seed, ..Request::new("", "") }
}

/// Refuses what would not fit, before the system ends it half-way.
fn within_memory(typed: &Typed<'_>, workbenches: &[Workbench]) -> Result<(), Failure> {
    let bytes: f64 = workbenches.iter().map(|workbench| cost(&workbench.programme).bytes).sum();
    let most = typed.options.max_memory;
    if bytes <= most {
        return Ok(());
    }
    let gigabytes = |bytes: f64| (bytes / 1e8).ceil() / 10.0;
    Err(Failure::BadInput(format!(
        "this would take about {} GB of memory, and at most {} GB may be taken: play fewer replications, variants or steps, \
         or allow more with `--max-memory {}`",
        gigabytes(bytes),
        gigabytes(most),
        (bytes / 1e9).ceil(),
    )))
}

/// Where results go.
struct Place {
    folder: Folder,
    /// As the user calls it.
    shown: String,
}

/// `None` is standard output.
fn destination(
    typed: &Typed<'_>,
    workbenches: &[Workbench],
    world: &mut World<'_>,
) -> Result<Option<Place>, Failure> {
    let name = workbenches.first().map_or("", |workbench| workbench.programme.name.key.as_str());
    let default = match typed.experiment.leaves {
        Leaves::Words => return Ok(None),
        Leaves::MainResults => name.to_owned(),
        // Its own folder: the answer to one question does not replace that to another.
        Leaves::Results => format!("{name}-{}", typed.experiment.name),
    };
    let path = match &typed.options.output {
        Some(path) if path == Path::new("-") => return Ok(None),
        Some(path) => path.clone(),
        None => Path::new("results").join(default),
    };
    let read = workbenches.iter().flat_map(|workbench| &workbench.programme.inputs);
    let inputs: Vec<PathBuf> = read.map(|input| world.folder.join(&input.path)).collect();
    let precious =
        Precious { working: &world.folder, home: world.home.as_deref(), inputs: &inputs };
    let force = if typed.options.force { Force::Yes } else { Force::No };
    let scenario = typed.files.first().filter(|file| *file != "-");
    let scenario = scenario.map(|file| world.folder.join(file));
    let wanted = (path.as_path(), scenario.as_deref());
    let (folder, note) = Folder::prepare(wanted, &precious, force, world.publishing)?;
    world.complain(&note);
    Ok(Some(Place { folder, shown: path.display().to_string() }))
}

fn workers(options: &Options<'_>) -> Result<rayon::ThreadPool, Failure> {
    // Zero lets rayon choose.
    rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .build()
        .map_err(|error| Failure::World(format!("cannot start threads: {error}")))
}

/// A report on its way to the user.
struct Delivery<'d> {
    typed: &'d Typed<'d>,
    words: &'d [OsString],
    report: &'d Report,
    workbenches: &'d [Workbench],
    clock: Clock,
}

impl Delivery<'_> {
    /// All files of the results.
    fn files(&self, source: &str) -> Vec<File> {
        let locale = self.locale();
        let formats = self.typed.options.formats.par_iter();
        let mut files: Vec<File> =
            formats.flat_map(|format| (format.write)(self.report, &locale)).collect();
        files.extend(self.scenarios());
        let asked = (self.typed, self.words);
        let found = (self.report, files.as_slice());
        files.push(manifest::file(asked, self.workbenches, found, source, &self.clock));
        files
    }

    /// Where everything is, and what it took.
    fn afterword(&self, place: &Place, looks: Looks) -> String {
        let seconds = Cell::Number((self.clock.seconds() * 10.0).round() / 10.0);
        let words = Message::ResultsIn { folder: Cell::text(place.shown.as_str()), seconds };
        format::terminal::afterword(&words, &self.locale(), looks)
    }

    fn locale(&self) -> Locale {
        Locale::new(self.typed.options.language, self.report.run.calendar)
    }

    fn text(&self, looks: Looks) -> String {
        format::terminal::text(self.report, &self.locale(), looks)
    }

    /// What was played, so that it can be played again: one text, or one for each file.
    fn scenarios(&self) -> Vec<File> {
        let alone = self.workbenches.len() == 1;
        let mut files: Vec<File> = Vec::new();
        for Workbench { programme, .. } in self.workbenches {
            let name = format::file_name(&programme.name.key);
            let mut paths = [KEPT.to_owned()]
                .into_iter()
                .filter(|_| alone)
                .chain([format!("scenario-{name}.toml")])
                .chain((2..).map(|count| format!("scenario-{name}-{count}.toml")));
            // Scenarios may have the same key: none takes the place of another.
            let path = paths.find(|path| files.iter().all(|file| &file.path != path));
            let bytes = programme.effective.clone().into_bytes();
            files.push(File { path: path.unwrap_or_default(), bytes });
        }
        files
    }
}
