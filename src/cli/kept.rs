//! Files in a results folder that no run made, or that somebody changed since: they come along into the new one.
//!
//! They are linked, not moved: at every moment they stand where results are, the old or the new ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::cli::lock::is_one;
use crate::cli::manifest::{self, sha256};

/// Brings along what is in `old` and not among the `written` files, by path and hash, as they were written. Gives the
/// files that another name had to be found for, with that name.
pub(super) fn bring_along(
    old: &Path,
    new: &Path,
    written: &BTreeMap<String, String>,
) -> io::Result<Vec<(String, String)>> {
    let folders =
        written.keys().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at]));
    let mut way = Way { old, new, written, folders: folders.collect(), renamed: Vec::new() };
    if old.is_dir() {
        way.folder("", "")?;
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
    renamed: Vec<(String, String)>,
}

impl Way<'_> {
    /// All of a folder; `from` and `to` are its paths within the old and the new results.
    fn folder(&mut self, from: &str, to: &str) -> io::Result<()> {
        let entries = fs::read_dir(self.old.join(from))?;
        let mut entries = entries.collect::<io::Result<Vec<fs::DirEntry>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let Ok(name) = entry.file_name().into_string() else {
                return Err(io::Error::other(format!(
                    "the name of `{}` is not UTF-8 text: rename it, or move it away",
                    entry.path().display()
                )));
            };
            let from = if from.is_empty() { name.clone() } else { format!("{from}/{name}") };
            if entry.file_type()?.is_dir() {
                self.inner(&from, to, &name)?;
            } else if !self.is_as_written(&from, &entry.path()) {
                self.file(&from, to, &name)?;
            }
        }
        Ok(())
    }

    fn inner(&mut self, from: &str, to: &str, name: &str) -> io::Result<()> {
        let is_free = |path: &Path| path.symlink_metadata().map_or(true, |there| there.is_dir());
        let place = self.places(to, name).find(|path| is_free(&self.new.join(path)));
        let place = place.unwrap_or_default();
        let (old, new) = (self.old.join(from), self.new.join(&place));
        let is_own = !self.folders.contains(from);
        if is_own && !new.is_dir() {
            self.note(from, &place);
            fs::create_dir_all(&new)?;
        }
        self.folder(from, &place)?;
        if is_own {
            fs::set_permissions(&new, old.metadata()?.permissions())?;
        }
        Ok(())
    }

    fn file(&mut self, from: &str, to: &str, name: &str) -> io::Result<()> {
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
    fn is_as_written(&self, path: &str, place: &Path) -> bool {
        let is_file = || place.symlink_metadata().is_ok_and(|there| there.is_file());
        let bytes = || if is_file() { fs::read(place).ok() } else { None };
        if path == manifest::FILE {
            return bytes().is_some_and(|bytes| manifest::earlier(&bytes).is_some());
        }
        let hash = self.written.get(path);
        hash.is_some_and(|hash| bytes().is_some_and(|bytes| sha256(&bytes) == *hash))
    }

    /// The paths within the new results that a name may have, the straight one first, then `notes-kept.txt`.
    fn places(&self, to: &str, name: &str) -> impl Iterator<Item = String> + use<> {
        let (stem, ending) = match name.rfind('.') {
            Some(dot) if 0 < dot => name.split_at(dot),
            _ => (name, ""),
        };
        let (stem, ending) = (stem.to_owned(), ending.to_owned());
        let others = (1_u32..).map(move |count| match count {
            1 => format!("{stem}-kept{ending}"),
            _ => format!("{stem}-kept-{count}{ending}"),
        });
        let folder = if to.is_empty() { String::new() } else { format!("{to}/") };
        // What has such a name in the old folder comes along with it.
        let old = self.old.to_owned();
        let straight = format!("{folder}{name}");
        let others = others.map(move |name| format!("{folder}{name}"));
        let others = others.filter(move |path| old.join(path).symlink_metadata().is_err());
        [straight].into_iter().chain(others)
    }

    fn note(&mut self, from: &str, to: &str) {
        // What lies in a folder with another name is not named one by one.
        let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        if last(from) != last(to) {
            self.renamed.push((from.to_owned(), to.to_owned()));
        }
    }
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
