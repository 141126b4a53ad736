//! What took long to find out, kept beside the results until they are complete. Knows no answer.
//!
//! A file is named by the hash of its key and of the version of nobat, so nothing has to be checked when it is found
//! again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::folder::Folder;
use crate::cli::manifest::sha256;
use crate::experiment::Cache;

pub(super) struct DiskCache {
    folder: PathBuf,
}

impl DiskCache {
    pub(super) fn beside(results: &Folder) -> Self {
        Self { folder: results.beside("points") }
    }

    /// How many values an experiment left that was interrupted.
    pub(super) fn count(&self) -> usize {
        let is_value = |path: &Path| path.extension().is_some_and(|end| end == "json");
        fs::read_dir(&self.folder)
            .map_or(0, |entries| entries.flatten().filter(|each| is_value(&each.path())).count())
    }

    /// Forgets all values: what they were for is in the results now.
    pub(super) fn clear(&self) {
        let _ = fs::remove_dir_all(&self.folder);
    }

    fn place(&self, key: &str) -> PathBuf {
        let name = sha256(format!("{}\n{key}", env!("CARGO_PKG_VERSION")).as_bytes());
        self.folder.join(format!("{name}.json"))
    }

    fn write(&self, key: &str, value: &[u8]) -> Option<()> {
        fs::create_dir_all(&self.folder).ok()?;
        let place = self.place(key);
        // A name under which nobody looks, until the file is whole; another run may be writing the same one.
        let unfinished = place.with_extension(format!("{}.part", std::process::id()));
        #[expect(clippy::disallowed_methods, reason = "this is where I/O lives")]
        fs::write(&unfinished, value).ok()?;
        fs::rename(unfinished, place).ok()
    }
}

impl Cache for DiskCache {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        fs::read(self.place(key)).ok()
    }

    fn put(&self, key: &str, value: &[u8]) {
        let _ = self.write(key, value);
    }
}
