//! The points of a sweep, kept beside its results until it is complete. Knows no answer.
//!
//! A file is named by the hash of all that its numbers depend on: version, scenario, seed, replications, answers, point.
//! So nothing has to be checked when it is found again, and nothing else can be taken for it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::manifest::sha256;
use crate::experiment::sweep::Memory;
use crate::report::sweep::{Played, Setting};
use crate::scenario::Programme;

pub(super) struct Shelf {
    folder: Option<PathBuf>,
    /// What all points have in common.
    subject: String,
}

/// The same for the keys that vary.
pub(super) struct OfKeys<'s> {
    shelf: &'s Shelf,
    keys: &'s [String],
}

impl Shelf {
    pub(super) fn new(folder: Option<PathBuf>, programme: &Programme, answers: &[String]) -> Self {
        let plan = programme.plan;
        let subject = format!(
            "{}\n{}\n{}\n{}\n{}",
            env!("CARGO_PKG_VERSION"),
            plan.seed,
            plan.replications,
            answers.join("\n"),
            programme.effective
        );
        Self { folder, subject }
    }

    pub(super) fn of<'s>(&'s self, keys: &'s [String]) -> OfKeys<'s> {
        OfKeys { shelf: self, keys }
    }

    /// How many points an interrupted sweep left.
    pub(super) fn count(&self) -> usize {
        let entries = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok());
        let is_point = |path: &Path| path.extension().is_some_and(|end| end == "json");
        entries.map_or(0, |entries| entries.flatten().filter(|each| is_point(&each.path())).count())
    }

    /// Forgets all points: they are in the results now.
    pub(super) fn clear(&self) {
        if let Some(folder) = &self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

impl OfKeys<'_> {
    fn place(&self, point: &[Setting]) -> Option<PathBuf> {
        let settings =
            self.keys.iter().zip(point).map(|(key, value)| format!("{key}={}", value.text));
        let settings: Vec<String> = settings.collect();
        let name = sha256(&format!("{}\n{}", self.shelf.subject, settings.join("\n")));
        Some(self.shelf.folder.as_ref()?.join(format!("{name}.json")))
    }

    fn write(&self, point: &[Setting], played: &Played) -> Option<()> {
        let place = self.place(point)?;
        fs::create_dir_all(place.parent()?).ok()?;
        // A name under which nobody looks, until the file is whole.
        let unfinished = place.with_extension("part");
        let bytes = serde_json::to_vec(played).ok()?;
        #[expect(clippy::disallowed_methods, reason = "this is where I/O lives")]
        fs::write(&unfinished, bytes).ok()?;
        fs::rename(unfinished, place).ok()
    }
}

impl Memory for OfKeys<'_> {
    fn recall(&self, point: &[Setting]) -> Option<Played> {
        serde_json::from_slice(&fs::read(self.place(point)?).ok()?).ok()
    }

    fn keep(&self, point: &[Setting], played: &Played) {
        // What cannot be kept will have to be played again; the sweep itself goes on.
        let _ = self.write(point, played);
    }
}
