//! What matters of a run, in a second, in 80 columns. Prints nothing itself.

mod answers;
mod blocks;
mod columns;
pub mod levers;
pub mod sensitivity;
mod verdicts;

use anstyle::{AnsiColor, Style};

use crate::output::locale::summary::Phrase;
use crate::output::locale::{Language, Locale};
use crate::output::terminal::columns::{harmless, wrapped};
use crate::report::{Band, Outcome, Report, StageOutcome};

/// Whether the terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Letters only.
    Plain,
    /// A few colours.
    Coloured,
}

/// What only the caller knows.
#[derive(Clone, Copy, Debug)]
pub struct Afterword<'a> {
    /// Where the results are, as the user would call it.
    pub folder: &'a str,
    /// How long everything took.
    pub seconds: f64,
}

/// The summary, with a line break at its end.
pub fn summary(report: &Report, locale: Locale, looks: Looks, afterword: &Afterword<'_>) -> String {
    let mut page = Page { locale, looks, lines: Vec::new() };
    page.heading(locale.name(&report.scenario));
    page.note(&chance(report, locale));
    answers::write(report, &mut page);
    verdicts::write(report, &mut page);
    page.line("");
    let seconds = locale.number((afterword.seconds * 10.0).round() / 10.0);
    page.note(&locale.afterword(afterword.folder, &seconds));
    page.finish()
}

fn chance(report: &Report, locale: Locale) -> String {
    let replications = locale.exact(f64::from(report.replications));
    let mut text = locale.replications(&replications, &locale.plain(report.seed));
    if is_certain(report) && 1 < report.replications {
        text = format!("{text} ({})", locale.phrase(Phrase::Certain));
    }
    text
}

/// Whether all replications came out alike: then there are no ranges to speak of.
fn is_certain(report: &Report) -> bool {
    let narrow = |band: &Band| band.quantiles[0] == band.quantiles[6];
    report.outcomes.iter().flat_map(|outcome| &outcome.stages).all(|stage| {
        let clearance = &stage.clearance;
        let moments = clearance.counts.iter().chain([&clearance.never]).filter(|count| 0 < **count);
        narrow(&stage.peak) && narrow(&stage.person_months) && moments.count() <= 1
    })
}

/// One stage of one variant, with what its rows are called.
struct Row<'a> {
    /// What stands above the rows of one stage, where there are several variants.
    group: Option<&'a str>,
    label: &'a str,
    outcome: &'a Outcome,
    stage: &'a StageOutcome,
}

/// Stage by stage, and within a stage variant by variant.
fn rows(report: &Report, locale: Locale) -> Vec<Row<'_>> {
    let alone = report.outcomes.len() == 1;
    let stages = report.outcomes.first().map_or(0, |outcome| outcome.stages.len());
    let pairs = (0..stages).flat_map(|index| {
        report
            .outcomes
            .iter()
            .filter_map(move |outcome| Some((outcome, outcome.stages.get(index)?)))
    });
    pairs
        .map(|(outcome, stage)| {
            let (stage_name, variant) = (locale.name(&stage.name), locale.name(&outcome.name));
            let group = (!alone).then_some(stage_name);
            Row { group, label: if alone { stage_name } else { variant }, outcome, stage }
        })
        .collect()
}

/// Lines in the making.
struct Page {
    locale: Locale,
    looks: Looks,
    lines: Vec<String>,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.styled(text, Style::new());
    }

    fn heading(&mut self, text: &str) {
        self.styled(text, Style::new().bold());
    }

    fn note(&mut self, text: &str) {
        for line in wrapped(text, 0) {
            self.styled(&line, Style::new().dimmed());
        }
    }

    fn good(&mut self, text: &str) {
        self.styled(text, AnsiColor::Green.on_default());
    }

    fn bad(&mut self, text: &str) {
        self.styled(text, AnsiColor::Red.on_default().bold());
    }

    fn styled(&mut self, text: &str, style: Style) {
        let text = harmless(text);
        // The mark makes a line run from right to left whatever letter comes first.
        let mark = match self.locale.language {
            Language::Persian if !text.is_empty() => "\u{200F}",
            Language::English | Language::Persian => "",
        };
        self.lines.push(match self.looks {
            Looks::Plain => format!("{mark}{text}"),
            Looks::Coloured => format!("{mark}{style}{text}{style:#}"),
        });
    }

    fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}
