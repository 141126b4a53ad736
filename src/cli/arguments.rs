//! What may be typed, with its help. Interprets nothing.

pub(super) mod levers;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::output::locale::Language;

/// When a backlog clears, how long an applicant waits, what holds production back.
#[derive(Debug, Parser)]
#[command(name = "nobat", version, arg_required_else_help = true, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Simulate a scenario and its variants, print the answers, write charts and tables.
    Run(Simulate),
    /// Say in words and numbers what a scenario means, and all that is wrong with it.
    Check(Check),
    /// Set the variants of a scenario, or several scenarios, side by side: differences, and how sure they are.
    Compare(Compare),
    /// Play a scenario at many values of one or more of its keys.
    Sweep(levers::Sweep),
    /// Find the value of a key with which a claim holds as often as wanted.
    Solve(levers::Solve),
    /// Find which uncertain number moves an answer most.
    Sensitivity(levers::Sensitivity),
}

const EXAMPLES: &str = "\
Examples:
  nobat run cards.toml
  nobat run cards.toml --set supplier.printing-house.per_month=1_000_000 -o results/one-million
  nobat run cards.toml --lang fa --format svg
  nobat run cards.toml --old results/cards --tolerance 1% -o results/now
  cat cards.toml | nobat run - --replications 200 -o - | jq .variants

Exit status: 0 good, 1 a failed assertion or a change since --old, 2 bad input, 3 a failure of the world.";

/// A scenario, and how it is to be played.
#[derive(Args, Debug)]
pub(super) struct Run {
    /// The scenario; `-` reads standard input.
    pub(super) file: String,
    #[command(flatten)]
    pub(super) options: Options,
}

/// The command `run`: what all that play have, and what to hold its results against.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Simulate {
    #[command(flatten)]
    pub(super) run: Run,
    /// Say what changed since these earlier results, and end with status 1 if anything did.
    #[arg(long, value_name = "FOLDER")]
    pub(super) old: Option<PathBuf>,
    /// The share of what it was by which a number may differ from `--old`, as in `1%` [default: 0, anything counts].
    #[arg(long, value_name = "SHARE", requires = "old")]
    pub(super) tolerance: Option<String>,
}

const COMPARE_EXAMPLES: &str = "\
Examples:
  nobat compare cards.toml
  nobat compare cards.toml with-couriers.toml --replications 5000
  nobat compare cards.toml -o - | jq .answers

Several files must have the calendar, the step, the horizon and the pipeline of the first, which is the base and whose
seed and replications count; their variants are left out.

Exit status: 0 good, 1 a failed assertion, 2 bad input, 3 a failure of the world (disk full).";

#[derive(Args, Debug)]
#[command(after_help = COMPARE_EXAMPLES)]
pub(super) struct Compare {
    /// The scenario whose variants are compared, or several scenarios.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<String>,
    #[command(flatten)]
    pub(super) options: Options,
}

/// What commands that play have in common.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Options {
    /// Folder for the results; `-` writes the answers to standard output instead [default: results/<scenario>, with
    /// `-` and the command behind it for all but `run`].
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// Replace one value of every scenario, as in `supplier.mint.per_month=1_000_000`. May be given again.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// How many worlds to simulate, instead of what the scenario says.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) replications: Option<u32>,
    /// The seed of all chance, instead of what the scenario says.
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// How many threads to use; the results do not depend on it [default: all cores].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// The language of the words and of the charts.
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub(super) lang: Lang,
    /// Formats of the charts; `none` draws no charts.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [ChartFormat::Svg, ChartFormat::Png])]
    pub(super) format: Vec<ChartFormat>,
    /// Print neither progress nor tables.
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Replace the results folder even if nobat did not write it. All that is in it is lost.
    #[arg(long)]
    pub(super) force: bool,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  nobat check cards.toml
  nobat check cards.toml --set supplier.printing-house.per_month=1_000_000 --lang fa

Exit status: 0 the file is right, 2 it is not.";

#[derive(Args, Debug)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct Check {
    /// The scenario; `-` reads standard input.
    pub(super) file: String,
    /// Replace one value of the scenario, as in `supplier.mint.per_month=1_000_000`. May be given again.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// The language of the words.
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub(super) lang: Lang,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// English.
    #[default]
    En,
    /// Persian: right to left, Persian digits, Solar Hijri dates.
    Fa,
}

impl Lang {
    pub(super) fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Fa => Language::Persian,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ChartFormat {
    /// Vector graphics, for the web and for editing.
    Svg,
    /// Pictures, for slides and letters.
    Png,
    /// No charts.
    None,
}
