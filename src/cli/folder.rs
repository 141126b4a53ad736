//! The results folder: what may be replaced, how it is put in place. Never leaves half of anything.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::cli::manifest;
use crate::cli::world::Failure;
use crate::format::File;

/// What a run may do to a folder that something else wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// Refuse.
    No,
    /// Replace it whole.
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
    place: PathBuf,
    parent: PathBuf,
    name: String,
    /// As the user typed it, for messages.
    shown: String,
    force: Force,
}

impl Folder {
    /// Makes sure, before any work is done, that results may go there and can be written.
    pub(super) fn prepare(
        typed: &Path,
        precious: &Precious<'_>,
        force: Force,
    ) -> Result<Self, Failure> {
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
            return Err(refuse(&format!(
                "it holds `{input}`, which this run reads, and is replaced whole"
            )));
        }
        let folder = Self {
            parent: parent.to_owned(),
            name: name.to_owned(),
            place: place.clone(),
            shown,
            force,
        };
        folder.check_contents()?;
        folder.probe()?;
        Ok(folder)
    }

    /// Writes all files beside the place, then puts them there in one move. On failure the old results stay.
    ///
    /// The lock keeps Ctrl-C from falling between the two.
    pub(super) fn publish(&self, files: &[File], publishing: &Mutex<()>) -> Result<(), Failure> {
        let _guard = publishing.lock().unwrap_or_else(PoisonError::into_inner);
        // The simulation may have taken long enough for somebody to put files there.
        self.check_contents()?;
        let fresh = self.write_beside(files).map_err(|error| self.failed(&error))?;
        let aside = Temporary(self.sibling("old"));
        let had_results = self.place.exists();
        if had_results {
            fs::rename(&self.place, &aside.0).map_err(|error| self.failed(&error))?;
        }
        if let Err(error) = fs::rename(&fresh.0, &self.place) {
            if had_results && fs::rename(&aside.0, &self.place).is_err() {
                // The old results are worth more than a tidy folder.
                let kept = aside.keep();
                let kept = kept.display();
                return Err(Failure::World(format!(
                    "{}; the old results are in `{kept}`",
                    self.failed(&error)
                )));
            }
            return Err(self.failed(&error));
        }
        Ok(())
    }

    fn write_beside(&self, files: &[File]) -> io::Result<Temporary> {
        fs::create_dir_all(&self.parent)?;
        let temporary = Temporary::create(self.sibling("new"))?;
        for file in files {
            let path = temporary.0.join(&file.path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            #[expect(clippy::disallowed_methods, reason = "this is where I/O lives")]
            fs::write(path, &file.bytes)?;
        }
        Ok(temporary)
    }

    /// Finds out before the simulation, and not an hour later, that nothing can be written there.
    fn probe(&self) -> Result<(), Failure> {
        let existing = self.parent.ancestors().find(|ancestor| ancestor.is_dir());
        let beside = existing.unwrap_or(&self.parent).join(self.hidden("probe"));
        Temporary::create(beside).map_err(|error| self.failed(&error)).map(drop)
    }

    fn check_contents(&self) -> Result<(), Failure> {
        let refuse = |why: &str| {
            Err(Failure::BadInput(format!("results cannot go to `{}`: {why}", self.shown)))
        };
        let entries = match fs::read_dir(&self.place) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return refuse("it is not a folder");
            }
            Err(error) => return Err(self.failed(&error)),
        };
        let is_ours =
            fs::read(self.place.join(manifest::FILE)).is_ok_and(|text| manifest::is_ours(&text));
        if is_ours || entries.count() == 0 {
            return Ok(());
        }
        if self.place.join(".git").exists() {
            return refuse("it is a repository");
        }
        match self.force {
            Force::Yes => Ok(()),
            Force::No => refuse(
                "it is not empty, and nobat did not write it; name another folder, or add --force to lose all in it",
            ),
        }
    }

    /// A place beside the results for what outlives the program when it is killed.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        self.parent.join(format!(".{}.nobat-{what}", self.name))
    }

    fn hidden(&self, what: &str) -> String {
        format!(".{}.nobat-{}-{what}", self.name, std::process::id())
    }

    fn sibling(&self, what: &str) -> PathBuf {
        self.parent.join(self.hidden(what))
    }

    fn failed(&self, error: &io::Error) -> Failure {
        Failure::World(format!("cannot write results to `{}`: {error}", self.shown))
    }
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

/// A folder that does not outlive its purpose.
struct Temporary(PathBuf);

impl Temporary {
    fn create(path: PathBuf) -> io::Result<Self> {
        // Only a process that was killed, whose number is ours now, can have left one.
        if path.is_dir() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir(&path)?;
        Ok(Self(path))
    }

    fn keep(mut self) -> PathBuf {
        std::mem::take(&mut self.0)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After a successful move there is nothing left under this name.
        if !self.0.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}
