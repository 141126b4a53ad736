//! Of what a part is: the scenario with all its files, how it was asked, and by which program. Parts of one whole agree in it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::scenario::{FileError, Files, InputFile, Request, ScenarioError, Workbench};
use crate::stats::ranks::CREW;

/// One of so many shards: `3/16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Which, from 1 on.
    pub index: u32,
    /// Of how many.
    pub of: u32,
}

impl Shard {
    /// The only one of one.
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// Its replications of so many: whole crews, so that no sum is cut. With more shards than crews some have none.
    pub fn replications(self, all: u32) -> Range<u32> {
        let crew = u64::from(Self::crew());
        let crews = u64::from(all).div_ceil(crew);
        let bound = |index: u32| {
            let first = (crews * u64::from(index)).div_euclid(u64::from(self.of)) * crew;
            u32::try_from(first).unwrap_or(u32::MAX).min(all)
        };
        bound(self.index - 1)..bound(self.index)
    }

    /// Which of so many things are its own: every N-th, so that dear ones that stand together are spread.
    pub fn has(self, place: usize) -> bool {
        place % self.of as usize == self.index as usize - 1
    }

    pub(super) fn crew() -> u32 {
        u32::try_from(CREW).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.index, self.of)
    }
}

/// What is no shard.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no shard: write which of how many, as in 3/16, from 1/16 to 16/16")]
pub struct NoShard(String);

impl FromStr for Shard {
    type Err = NoShard;

    fn from_str(text: &str) -> Result<Self, NoShard> {
        let parts = text.split_once('/');
        let read = parts.and_then(|(index, of)| {
            Some(Self { index: index.parse().ok()?, of: of.parse().ok()? })
        });
        read.filter(|shard| 1 <= shard.index && shard.index <= shard.of && shard.of <= 1 << 20)
            .ok_or_else(|| NoShard(text.to_owned()))
    }
}

/// Of what a part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of nobat.
    pub version: String,
    /// On other platforms logarithms may differ in their last bit.
    pub platform: String,
    /// The path of the scenario, as it was typed.
    pub path: String,
    /// What was laid over it.
    pub set: Vec<String>,
    /// Replications, where they were given beside the scenario.
    pub replications: Option<u32>,
    /// The seed, where it was given beside the scenario.
    pub seed: Option<u64>,
    /// How it is played.
    pub how: How,
    /// How many replications the whole has.
    pub of: u32,
    /// The seed that it has.
    pub seeded: u64,
    /// The files of the scenario, itself first; their bytes stand behind the head.
    pub files: Vec<String>,
    /// The shards that are in the part.
    pub shards: Vec<Shard>,
}

/// How a run is asked for that is played in parts.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The scenario, with what is laid over it.
    pub request: Request,
    /// How it is played.
    pub how: How,
}

/// How a run is played, beside what its scenario says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct How {
    /// Whether relief is asked for, however long it takes.
    pub relief: bool,
    /// The metrics of series that are kept, as they are typed; none for all.
    pub only: Vec<String>,
    /// Whether only classes of values are kept.
    pub sketch: bool,
}

/// The program that plays here, for parts to agree in.
fn platform() -> String {
    format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS)
}

/// Something in which parts have to agree, and what it is in one.
type Trait = (&'static str, fn(&Head) -> String);

impl Head {
    pub(super) fn new(wanted: &Wanted, bench: &Workbench, shard: Shard) -> Self {
        let Request { path, set, replications, seed, .. } = wanted.request.clone();
        let programme = &bench.programme;
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            platform: platform(),
            path,
            set,
            replications,
            seed,
            how: wanted.how.clone(),
            of: programme.plan.replications,
            seeded: programme.plan.seed,
            files: programme.inputs.iter().map(|input| input.path.clone()).collect(),
            shards: vec![shard],
        }
    }

    /// Why a part cannot be read here; `None` where it can.
    pub(super) fn foreign(&self) -> Option<String> {
        let (version, here) = (env!("CARGO_PKG_VERSION"), platform());
        if self.version != version {
            let other = &self.version;
            return Some(format!(
                "nobat {other} wrote it and this is {version}, whose numbers may be others: merge with nobat {other}, or play \
                 it again with this one"
            ));
        }
        let other = &self.platform;
        (*other != here).then(|| {
            format!("it was played on {other} and this is {here}, where last digits may differ: merge it there")
        })
    }

    /// In what another part differs, so that both are not of one whole; `None` where they may be.
    pub(super) fn stranger(&self, other: &Self) -> Option<String> {
        let what: [Trait; 9] = [
            ("its scenario", |head| format!("`{}`", head.path)),
            ("its seed", |head| head.seeded.to_string()),
            ("its run", |head| format!("one of {} replications", head.of)),
            ("its --set", |head| listed(&head.set)),
            ("its --only", |head| listed(&head.how.only)),
            ("its --relief", |head| on(head.how.relief)),
            ("its --sketch", |head| on(head.how.sketch)),
            ("its --replications", |head| optional(head.replications)),
            ("its --seed", |head| optional(head.seed)),
        ];
        let differs = what.into_iter().find_map(|(what, of)| {
            let (here, there) = (of(self), of(other));
            (here != there).then(|| format!("{what} is {there}, not {here}"))
        });
        differs.or_else(|| {
            (self.files != other.files).then(|| format!("it reads {}", other.files.join(", ")))
        })
    }

    /// How the whole was asked for.
    pub(super) fn wanted(&self, inputs: &[InputFile]) -> Wanted {
        let text = inputs.first().map_or(&[][..], |input| &input.bytes);
        let text = String::from_utf8_lossy(text).into_owned();
        let request = Request {
            path: self.path.clone(),
            text,
            set: self.set.clone(),
            replications: self.replications,
            seed: self.seed,
        };
        Wanted { request, how: self.how.clone() }
    }
}

fn on(is_on: bool) -> String {
    if is_on { "on" } else { "off" }.to_owned()
}

fn listed(texts: &[String]) -> String {
    if texts.is_empty() { "none".to_owned() } else { texts.join(", ") }
}

fn optional(number: Option<impl fmt::Display>) -> String {
    number.map_or_else(|| "none".to_owned(), |number| number.to_string())
}

/// The scenario as it was played, of the files that a part holds.
pub(super) fn bench(wanted: &Wanted, inputs: &[InputFile]) -> Result<Workbench, ScenarioError> {
    let files = inputs.iter().map(|input| (input.path.clone(), input.bytes.clone()));
    Workbench::new(wanted.request.clone(), Held(files.collect()))
}

/// Files by path, in memory.
struct Held(BTreeMap<String, Vec<u8>>);

impl Files for Held {
    fn read(&self, path: &str) -> Result<String, FileError> {
        let bytes = self.read_bytes(path)?;
        String::from_utf8(bytes)
            .map_err(|error| FileError::NotText(error.utf8_error().valid_up_to()))
    }

    fn read_bytes(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.get(path).cloned().ok_or(FileError::NotFound)
    }
}
