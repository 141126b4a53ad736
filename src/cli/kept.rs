//! Files in a results folder that no run made, or that somebody changed since: they come along into the new one.
//!
//! They are linked, not moved: at every moment they stand where results are, the old or the new ones.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::lock::is_one;
use crate::cli::manifest::{self, sha256};

/// Brings along what is in `old` and not among the `written` files, by path and hash, as they were written. Gives the
/// files that another name had to be found for, with that name.
pub(super) fn bring_along(
    old: &Path,
    new: &Path,
    written: &BTreeMap<String, String>,
) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    let folders =
        written.keys().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at]));
    let mut way = Way { old, new, written, folders: folders.collect(), renamed: Vec::new() };
    if old.is_dir() {
        way.folder(Path::new(""), Path::new(""))?;
    }
    Ok(way.renamed)
}

/// From the old folder to the new one.
struct Way<'a> {
    old: &'a Path,
    new: &'a Path,
    written: &'a BTreeMap<String, String>,
    /// The folders of the written files.
    folders: BTreeSet<&'a str>,
    renamed: Vec<(PathBuf, PathBuf)>,
}

impl Way<'_> {
    /// All of a folder; `from` and `to` are its paths within the old and the new results.
    fn folder(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let old = self.old.join(from);
        let entries = fs::read_dir(&old).map_err(|error| named(&old, &error))?;
        let mut entries = entries.collect::<io::Result<Vec<fs::DirEntry>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name());
            let from = from.join(&name);
            let brought = if entry.file_type()?.is_dir() {
                self.inner(&from, to, &name)
            } else if self.is_as_written(&from) {
                Ok(())
            } else {
                self.file(&from, to, &name).map_err(|error| named(&path, &error))
            };
            brought?;
        }
        // Who may look at the old folder, and who may not, is the same for the new one.
        let new = self.new.join(to);
        if new.is_dir() { fs::set_permissions(new, old.metadata()?.permissions()) } else { Ok(()) }
    }

    fn inner(&mut self, from: &Path, to: &Path, name: &OsStr) -> io::Result<()> {
        let is_free = |path: &Path| path.symlink_metadata().map_or(true, |there| there.is_dir());
        let place = self.places(to, name).find(|path| is_free(&self.new.join(path)));
        let place = place.unwrap_or_default();
        let new = self.new.join(&place);
        if !self.folders.contains(&*key(from)) && !new.is_dir() {
            self.note(from, &place);
            fs::create_dir_all(&new)?;
        }
        self.folder(from, &place)
    }

    fn file(&mut self, from: &Path, to: &Path, name: &OsStr) -> io::Result<()> {
        let old = self.old.join(from);
        for place in self.places(to, name) {
            let new = self.new.join(&place);
            if new.symlink_metadata().is_err() {
                fs::create_dir_all(self.new.join(to))?;
                self.note(from, &place);
                return link(&old, &new);
            }
            // What is there already has not to be there twice.
            if is_same(&old, &new)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether a file is still the one that a run wrote there.
    fn is_as_written(&self, path: &Path) -> bool {
        let (place, path) = (self.old.join(path), key(path));
        let is_file = || place.symlink_metadata().is_ok_and(|there| there.is_file());
        let bytes = || if is_file() { fs::read(&place).ok() } else { None };
        if path == manifest::FILE {
            return bytes().is_some_and(|bytes| manifest::earlier(&bytes).is_some());
        }
        let hash = self.written.get(&path);
        hash.is_some_and(|hash| bytes().is_some_and(|bytes| sha256(&bytes) == *hash))
    }

    /// The paths within the new results that a name may have, the straight one first, then `notes-kept.txt`.
    fn places(&self, to: &Path, name: &OsStr) -> impl Iterator<Item = PathBuf> + use<> {
        let text = name.to_string_lossy();
        let (stem, ending) = match text.rfind('.') {
            Some(dot) if 0 < dot => text.split_at(dot),
            _ => (&*text, ""),
        };
        let (stem, ending) = (stem.to_owned(), ending.to_owned());
        let others = (1_u32..).map(move |count| match count {
            1 => format!("{stem}-kept{ending}"),
            _ => format!("{stem}-kept-{count}{ending}"),
        });
        // What has such a name in the old folder comes along with it.
        let (old, folder) = (self.old.to_owned(), to.to_owned());
        let others = others.map(move |name| folder.join(name));
        let others = others.filter(move |path| old.join(path).symlink_metadata().is_err());
        [to.join(name)].into_iter().chain(others)
    }

    fn note(&mut self, from: &Path, to: &Path) {
        // What lies in a folder with another name is not named one by one.
        if from.file_name() != to.file_name() {
            self.renamed.push((from.to_owned(), to.to_owned()));
        }
    }
}

/// A path as the manifest has it.
fn key(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    let path = path.display();
    let why = format!("`{path}` is not of nobat and cannot be kept ({error}); move it elsewhere");
    io::Error::new(error.kind(), why)
}

/// Whether two names mean the same file, or files or links that say the same.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (here, there) = (one.symlink_metadata()?, other.symlink_metadata()?);
    if is_one(&here, &there, false) {
        return Ok(true);
    }
    if here.is_symlink() && there.is_symlink() {
        return Ok(fs::read_link(one)? == fs::read_link(other)?);
    }
    Ok(here.is_file()
        && there.is_file()
        && here.len() == there.len()
        && fs::read(one)? == fs::read(other)?)
}

/// A second name for a file, or a copy of it where the disk has no second names.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    let Err(error) = fs::hard_link(from, to) else { return Ok(()) };
    let metadata = from.symlink_metadata()?;
    if metadata.is_symlink() {
        return relink(&fs::read_link(from)?, to, error);
    }
    if !metadata.is_file() {
        return Err(error);
    }
    fs::copy(from, to)?;
    // Only Windows asks for the right to write before it changes times or waits for the disk.
    let copy = File::options().read(true).write(cfg!(windows)).open(to)?;
    let _ = copy.set_times(fs::FileTimes::new().set_modified(metadata.modified()?));
    copy.sync_all()
}

#[cfg(unix)]
fn relink(target: &Path, to: &Path, _: io::Error) -> io::Result<()> {
    std::os::unix::fs::symlink(target, to)
}

#[cfg(not(unix))]
fn relink(_: &Path, _: &Path, error: io::Error) -> io::Result<()> {
    Err(error)
}
