//! The command `compare`, from files to a folder of differences. Computes none of them.

use std::ffi::OsString;

use rayon::prelude::*;

use crate::cli::arguments::{Compare, Run};
use crate::cli::clock::Clock;
use crate::cli::folder::Artefact;
use crate::cli::progress::{self, Watched};
use crate::cli::run::{self, Formats};
use crate::cli::{Failure, Status, World};
use crate::experiment;
use crate::output::locale::Locale;
use crate::output::terminal::{self, Afterword, Looks};
use crate::output::{chart, summary, tabular};
use crate::report::comparison::Comparison;
use crate::report::{Report, Verdict};
use crate::scenario::{Programme, ScenarioError};

pub(super) fn compare(
    command: &Compare,
    typed: &[OsString],
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let clock = Clock::start();
    let formats = Formats::new(&command.options.format)?;
    let loaded = load(command, world)?;
    let texts: Vec<String> = loaded.iter().map(|programme| programme.effective.clone()).collect();
    let programme = experiment::side_by_side(loaded)?;
    let Some(mut programme) = programme.filter(|programme| !programme.variants.is_empty()) else {
        return Err(Failure::BadInput(
            "there is nothing to compare with: add a `[variant.…]` to the scenario, or name a second file"
                .to_owned(),
        ));
    };
    let reading = command.reading(&programme.name.key);
    let default = format!("{}-compare", programme.name.key);
    let folder = run::destination(&reading, &default, &programme, world)?;
    let workers = run::workers(&reading)?;
    let watched = Watched::by(&reading.options, world);
    let precision = workers.install(|| experiment::settle(&mut programme))?;
    let (report, comparison) = workers.install(|| play(&programme, watched))?;
    let report = Report { precision, ..report };
    let locale = Locale::new(reading.options.lang.language(), report.calendar);
    match &folder {
        Some((folder, shown)) => {
            let mut artefacts =
                workers.install(|| artefacts(&report, &comparison, locale, formats));
            artefacts.extend(scenarios(&programme, texts));
            artefacts.push(run::manifest(&reading, typed, &programme, &clock));
            folder.publish(&artefacts, world.publishing)?;
            if !reading.options.quiet {
                let afterword = Afterword { folder: shown, seconds: clock.seconds() };
                let looks =
                    if world.colourful(world.stdout_is) { Looks::Coloured } else { Looks::Plain };
                let text = terminal::compare(&report, &comparison, locale, looks, &afterword);
                world.say(text.as_bytes())?;
            }
        }
        None => world.say(&tabular::compare_json(&report, &comparison))?,
    }
    let all_passed =
        report.outcomes.iter().flat_map(|outcome| &outcome.verdicts).all(Verdict::passed);
    Ok(if all_passed { Status::Good } else { Status::FailedAssertion })
}

/// All programmes. What is wrong with one file does not hide what is wrong with the next.
fn load(command: &Compare, world: &mut World<'_>) -> Result<Vec<Programme>, Failure> {
    let mut programmes = Vec::new();
    let mut last = None;
    for file in &command.files {
        match run::open(&command.reading(file), world) {
            Ok(bench) => programmes.push(bench.programme),
            Err(Failure::Scenario(error @ ScenarioError::Mistakes { .. })) => {
                if let Some(Failure::Scenario(before)) = last.replace(Failure::Scenario(error)) {
                    world.complain(&before.render(world.colour()));
                }
            }
            Err(failure) => return Err(failure),
        }
    }
    last.map_or(Ok(programmes), Err)
}

fn play(programme: &Programme, watched: Watched) -> Result<(Report, Comparison), Failure> {
    let variants = programme.variants.len() as u64 + 1;
    let bar = progress::bar(watched, u64::from(programme.plan.replications) * variants);
    let found = experiment::compare(programme, &|done| bar.set_position(done));
    bar.finish_and_clear();
    Ok(found?)
}

fn artefacts(
    report: &Report,
    comparison: &Comparison,
    locale: Locale,
    formats: Formats,
) -> Vec<Artefact> {
    let file = |path: &str, bytes: Vec<u8>| Artefact { path: path.to_owned(), bytes };
    let mut artefacts = vec![
        file("compare.csv", tabular::compare(report, comparison)),
        file("compare.json", tabular::compare_json(report, comparison)),
        file("summary.json", summary::summary(report)),
        file("series.csv", tabular::series(report)),
    ];
    if formats.svg || formats.png {
        let charts = chart::comparisons(report, locale);
        let stem = |name: &str| format!("charts/{}", run::file_name(name));
        if formats.png {
            let pictures: Vec<Artefact> = charts
                .par_iter()
                .map(|chart| file(&format!("{}.png", stem(&chart.name)), chart::png(&chart.svg)))
                .collect();
            artefacts.extend(pictures);
        }
        if formats.svg {
            artefacts.extend(
                charts.into_iter().map(|chart| {
                    file(&format!("{}.svg", stem(&chart.name)), chart.svg.into_bytes())
                }),
            );
        }
    }
    artefacts
}

/// What was played, so that it can be played again: one text, or one for each file.
fn scenarios(programme: &Programme, texts: Vec<String>) -> Vec<Artefact> {
    let alone = texts.len() == 1;
    let keys = [&programme.name].into_iter().chain(programme.variants.iter().map(|it| &it.name));
    texts
        .into_iter()
        .zip(keys)
        .map(|(text, name)| {
            let path = if alone {
                "scenario.toml".to_owned()
            } else {
                format!("scenario-{}.toml", run::file_name(&name.key))
            };
            Artefact { path, bytes: text.into_bytes() }
        })
        .collect()
}

impl Compare {
    /// One of its files, with all that was typed beside it.
    fn reading(&self, file: &str) -> Run {
        Run { file: file.to_owned(), options: self.options.clone() }
    }
}
