//! How results came about: `manifest.json`. Only its timing differs between two runs of the same inputs.

use std::collections::BTreeMap;
use std::ffi::OsString;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::cli::arguments::Typed;
use crate::cli::clock::{self, Clock};
use crate::cli::options::Options;
use crate::experiment::arguments::Times;
use crate::format::File;
use crate::report::{Origin, Report};
use crate::scenario::Workbench;

/// The name of the file; by it a later run knows a folder that it may replace.
pub(super) const FILE: &str = "manifest.json";

const TOOL: &str = "nobat";

#[derive(Serialize)]
struct Manifest<'a> {
    tool: &'static str,
    version: &'static str,
    schema: u32,
    command: String,
    scenario: &'a str,
    source: &'a str,
    language: &'a str,
    seed: u64,
    replications: u32,
    inputs: Vec<Input<'a>>,
    effective_sha256: String,
    files: BTreeMap<&'a str, String>,
    timing: Timing,
}

#[derive(Serialize)]
struct Input<'a> {
    path: &'a str,
    sha256: String,
}

/// When it happened, in UTC.
#[derive(Serialize)]
struct Timing {
    started: String,
    finished: String,
    seconds: f64,
}

impl Manifest<'_> {
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("plain structs with text keys always serialise");
        bytes.push(b'\n');
        bytes
    }
}

/// The manifest of results: what was asked, what came of it, and all other files of the folder.
pub(super) fn file(
    (typed, words): (&Typed<'_>, &[OsString]),
    workbenches: &[Workbench],
    (report, files): (&Report, &[File]),
    source: &str,
    clock: &Clock,
) -> File {
    let arguments = words.iter().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let command: Vec<String> =
        [TOOL.to_owned()].into_iter().chain(arguments).map(|word| quoted(&word)).collect();
    let programmes = workbenches.iter().map(|workbench| &workbench.programme);
    let inputs = programmes.clone().flat_map(|programme| &programme.inputs);
    let document = Manifest {
        tool: TOOL,
        version: env!("CARGO_PKG_VERSION"),
        schema: 1,
        command: command.join(" "),
        scenario: typed.files.first().map_or("", String::as_str),
        source,
        language: typed.options.language.code,
        seed: report.run.seed,
        replications: report.run.replications,
        inputs: inputs
            .map(|file| Input { path: &file.path, sha256: sha256(&file.bytes) })
            .collect(),
        effective_sha256: programmes
            .clone()
            .next()
            .map_or_else(String::new, |programme| sha256(programme.effective.as_bytes())),
        files: files.iter().map(|file| (file.path.as_str(), sha256(&file.bytes))).collect(),
        timing: Timing {
            started: clock.started_at.clone(),
            finished: clock::now(),
            seconds: clock.seconds(),
        },
    };
    File { path: FILE.to_owned(), bytes: document.to_bytes() }
}

/// What it takes to get the same numbers again. Where results go, how loud and on how many threads changes none of them.
pub(super) fn origin(typed: &Typed<'_>, workbenches: &[Workbench]) -> Origin {
    let Options { set, replications, seed, language, .. } = &typed.options;
    let mut words = vec![TOOL.to_owned(), typed.experiment.name.to_owned()];
    words.extend(typed.files.iter().cloned());
    let mut option =
        |name: &str, value: &str| words.extend([format!("--{name}"), value.to_owned()]);
    for argument in typed.experiment.arguments {
        for value in typed.arguments.all(argument.name) {
            if argument.default != Some(value.as_str()) && argument.times != Times::Flag {
                option(argument.name, value);
            }
        }
    }
    set.iter().for_each(|set| option("set", set));
    replications.iter().for_each(|count| option("replications", &count.to_string()));
    seed.iter().for_each(|seed| option("seed", &seed.to_string()));
    option("lang", language.code);
    let flags = typed.experiment.arguments.iter().filter(|of| of.times == Times::Flag);
    let given = flags.filter(|flag| typed.arguments.is_given(flag.name));
    words.extend(given.map(|flag| format!("--{}", flag.name)));
    let programmes = workbenches.iter().map(|workbench| &workbench.programme);
    let inputs = programmes.clone().flat_map(|programme| &programme.inputs);
    let effective = programmes.map(|programme| programme.effective.as_str());
    Origin {
        command: words.iter().map(|word| quoted(word)).collect::<Vec<String>>().join(" "),
        inputs: inputs.map(|file| (file.path.clone(), sha256(&file.bytes))).collect(),
        effective: effective.map(|text| sha256(text.as_bytes())).collect::<Vec<String>>().join(" "),
    }
}

/// What the manifest of earlier results says.
#[derive(Deserialize)]
pub(super) struct Earlier {
    tool: String,
    /// The scenario that was run, from the folder of the results on.
    pub(super) source: Option<String>,
    /// The hash of each file that was written, by path. Earlier versions did not say it.
    pub(super) files: Option<BTreeMap<String, String>>,
}

/// Reads a manifest; `None` if it is not one of ours.
pub(super) fn earlier(text: &[u8]) -> Option<Earlier> {
    serde_json::from_slice(text).ok().filter(|earlier: &Earlier| earlier.tool == TOOL)
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a text takes every letter");
        hex
    })
}

/// The argument as a shell would read it.
fn quoted(argument: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "-_=./,:+@%".contains(character);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}
