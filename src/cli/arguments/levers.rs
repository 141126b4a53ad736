//! What may be typed after `sweep`, `solve`, `sensitivity`, with its help. Interprets nothing.

use clap::{Args, ValueEnum};

use crate::cli::arguments::Run;
use crate::report::sweep::Design;

const SWEEP_EXAMPLES: &str = "\
Examples:
  nobat sweep cards.toml --vary supplier.mint.per_month=0.6M,1M,2M,2.5M
  nobat sweep cards.toml --vary supplier.mint.per_month=0.4M..2.5M:8 --vary capacity.line.per_month=1M..3M:5
  nobat sweep cards.toml --vary supplier.mint.per_month=0.4M..2.5M --design sobol --points 64

Values take the suffixes k, M, bn, or are anything that TOML allows. All points are played under the same luck.
A sweep that was interrupted goes on where it stopped when it is started again.

Exit status: 0 good, 1 an assertion that fails at some point, 2 bad input, 3 a failure of the world (disk full).";

#[derive(Args, Debug)]
pub(in crate::cli) struct Sweep {
    #[command(flatten)]
    pub(in crate::cli) run: Run,
    /// A key with values (`KEY=A,B,C`) or with a range (`KEY=LO..HI:N`). May be given again for a grid.
    #[arg(long, value_name = "KEY=VALUES", required = true)]
    pub(in crate::cli) vary: Vec<String>,
    /// What to answer, as in `production.clearance` or `production.backlog@1402-12` [default: all that need no date].
    #[arg(long, value_name = "STAGE.ANSWER")]
    pub(in crate::cli) answer: Vec<String>,
    /// How points are chosen.
    #[arg(long, value_enum, default_value_t = Choice::Grid)]
    pub(in crate::cli) design: Choice,
    /// How many points a design over ranges has.
    #[arg(long, value_name = "N", default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(in crate::cli) points: u32,
    #[command(flatten)]
    help: SweepHelp,
}

#[derive(Args, Debug)]
#[command(after_help = SWEEP_EXAMPLES)]
struct SweepHelp {}

const SOLVE_EXAMPLES: &str = "\
Examples:
  nobat solve cards.toml --vary supplier.mint.per_month=0.4M..2.5M --until \"production.clearance <= 1402-12 with 90%\"
  nobat solve cards.toml --vary capacity.line.per_month=1M..3M --until \"production.peak <= 5M with 95%\"
  nobat solve cards.toml --vary capacity.line.per_month=1M..3M --until \"production.service_level >= 0.9 with 80%\"
  nobat solve cards.toml --vary supplier.mint.per_month=0.4M..2.5M --vary capacity.line.per_month=1M..3M
    --cost supplier.mint.per_month=3,capacity.line.per_month=1 --until \"production.clearance <= 1402-12 with 90%\"

Exit status: 0 good, 1 out of reach or a failed assertion at the value found, 2 bad input, 3 a failure of the world.";

#[derive(Args, Debug)]
pub(in crate::cli) struct Solve {
    #[command(flatten)]
    pub(in crate::cli) run: Run,
    /// The key and the range in which its value is sought. Given twice, the cheapest mix of both is sought.
    #[arg(long, value_name = "KEY=LO..HI", required = true)]
    pub(in crate::cli) vary: Vec<String>,
    /// What a unit of each of two keys costs, as in `supplier.mint.per_month=3,capacity.line.per_month=1`.
    #[arg(long, value_name = "KEY=COST,KEY=COST")]
    pub(in crate::cli) cost: Option<String>,
    /// What must hold, and in which share of runs.
    #[arg(long, value_name = "CLAIM")]
    pub(in crate::cli) until: String,
    /// How near values are told apart [default: about a thousandth of the range].
    #[arg(long, value_name = "X")]
    pub(in crate::cli) tolerance: Option<String>,
    #[command(flatten)]
    help: SolveHelp,
}

#[derive(Args, Debug)]
#[command(after_help = SOLVE_EXAMPLES)]
struct SolveHelp {}

/// The designs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Choice {
    /// Every value with every other.
    Grid,
    /// Latin hypercube over ranges.
    Lhs,
    /// Scrambled Sobol' points over ranges.
    Sobol,
}

impl Choice {
    pub(in crate::cli) fn design(self) -> Design {
        match self {
            Self::Grid => Design::Grid,
            Self::Lhs => Design::LatinHypercube,
            Self::Sobol => Design::Sobol,
        }
    }
}

const SENSITIVITY_EXAMPLES: &str = "\
Examples:
  nobat sensitivity cards.toml
  nobat sensitivity cards.toml --answer production.backlog@1402-12 --points 2048

Every number that the scenario gives as a distribution is an unknown; there is no list to write.

Exit status: 0 good, 1 a failed assertion, 2 bad input, 3 a failure of the world (disk full).";

#[derive(Args, Debug)]
pub(in crate::cli) struct Sensitivity {
    #[command(flatten)]
    pub(in crate::cli) run: Run,
    /// What to explain [default: the clearance of the first stage].
    #[arg(long, value_name = "STAGE.ANSWER")]
    pub(in crate::cli) answer: Option<String>,
    /// Points of the variance-based analysis; each is played (unknowns + 2) times.
    #[arg(long, value_name = "N", default_value_t = 512, value_parser = clap::value_parser!(u32).range(16..=65_536))]
    pub(in crate::cli) points: u32,
    /// Trajectories of the screening by elementary effects; each is (unknowns + 1) points.
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(4..=10_000))]
    pub(in crate::cli) trajectories: u32,
    #[command(flatten)]
    help: SensitivityHelp,
}

#[derive(Args, Debug)]
#[command(after_help = SENSITIVITY_EXAMPLES)]
struct SensitivityHelp {}
