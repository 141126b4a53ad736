//! A run in parts: `nobat shard` plays one of them into a file, `nobat merge` makes results of all of them. Plays nothing itself.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::arguments::Typed;
use crate::cli::clock::Clock;
use crate::cli::conduct::{self, Delivery, laid};
use crate::cli::in_parts::{InParts, Task};
use crate::cli::options::Options;
use crate::cli::progress::Bar;
use crate::cli::world::{Failure, Status, World};
use crate::cli::{manifest, reading, replace};
use crate::disk::Disk;
use crate::experiment::arguments::Arguments;
use crate::experiment::run::RUN;
use crate::experiment::shard::{self, How, NoPart, Part, Shard, Wanted, together};
use crate::experiment::{Experiment, cost};
use crate::scenario::Workbench;

/// A part that comes through standard input, or goes to standard output.
const STREAM: &str = "-";

impl InParts<'_> {
    /// Does it.
    pub(super) fn conduct(
        &self,
        words: &[OsString],
        world: &mut World<'_>,
    ) -> Result<Status, Failure> {
        world.colours = self.options.colours.unwrap_or(world.colours);
        match &self.task {
            Task::Shard { shard, file, how } => {
                let request = reading::request(file, laid(&self.options), world)?;
                let wanted = Wanted { request, how: how.clone() };
                self.shard(*shard, &wanted, world)
            }
            Task::Merge { parts, part: None } => self.results(parts, words, world),
            Task::Merge { parts, part: Some(path) } => {
                let part = self.merged(parts, world)?;
                let place = world.folder.join(path);
                match fs::read(&place) {
                    Ok(there) if there == part.to_bytes() => {}
                    Ok(_) => {
                        return Err(refuse(
                            path,
                            "another file is there: delete it, or name another",
                        ));
                    }
                    Err(_) => put(&place, path, &part)?,
                }
                self.say(&format!("{} holds {}", path.display(), held(&part)), world)?;
                Ok(Status::Good)
            }
        }
    }

    fn shard(
        &self,
        shard: Shard,
        wanted: &Wanted,
        world: &mut World<'_>,
    ) -> Result<Status, Failure> {
        let path = self.options.output.as_deref().unwrap_or(Path::new(""));
        let files = Disk::beside(&world.folder, &wanted.request.path);
        let bench = Workbench::new(wanted.request.clone(), files)?;
        world.complain(&bench.warnings(world.colour()));
        let place = world.folder.join(path);
        let is_stream = path == Path::new(STREAM);
        let there = if is_stream { None } else { fs::read(&place).ok() };
        match there.map(|bytes| Part::from_bytes(&bytes)) {
            Some(Ok(part)) => {
                if let Some(why) = shard::other(&part, &bench, wanted, shard) {
                    let why = format!(
                        "the part that is there is another: {why}; delete it, or name another file"
                    );
                    return Err(refuse(path, &why));
                }
                self.say(&format!("{} is there: it holds {}", path.display(), held(&part)), world)?;
                return Ok(Status::Good);
            }
            Some(Err(NoPart::Damaged)) => {
                world.complain(&format!(
                    "note: {} is damaged; it is played again\n",
                    path.display()
                ));
            }
            Some(Err(NoPart::Other)) => {
                return Err(refuse(path, "another file is there: name another"));
            }
            Some(Err(NoPart::Foreign(why))) => return Err(refuse(path, &why)),
            None => {}
        }
        self.fits(&bench, shard)?;
        let workers = conduct::workers(&self.options)?;
        let bar = Bar::new(self.options.quiet, world);
        let part = workers.install(|| shard::play(&bench, wanted, shard, &bar));
        bar.clear();
        let part = part?;
        if is_stream {
            return world.say(&part.to_bytes()).map(|()| Status::Good);
        }
        put(&place, path, &part)?;
        self.say(&format!("{} holds {}", path.display(), held(&part)), world)?;
        Ok(Status::Good)
    }

    /// Refuses a shard that would not fit into memory.
    fn fits(&self, bench: &Workbench, shard: Shard) -> Result<(), Failure> {
        let mut programme = bench.programme.clone();
        let its = shard.replications(programme.plan.replications);
        programme.plan.replications = u32::try_from(its.len()).unwrap_or(u32::MAX);
        let bytes = cost(&programme).bytes;
        conduct::allow(
            bytes,
            &self.options,
            "cut the run into more shards, or keep less with `--only` or `--sketch`",
        )
    }

    fn merged(&self, paths: &[String], world: &mut World<'_>) -> Result<Part, Failure> {
        let mut came = Vec::new();
        if paths.iter().any(|path| path == STREAM) {
            let read = world.stdin.read_to_end(&mut came);
            read.map_err(|error| Failure::BadInput(format!("`-` cannot be read: {error}")))?;
        }
        let places: Vec<PathBuf> = paths.iter().map(|path| world.folder.join(path)).collect();
        let lengths = places.iter().filter_map(|place| fs::metadata(place).ok());
        let bytes: u64 = lengths.map(|metadata| metadata.len()).sum::<u64>() + came.len() as u64;
        // Each is held as it is read and as it is understood; then all of them as one.
        let advice = "merge some of them with `--part` first, then the larger parts";
        conduct::allow(3.0 * bytes as f64, &self.options, advice)?;
        let (mut parts, mut wrong) = (Vec::new(), Vec::new());
        for (path, place) in paths.iter().zip(&places) {
            let read = if path == STREAM { Ok(std::mem::take(&mut came)) } else { fs::read(place) };
            match read {
                Ok(bytes) => match Part::from_bytes(&bytes) {
                    Ok(part) => parts.push((path.clone(), part)),
                    Err(why) => wrong.push(format!("`{path}` cannot be merged: {why}")),
                },
                Err(error) => wrong.push(format!("`{path}` cannot be read: {error}")),
            }
        }
        if !wrong.is_empty() {
            return Err(Failure::BadInput(wrong.join("; ")));
        }
        let workers = conduct::workers(&self.options)?;
        Ok(workers.install(|| together(parts))?)
    }

    /// The results of a run, as the run itself would have left them.
    fn results(
        &self,
        paths: &[String],
        words: &[OsString],
        world: &mut World<'_>,
    ) -> Result<Status, Failure> {
        let clock = Clock::start();
        let part = self.merged(paths, world)?;
        let Wanted { request, how: How { relief, only, sketch } } = shard::wanted(&part);
        let mut workbenches = [shard::bench(&part)?];
        let experiment: &Experiment = &RUN;
        let mut given = Arguments::defaults(experiment.arguments);
        for (flag, is_given) in [("relief", relief), ("sketch", sketch)] {
            if is_given {
                given.set(flag, vec![flag.to_owned()]);
            }
        }
        if !only.is_empty() {
            given.set("only", only);
        }
        let file = if request.path == reading::STDIN { "-".to_owned() } else { request.path };
        let options = Options {
            set: request.set,
            replications: request.replications,
            seed: request.seed,
            ..self.options.clone()
        };
        let typed = Typed { experiment, files: vec![file], arguments: given, options };
        let place = conduct::destination(&typed, &workbenches, paths, world)?;
        let workers = conduct::workers(&typed.options)?;
        let report = workers.install(|| shard::report(&part, &mut workbenches[0]));
        let mut report = report?;
        report.origin = Some(manifest::origin(&typed, &workbenches));
        let workbenches = &workbenches;
        let delivery = Delivery { typed: &typed, words, report: &report, workbenches, clock };
        delivery.deliver(place.as_ref(), &workers, world)?;
        Ok(if report.passed { Status::Good } else { Status::FailedAssertion })
    }

    fn say(&self, text: &str, world: &mut World<'_>) -> Result<(), Failure> {
        if self.options.quiet { Ok(()) } else { world.say(format!("{text}\n").as_bytes()) }
    }
}

fn held(part: &Part) -> String {
    let head = part.head();
    let shards: Vec<String> = head.shards.iter().map(Shard::to_string).collect();
    let shards = match shards.as_slice() {
        [one] => format!("shard {one}"),
        several => format!("{} shards", several.len()),
    };
    format!("{shards}: {} of {} replications of {}", part.replications(), head.of, head.path)
}

fn refuse(path: &Path, why: &str) -> Failure {
    Failure::BadInput(format!("a part cannot go to `{}`: {why}", path.display()))
}

/// Puts a part in its place, whole or not at all: under a name where nobody looks, until the disk has it.
fn put(place: &Path, shown: &Path, part: &Part) -> Result<(), Failure> {
    let broken = |error: &std::io::Error| {
        Failure::World(format!("cannot write `{}`: {error}", shown.display()))
    };
    let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
        return Err(refuse(shown, "it is not the name of a file"));
    };
    fs::create_dir_all(folder).map_err(|error| broken(&error))?;
    let bytes = part.to_bytes();
    // Other machines may play the same shard into the same folder, and one that died may have left something.
    let names =
        (0_u32..).map(|it| format!(".{}.{}-{it}.nobat-new", name.display(), std::process::id()));
    let mut free = names.filter(|name| !folder.join(name).exists());
    let hidden = free.next().unwrap_or_default();
    let written = replace::write(folder, [(hidden.as_str(), bytes.as_slice())].into_iter())
        .and_then(|()| fs::rename(folder.join(&hidden), place))
        .and_then(|()| replace::sync_parent(place));
    if written.is_err() {
        let _ = fs::remove_file(folder.join(&hidden));
    }
    written.map_err(|error| broken(&error))
}
