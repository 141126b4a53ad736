//! What may be typed to play a run in parts: `nobat shard` and `nobat merge`. Does nothing.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::options::{self, Options, Registry};
use crate::experiment::run::RUN;
use crate::experiment::shard::{How, NoShard, Shard};

/// What of a run can be asked in parts.
const OF_RUN: [&str; 3] = ["relief", "only", "sketch"];

/// What is to be done, as it was typed.
pub(super) struct InParts<'r> {
    pub(super) task: Task,
    pub(super) options: Options<'r>,
}

/// A part to play, or parts to put together.
pub(super) enum Task {
    /// Play a shard of a scenario into a file.
    Shard { shard: Shard, file: String, how: How },
    /// Put parts together, as one part in a file or as results.
    Merge { parts: Vec<String>, part: Option<PathBuf> },
}

/// Whether a command is one of these.
pub(super) fn is_one(name: &str) -> bool {
    name == "shard" || name == "merge"
}

/// The commands, behind those that ask questions.
pub(super) fn commands(registry: &Registry<'_>) -> [Command; 2] {
    let some = |ids: &[&str]| -> Vec<Arg> {
        let all = options::of_folder(registry).into_iter().chain(options::of_all(registry));
        all.filter(|arg| ids.contains(&arg.get_id().as_str())).collect()
    };
    let of_run = RUN.arguments.iter().filter(|argument| OF_RUN.contains(&argument.name));
    [
        Command::new("shard")
            .about("Play one of N parts of a run into a file, here or on any other machine")
            .after_help(
                "Examples:\n  nobat shard 1/2 scenarios/provinces.toml -o parts/1\n  \
                 nobat shard 2/2 scenarios/provinces.toml -o parts/2\n  \
                 nobat merge parts/1 parts/2 -o results/provinces\n\n\
                 The file is written whole or not at all; where it is there already, nothing is played again. Queues of all kinds \
                 are in docs/cluster.md.\n\n\
                 Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
            )
            .arg(
                Arg::new("shard")
                    .value_name("I/N")
                    .required(true)
                    .help("Which part of how many, from 1/N to N/N"),
            )
            .arg(
                Arg::new("file")
                    .value_name("FILE")
                    .required(true)
                    .help("The scenario; `-` reads standard input"),
            )
            .arg(
                Arg::new("output")
                    .short('o')
                    .long("output")
                    .value_name("PART")
                    .required(true)
                    .value_parser(value_parser!(PathBuf))
                    .help("The file for the part; `-` writes it to standard output"),
            )
            .args(of_run.map(options::own))
            .args(some(&["replications", "seed", "threads", "max-memory", "quiet", "set", "color"])),
        Command::new("merge")
            .about("Make the results of a run of its parts: the same bytes as on one machine")
            .after_help(
                "Examples:\n  nobat merge parts/* -o results/provinces\n  \
                 nobat merge parts/1? --part parts/tens && nobat merge parts/tens parts/2? -o results/provinces\n\n\
                 The order of parts changes nothing. A part that is missing is named, one of another run is refused, one that is \
                 there twice counts once.\n\n\
                 Exit status: 0 good, 1 a failed assertion, 2 bad input, 3 a failure of the world (disk full).",
            )
            .arg(
                Arg::new("file")
                    .value_name("PART")
                    .required(true)
                    .action(ArgAction::Append)
                    .num_args(1..)
                    .help("The parts, or parts that were merged of them; `-` reads one from standard input"),
            )
            .arg(
                Arg::new("part")
                    .long("part")
                    .value_name("PART")
                    .conflicts_with("output")
                    .value_parser(value_parser!(PathBuf))
                    .help("Put them together as one larger part instead, to be merged with others"),
            )
            .args(some(&["output", "threads", "max-memory", "format", "quiet", "force", "lang", "color"])),
    ]
}

/// What was typed after one of the commands.
pub(super) fn of<'r>(
    name: &str,
    matches: &ArgMatches,
    common: Options<'r>,
) -> Result<InParts<'r>, (ErrorKind, String)> {
    let files = options::texts(matches, "file");
    let task = if name == "shard" {
        let shard = options::one::<String>(matches, "shard").unwrap_or_default();
        let shard: Shard = shard
            .parse()
            .map_err(|error: NoShard| (ErrorKind::ValueValidation, error.to_string()))?;
        let file = files.into_iter().next().unwrap_or_default();
        let how = How {
            relief: options::flag(matches, "relief"),
            only: options::texts(matches, "only"),
            sketch: options::flag(matches, "sketch"),
        };
        Task::Shard { shard, file, how }
    } else {
        Task::Merge { parts: files, part: options::one(matches, "part") }
    };
    Ok(InParts { task, options: common })
}
