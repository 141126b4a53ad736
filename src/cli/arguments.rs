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
    Run(Run),
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
  cat cards.toml | nobat run - --replications 200 -o - | jq .variants

Exit status: 0 good, 1 a failed assertion, 2 bad input, 3 a failure of the world (disk full).";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct Run {
    /// The scenario; `-` reads standard input.
    pub(super) file: String,
    /// Folder for the results; `-` writes summary.json to standard output instead [default: results/<scenario>].
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// Replace one value of the scenario, as in `supplier.mint.per_month=1_000_000`. May be given again.
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
    /// The language of the summary and of the charts.
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub(super) lang: Lang,
    /// Formats of the charts; `none` draws no charts.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [ChartFormat::Svg, ChartFormat::Png])]
    pub(super) format: Vec<ChartFormat>,
    /// Print neither progress nor summary.
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Replace the results folder even if nobat did not write it. All that is in it is lost.
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// English.
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
