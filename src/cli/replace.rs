//! How a folder takes the place of another, so that one of them is whole at every moment. Knows neither results nor manifests.
//!
//! Whoever calls holds the lock of the place, so whatever stands here from before is of a run that is dead.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The folder that is replaced, and the hidden names beside it.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) place: PathBuf,
    /// Being written; after an exchange what stood in the place before.
    new: PathBuf,
    /// Where a system cannot exchange: what stood in the place, until the new has it.
    old: PathBuf,
}

/// What a dead run had left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recovered {
    /// Nothing that anybody misses.
    Nothing,
    /// What had stood in the place, which is there again.
    Old,
}

impl Places {
    /// `name` gives the name beside the place of what it is asked for.
    pub(super) fn new(place: PathBuf, name: impl Fn(&str) -> PathBuf) -> Self {
        Self { place, new: name("new"), old: name("old") }
    }

    /// Sweeps up after a run that was killed. What it had put aside and not replaced goes back.
    pub(super) fn recover(&self) -> io::Result<Recovered> {
        remove(&self.new)?;
        if !exists(&self.old) {
            return Ok(Recovered::Nothing);
        }
        // An empty folder that somebody made since holds nothing, and gives way.
        if !exists(&self.place) || fs::remove_dir(&self.place).is_ok() {
            fs::rename(&self.old, &self.place)?;
            sync_parent(&self.place)?;
            return Ok(Recovered::Old);
        }
        remove(&self.old)?;
        Ok(Recovered::Nothing)
    }

    /// Puts a folder in the place, which `write` fills; on failure the old one stays.
    ///
    /// `keep` brings along what must not be lost from one folder to another: before the exchange, and once more after it
    /// for what came in between.
    pub(super) fn replace(
        &self,
        write: impl FnOnce(&Path) -> io::Result<()>,
        keep: impl FnMut(&Path, &Path) -> io::Result<()>,
    ) -> io::Result<()> {
        fs::create_dir(&self.new)?;
        let put = write(&self.new).and_then(|()| self.put(keep));
        // What is left now gave way, or did not come to its place. Should it resist, the next run tries again.
        let _ = remove(&self.new);
        if exists(&self.place) {
            let _ = remove(&self.old);
        }
        put
    }

    fn put(&self, mut keep: impl FnMut(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
        if exists(&self.place) {
            keep(&self.place, &self.new)?;
            sync_folders(&self.new)?;
            let before = self.exchange()?;
            if let Err(error) = keep(before, &self.place) {
                self.exchange_back(before)?;
                return Err(error);
            }
            sync_folders(&self.place)?;
        } else {
            sync_folders(&self.new)?;
            fs::rename(&self.new, &self.place)?;
        }
        sync_parent(&self.place)
    }

    /// By one call, where there is one; else by two renames, and [`Self::recover`] mends what a death between them broke.
    /// Gives the path of what gave way.
    fn exchange(&self) -> io::Result<&Path> {
        match exchange(&self.new, &self.place) {
            Err(error) if is_unsupported(&error) => self.rename_twice().map(|()| &*self.old),
            exchanged => exchanged.map(|()| &*self.new),
        }
    }

    fn rename_twice(&self) -> io::Result<()> {
        fs::rename(&self.place, &self.old)?;
        let renamed = fs::rename(&self.new, &self.place);
        if renamed.is_err() {
            fs::rename(&self.old, &self.place)?;
        }
        renamed
    }

    fn exchange_back(&self, before: &Path) -> io::Result<()> {
        if before == self.new {
            return exchange(&self.new, &self.place);
        }
        fs::rename(&self.place, &self.new)?;
        fs::rename(&self.old, &self.place)
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Some disks refuse the exchange as an argument that they do not know.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Writes files below a folder, and waits until the disk has them.
pub(super) fn write<'f>(
    folder: &Path,
    files: impl Iterator<Item = (&'f str, &'f [u8])>,
) -> io::Result<()> {
    let mut written = Vec::new();
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        written.push(file);
    }
    // All together after all are written: a disk does that in far fewer turns.
    written.iter().try_for_each(File::sync_all)
}

/// Waits until the disk has the names in a folder and in those below it.
fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync(folder)
}

pub(super) fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), sync)
}

#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    // Folders cannot be opened there.
    Ok(())
}

/// Whether anything has this name, be it a link that leads nowhere.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        // A file where a folder should be above: reading the folder will say so.
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            // Somebody's folder in it may not be written to; this is only the copy of it.
            unlock(folder)?;
            fs::remove_dir_all(folder)
        }
        removed => removed,
    }
}

/// Lets the owner remove what is in a folder and in those below it.
fn unlock(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            unlock(&entry.path())?;
        }
    }
    Ok(())
}
