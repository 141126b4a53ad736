//! Options that commands have in common: how they are declared, and how they are read. Knows no command.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::cli::world::Colours;
use crate::experiment::arguments::{Argument, Times};
use crate::experiment::{EXPERIMENTS, Experiment};
use crate::format::{FORMATS, Format, When};
use crate::language::{LANGUAGES, Language};

/// What the program can do: the questions that it answers, the forms that it writes, the languages that it speaks.
#[derive(Clone, Copy, Debug)]
pub struct Registry<'r> {
    /// A command for each.
    pub experiments: &'r [&'r Experiment],
    /// What `--format` chooses from.
    pub formats: &'r [&'r Format],
    /// What `--lang` chooses from; the first is what counts when nothing is chosen.
    pub languages: &'r [&'r Language],
}

impl Default for Registry<'static> {
    fn default() -> Self {
        Self { experiments: EXPERIMENTS, formats: FORMATS, languages: LANGUAGES }
    }
}

/// What all questions have in common.
#[derive(Clone)]
pub(super) struct Options<'r> {
    pub(super) output: Option<PathBuf>,
    pub(super) set: Vec<String>,
    pub(super) replications: Option<u32>,
    pub(super) seed: Option<u64>,
    pub(super) threads: usize,
    /// In bytes.
    pub(super) max_memory: f64,
    pub(super) language: &'r Language,
    pub(super) formats: Vec<&'r Format>,
    pub(super) quiet: bool,
    /// `None` leaves it to the terminal.
    pub(super) colours: Option<Colours>,
    pub(super) force: bool,
}

const NO_FORMAT: &str = "none";

/// Reads them; the error is a kind of `clap` and a sentence.
pub(super) fn options<'r>(
    matches: &ArgMatches,
    registry: &Registry<'r>,
) -> Result<Options<'r>, (ErrorKind, String)> {
    let chosen = texts(matches, "format");
    let no_charts = chosen.iter().any(|name| name == NO_FORMAT);
    if no_charts && 1 < chosen.len() {
        let why = format!("`--format {NO_FORMAT}` excludes every other format");
        return Err((ErrorKind::ArgumentConflict, why));
    }
    let is_wanted = |format: &&&Format| match format.when {
        When::Always => true,
        When::ByDefault if chosen.is_empty() => true,
        When::ByDefault | When::OnRequest => chosen.iter().any(|name| name == format.name),
    };
    let language = one::<String>(matches, "lang").unwrap_or_default();
    Ok(Options {
        output: one(matches, "output"),
        set: texts(matches, "set"),
        replications: one(matches, "replications"),
        seed: one(matches, "seed"),
        threads: one::<u16>(matches, "threads").map_or(0, usize::from),
        max_memory: one::<f64>(matches, "max-memory")
            .map_or(f64::INFINITY, |gigabytes| 1e9 * gigabytes),
        language: Language::of_code(&language, registry.languages).unwrap_or(registry.languages[0]),
        formats: registry.formats.iter().filter(is_wanted).copied().collect(),
        quiet: flag(matches, "quiet"),
        force: flag(matches, "force"),
        colours: match one::<String>(matches, "color").as_deref() {
            Some("always") => Some(Colours::Wanted),
            Some("never") => Some(Colours::Refused),
            Some(_) | None => None,
        },
    })
}

/// The texts of an option, in order; none where the command does not have it.
pub(super) fn texts(matches: &ArgMatches, id: &str) -> Vec<String> {
    let values = matches.try_get_many::<String>(id).ok().flatten();
    values.map_or_else(Vec::new, |values| values.cloned().collect())
}

pub(super) fn one<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Option<T> {
    matches.try_get_one::<T>(id).ok().flatten().cloned()
}

pub(super) fn flag(matches: &ArgMatches, id: &str) -> bool {
    matches.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or(false)
}

pub(super) fn own(argument: &Argument) -> Arg {
    let arg = Arg::new(argument.name)
        .long(argument.name)
        .help(argument.about)
        .required(matches!(argument.times, Times::Once | Times::AtLeastOnce))
        .action(match argument.times {
            Times::AtMostOnce | Times::Once => ArgAction::Set,
            Times::Any | Times::AtLeastOnce => ArgAction::Append,
            Times::Flag => ArgAction::SetTrue,
        });
    let arg = if argument.value.is_empty() { arg } else { arg.value_name(argument.value) };
    let arg = match argument.default {
        Some(default) => arg.default_value(default),
        None => arg,
    };
    let arg = match argument.needs {
        Some(other) => arg.requires(other),
        None => arg,
    };
    if argument.choices.is_empty() { arg } else { arg.value_parser(choices(argument.choices)) }
}

fn gigabytes(typed: &str) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|number: &f64| 0.0 < *number);
    number.ok_or_else(|| "write a number of gigabytes, such as 8".to_owned())
}

fn choices(words: &[(&'static str, &'static str)]) -> PossibleValuesParser {
    PossibleValuesParser::new(
        words.iter().map(|(word, about)| PossibleValue::new(*word).help(*about)),
    )
}

/// What commands have that leave results.
pub(super) fn of_folder(registry: &Registry<'_>) -> [Arg; 8] {
    let formats = registry.formats.iter().filter(|format| format.when != When::Always);
    let mut names: Vec<(&'static str, &'static str)> =
        formats.clone().map(|format| (format.name, format.about)).collect();
    names.push((NO_FORMAT, "No charts"));
    let default: Vec<&str> =
        formats.filter(|format| format.when == When::ByDefault).map(|format| format.name).collect();
    [
        Arg::new("output").short('o').long("output").value_name("FOLDER").value_parser(value_parser!(PathBuf)).help(
            "Folder for the results; `-` writes the answers to standard output instead [default: \
             results/<scenario>, with `-` and the command behind it for all but `run`]",
        ),
        Arg::new("replications")
            .long("replications")
            .value_name("N")
            .value_parser(value_parser!(u32).range(1..))
            .help("How many replications to play, instead of what the scenario says"),
        Arg::new("seed")
            .long("seed")
            .value_name("N")
            .value_parser(value_parser!(u64))
            .help("The seed of all chance, instead of what the scenario says"),
        Arg::new("threads")
            .long("threads")
            .value_name("N")
            .value_parser(value_parser!(u16).range(1..=1024))
            .help("How many threads to use; the results do not depend on it [default: all cores]"),
        Arg::new("max-memory")
            .long("max-memory")
            .value_name("GB")
            .value_parser(gigabytes)
            .default_value("4")
            .help("Refuse what would take more memory than this by its estimate, which `check` shows"),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(choices(&names))
            .help(format!("Formats of the charts; `{NO_FORMAT}` draws none [default: {}]", default.join(" "))),
        Arg::new("quiet")
            .short('q')
            .long("quiet")
            .action(ArgAction::SetTrue)
            .help("Print neither progress nor tables"),
        Arg::new("force").long("force").action(ArgAction::SetTrue).help(
            "Put results into a folder of something else, or in the place of those of another scenario. Files that nobat \
             did not write stay",
        ),
    ]
}

/// What every command has.
pub(super) fn of_all(registry: &Registry<'_>) -> [Arg; 3] {
    let languages: Vec<(&'static str, &'static str)> =
        registry.languages.iter().map(|language| (language.code, language.about)).collect();
    let first = registry.languages.first().map_or("", |language| language.code);
    [
        Arg::new("set").long("set").value_name("KEY=VALUE").action(ArgAction::Append).help(
            "Replace one value of every scenario, as in `supplier.printing-house.per_month=1_000_000`. May be given again",
        ),
        Arg::new("lang")
            .long("lang")
            .value_name("LANG")
            .default_value(first)
            .value_parser(choices(&languages))
            .help("The language of the words and of the charts"),
        Arg::new("color")
            .long("color")
            .value_name("WHEN")
            .default_value("auto")
            .value_parser(choices(&[
                ("auto", "On terminals, unless NO_COLOR is set"),
                ("always", "Everywhere"),
                ("never", "Nowhere"),
            ]))
            .help("When words are coloured"),
    ]
}
