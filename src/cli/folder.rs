//! The results folder: where results may go, and whose results may give way. Never loses a file of anybody.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use crate::cli::lock::Lock;
use crate::cli::replace::{self, Places, Recovered};
use crate::cli::world::Failure;
use crate::cli::{kept, manifest};
use crate::format::File;

/// What a run may do to a folder of something else, or of another scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// Refuse.
    No,
    /// Put results there. Files that nobat did not write stay.
    Yes,
}

/// What must never be replaced.
pub(super) struct Precious<'a> {
    /// The working folder.
    pub(super) working: &'a Path,
    /// The user's home.
    pub(super) home: Option<&'a Path>,
    /// The files that the run reads.
    pub(super) inputs: &'a [PathBuf],
}

/// A place that results may take.
#[derive(Debug)]
pub(super) struct Folder {
    places: Places,
    parent: PathBuf,
    name: String,
    /// As the user typed it, for messages.
    shown: String,
    working: PathBuf,
    /// The scenario, from the place on.
    pub(super) source: String,
    force: Force,
}

impl Folder {
    /// Makes sure, before any work is done, that results of a scenario (`None` is standard input) may go there and can be
    /// written. Gives also what there is to say of a run that died there.
    pub(super) fn prepare(
        (typed, scenario): (&Path, Option<&Path>),
        precious: &Precious<'_>,
        force: Force,
        publishing: &Mutex<()>,
    ) -> Result<(Self, String), Failure> {
        let shown = typed.display().to_string();
        let refuse =
            |why: &str| Failure::BadInput(format!("results cannot go to `{shown}`: {why}"));
        // Rebuilt from its parts, a path has no slash at its end, which would look behind a symbolic link.
        let path: PathBuf = precious.working.join(typed).components().collect();
        if path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
            return Err(refuse("it is a symbolic link; name the folder itself"));
        }
        let place = resolved(&path)
            .map_err(|error| Failure::World(format!("cannot look at `{shown}`: {error}")))?
            .ok_or_else(|| refuse("`..` after a folder that does not exist leads nowhere"))?;
        let (Some(parent), Some(name)) =
            (place.parent(), place.file_name().and_then(OsStr::to_str))
        else {
            return Err(refuse("it is not the name of a folder"));
        };
        let holds = |path: &Path| path.canonicalize().is_ok_and(|path| path.starts_with(&place));
        if holds(precious.working) {
            return Err(refuse("it is the current folder, or holds it"));
        }
        if precious.home.is_some_and(holds) {
            return Err(refuse("it is your home folder, or holds it"));
        }
        if let Some(input) = precious.inputs.iter().find(|input| holds(input)) {
            let input = input.strip_prefix(precious.working).unwrap_or(input).display();
            return Err(refuse(&format!("it holds `{input}`, which this run reads")));
        }
        let source = scenario.map_or_else(|| "stdin".to_owned(), |path| way(&place, path));
        let hidden = |what: &str| parent.join(format!(".{name}.nobat-{what}"));
        let folder = Self {
            places: Places::new(place.clone(), hidden),
            parent: parent.to_owned(),
            name: name.to_owned(),
            shown,
            working: precious.working.canonicalize().unwrap_or_default(),
            source,
            force,
        };
        let note = folder.probe(publishing)?;
        folder.contents()?;
        Ok((folder, note))
    }

    /// Finds out before the simulation, and not an hour later, that nothing can be written there, and sweeps up after a
    /// run that died there.
    fn probe(&self, publishing: &Mutex<()>) -> Result<String, Failure> {
        let nearest = self.parent.ancestors().find(|ancestor| ancestor.is_dir());
        let nearest = nearest.unwrap_or(&self.parent);
        let _lock = self.lock(nearest, publishing)?;
        // Where the parent is not there yet nobody died in it, and whoever makes it meanwhile holds another lock.
        if nearest != self.parent {
            return Ok(String::new());
        }
        match self.places.recover().map_err(|error| self.failed(&error))? {
            Recovered::Nothing => Ok(String::new()),
            Recovered::Old => Ok(format!(
                "note: an earlier run ended while it put its results into `{0}`; what was there before it is in `{0}` again\n",
                self.shown
            )),
        }
    }

    /// Puts files in place, in one move; on failure the old results stay. Gives what there is to say of files that were kept.
    pub(super) fn publish(
        &self,
        files: &[File],
        publishing: &Mutex<()>,
    ) -> Result<String, Failure> {
        if let Some(File { path, .. }) = files.iter().find(|file| file.bytes.is_empty()) {
            return Err(Failure::World(format!(
                "`{path}` came out empty, so nothing was written. This is a bug of nobat; please report it"
            )));
        }
        fs::create_dir_all(&self.parent).map_err(|error| self.failed(&error))?;
        let _lock = self.lock(&self.parent, publishing)?;
        // The simulation may have taken long enough for other runs, or for somebody to put files there.
        self.places.recover().map_err(|error| self.failed(&error))?;
        let written = self.contents()?;
        let mut renamed = Vec::new();
        let put = self.places.replace(
            |new| replace::write(new, files.iter().map(|file| (file.path.as_str(), &*file.bytes))),
            |old, new| {
                renamed.extend(kept::bring_along(old, new, &written)?);
                Ok(())
            },
        );
        put.map_err(|error| self.failed(&error))?;
        let note = |(from, to): &(PathBuf, PathBuf)| {
            let (shown, from, to) = (&self.shown, from.display(), to.display());
            format!(
                "note: `{shown}/{from}` was not as nobat wrote it; it is kept as `{shown}/{to}`\n"
            )
        };
        Ok(renamed.iter().map(note).collect())
    }

    fn lock<'l>(&self, folder: &Path, publishing: &'l Mutex<()>) -> Result<Lock<'l>, Failure> {
        let path = folder.join(format!(".{}.nobat-lock", self.name));
        Lock::take(path, publishing).map_err(|error| match error.kind() {
            io::ErrorKind::TimedOut => Failure::World(format!(
                "another run puts its results into `{}` and does not finish; wait for it, end it, or name another folder \
                 with `-o`",
                self.shown
            )),
            _ => self.failed(&error),
        })
    }

    /// The files in the place that nobat wrote, by path and hash; an error if they may not give way.
    fn contents(&self) -> Result<BTreeMap<String, String>, Failure> {
        let refuse = |why: &str| {
            let shown = &self.shown;
            Err(Failure::BadInput(format!("results cannot go to `{shown}`: {why}")))
        };
        let place = &self.places.place;
        let entries = match fs::read_dir(place) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return refuse("it is not a folder");
            }
            Err(error) => return Err(self.failed(&error)),
        };
        let elsewhere = format!("name another folder, as in `-o {}-2`", self.shown);
        let text = fs::read(place.join(manifest::FILE)).ok();
        let is_free = self.force == Force::Yes;
        match text.and_then(|text| manifest::earlier(&text)) {
            Some(earlier) => {
                let source = earlier.source.filter(|source| *source != self.source);
                if let Some(source) = source.filter(|_| !is_free) {
                    let scenario = from(place, &source);
                    let scenario =
                        scenario.strip_prefix(&self.working).unwrap_or(&scenario).display();
                    return refuse(&format!(
                        "it holds the results of another scenario, `{scenario}`; {elsewhere}, or add --force to replace them"
                    ));
                }
                match earlier.files {
                    None if !is_free => refuse(&format!(
                        "an earlier version of nobat wrote it, and did not say which files are its own; {elsewhere}, or add \
                         --force, and all of its files are kept"
                    )),
                    files => Ok(files.unwrap_or_default()),
                }
            }
            None if entries.count() == 0 => Ok(BTreeMap::new()),
            None if place.join(".git").exists() => refuse("it is a repository"),
            None if is_free => Ok(BTreeMap::new()),
            None => refuse(&format!(
                "it is not empty, and nobat did not write it; {elsewhere}, or add --force to put them beside what is there"
            )),
        }
    }

    /// A place beside the results for what outlives the program when it is killed.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        self.parent.join(format!(".{}.nobat-{what}", self.name))
    }

    fn failed(&self, error: &io::Error) -> Failure {
        Failure::World(format!("cannot write results to `{}`: {error}", self.shown))
    }
}

/// The way from a folder to a file, with `/`: the same wherever the user stands, and wherever both are moved together.
fn way(folder: &Path, file: &Path) -> String {
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let shared = folder.components().zip(file.components()).take_while(|(one, other)| one == other);
    let shared = shared.count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<String>>().join("/")
}

/// Where such a way leads.
fn from(folder: &Path, way: &str) -> PathBuf {
    let mut path = folder.to_owned();
    for part in way.split('/') {
        match part {
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path
}

/// The path without symbolic links, also when its end does not exist yet; `None` when that end has a `..`.
fn resolved(path: &Path) -> io::Result<Option<PathBuf>> {
    let mut missing = Vec::new();
    for ancestor in path.ancestors() {
        match ancestor.canonicalize() {
            Ok(mut known) => {
                known.extend(missing.iter().rev());
                return Ok(Some(known));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // A file where a folder should be; reading the folder will say so.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
            Err(error) => return Err(error),
        }
        match ancestor.components().next_back() {
            Some(Component::Normal(name)) => missing.push(name),
            _ => return Ok(None),
        }
    }
    Ok(None)
}
