//! What matters of a run, in a second, in 80 columns. Prints nothing itself.

mod blocks;
mod changes;
mod check;
mod classes;
mod clearance;
mod columns;
mod compare;
mod grid;
pub mod levers;
mod limits;
pub mod mix;
mod money;
mod precision;
mod queue;
mod regions;
pub mod sensitivity;
mod sums;
mod table;
mod verdicts;

use anstyle::{AnsiColor, Style};

use crate::calendar::Day;
pub use crate::output::terminal::changes::changes;
pub use crate::output::terminal::check::check;
pub use crate::output::terminal::compare::compare;

use crate::output::locale::summary::Phrase;
use crate::output::locale::{Language, Locale};
use crate::output::terminal::columns::{harmless, wrapped};
use crate::output::terminal::table::Table;
use crate::report::{Band, Outcome, Report, StageOutcome};
use crate::units::StepUnit;

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
    precision::write(report, &mut page);
    let rows = Rows::new(report, locale);
    clearance::write(report, &rows, &mut page);
    queue::write(report, &rows, &mut page);
    classes::write(report, &rows, &mut page);
    regions::write(report, &rows, &mut page);
    limits::write(report, &rows, &mut page);
    money::write(report, &mut page);
    sums::write(&rows, &mut page);
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
    /// What stands above the rows of one stage, where there are several stages and variants.
    group: Option<&'a str>,
    label: &'a str,
    outcome: &'a Outcome,
    stage: &'a StageOutcome,
}

/// What there is to tell.
struct Rows<'a> {
    /// The stages with a queue: stage by stage, and within a stage variant by variant.
    queues: Vec<Row<'a>>,
    /// The whole pipeline, of several stages, variant by variant.
    pipeline: Vec<Row<'a>>,
    /// The stages that close every step without a backlog: of them there is nothing more to say.
    idle: Vec<&'a str>,
    /// What stands above the names in the first table: the only stage, where the rows are its variants.
    title: &'a str,
}

impl<'a> Rows<'a> {
    fn new(report: &'a Report, locale: Locale) -> Self {
        let alone = report.outcomes.len() == 1;
        let stages = report.outcomes.first().map_or(&[][..], |outcome| outcome.stages.as_slice());
        let of = |index: usize| {
            report
                .outcomes
                .iter()
                .filter_map(move |outcome| Some((outcome, outcome.stages.get(index)?)))
        };
        let (mut busy, mut idle, mut pipeline) = (Vec::new(), Vec::new(), Vec::new());
        for (index, stage) in stages.iter().enumerate() {
            if stage.is_whole_pipeline() {
                pipeline.push(index);
            } else if of(index).any(|(_, stage)| 0.0 < stage.peak.mean) {
                busy.push(index);
            } else {
                idle.push(locale.name(&stage.name));
            }
        }
        let several = 1 < busy.len();
        let row = |(outcome, stage): (&'a Outcome, &'a StageOutcome)| {
            let name = locale.name(&stage.name);
            let group = (several && !alone && !stage.is_whole_pipeline()).then_some(name);
            Row {
                group,
                label: if alone { name } else { locale.name(&outcome.name) },
                outcome,
                stage,
            }
        };
        let title = match busy.as_slice() {
            [only] if !alone => stages.get(*only).map_or("", |stage| locale.name(&stage.name)),
            _ => "",
        };
        Self {
            queues: busy.into_iter().flat_map(of).map(row).collect(),
            pipeline: pipeline.into_iter().flat_map(of).map(row).collect(),
            idle,
            title,
        }
    }

    /// A table over the queues; a row may have no line or several.
    fn table(
        &self,
        head: Vec<String>,
        mut lines: impl FnMut(&Row<'_>) -> Vec<Vec<String>>,
    ) -> Table<'_> {
        let mut table = Table::new(head);
        for row in &self.queues {
            table.add(row, lines(row));
        }
        table
    }
}

/// Short, so that tables fit: 1399-08, or 1399-08-07 where a month does not say enough.
fn date(report: &Report, locale: Locale, first: Day) -> String {
    let text = locale.calendar.format(first);
    let short = match (report.unit, text.strip_suffix("-01")) {
        (StepUnit::Month, Some(month)) => month,
        (StepUnit::Month | StepUnit::Week | StepUnit::Day, _) => &text,
    };
    match locale.language {
        Language::English => short.to_owned(),
        // As Persian writes dates; a hyphen would turn the order of their parts after Persian letters.
        Language::Persian => locale.digits(&short.replace('-', "/")),
    }
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
