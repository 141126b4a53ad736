//! Alternatives side by side, as tables for a terminal. Judges nothing: the comparison has done so.

use crate::model::answer::{Measure, Unit};
use crate::output::locale::Locale;
use crate::output::locale::compare::Column;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::grid::{aligned, folded};
use crate::output::terminal::{Afterword, Looks, Page, chance, precision, verdicts};
use crate::report::Report;
use crate::report::comparison::{
    AnswerComparison, Comparison, Finding, Level, Pair, StageComparison,
};

/// The comparison in words, with a line break at its end.
pub fn compare(
    report: &Report,
    comparison: &Comparison,
    locale: Locale,
    looks: Looks,
    afterword: &Afterword<'_>,
) -> String {
    let mut page = Page { locale, looks, lines: Vec::new() };
    page.heading(locale.name(&report.scenario));
    page.note(&chance(report, locale));
    precision::write(report, &mut page);
    let words = Words { report, comparison, locale };
    if let Some(base) = comparison.alternatives.first() {
        let percent = |level: f64| locale.in_percent(&locale.number(level * 100.0));
        let (level, each) = (percent(comparison.level), percent(comparison.each_level));
        page.note(&locale.compare_note(&locale.embed(locale.name(base)), &level, &each));
    }
    for stage in &comparison.stages {
        page.line("");
        page.heading(locale.name(&stage.name));
        words.stage(stage, &mut page);
    }
    verdicts::write(report, &mut page);
    page.line("");
    let seconds = locale.number((afterword.seconds * 10.0).round() / 10.0);
    page.note(&locale.afterword(afterword.folder, &seconds));
    page.finish()
}

#[derive(Clone, Copy)]
struct Words<'a> {
    report: &'a Report,
    comparison: &'a Comparison,
    locale: Locale,
}

impl Words<'_> {
    fn stage(self, stage: &StageComparison, page: &mut Page) {
        let locale = self.locale;
        let is_same = |answer: &&AnswerComparison| {
            answer.pairs.iter().all(|pair| pair.finding == Finding::Same)
        };
        let (same, different): (Vec<_>, Vec<_>) = stage.answers.iter().partition(is_same);
        for answer in different {
            page.line("");
            let mut rows = vec![vec![locale.compared(answer.measure).to_owned()]];
            let columns = [Column::Value, Column::Difference, Column::BetterIn, Column::Finding];
            rows[0].extend(columns.map(|column| locale.compare_column(column).to_owned()));
            let pairs = [None].into_iter().chain(answer.pairs.iter().map(Some));
            let names = &self.comparison.alternatives;
            for ((name, level), pair) in names.iter().zip(&answer.levels).zip(pairs) {
                let mut row = vec![format!("  {}", locale.name(name)), self.level(answer, level)];
                row.extend(pair.map(|pair| self.pair(answer, pair)).into_iter().flatten());
                rows.push(row);
            }
            let mut blocks = folded(&rows).into_iter();
            for line in blocks.next().unwrap_or_default() {
                page.styled(&line, anstyle::Style::new().underline());
            }
            for line in blocks.flatten() {
                page.line(&line);
            }
        }
        if stage.partings.iter().any(Option::is_some) {
            self.partings(stage, page);
        }
        let same = same.into_iter().map(|answer| {
            let value = answer.levels.first().map(|level| self.level(answer, level));
            let words = locale.all_the_same(&value.unwrap_or_default());
            vec![locale.compared(answer.measure).to_owned(), words]
        });
        let same: Vec<Vec<String>> = same.collect();
        if !same.is_empty() {
            page.line("");
        }
        for line in aligned(&same) {
            page.line(&line);
        }
    }

    fn partings(self, stage: &StageComparison, page: &mut Page) {
        let locale = self.locale;
        let mut rows = Vec::new();
        for (name, parting) in self.comparison.alternatives.iter().skip(1).zip(&stage.partings) {
            let words = parting.map_or_else(
                || locale.never_parts().to_owned(),
                |parting| {
                    let until = parting.until.map(|step| self.date(step));
                    locale.parts(&self.date(parting.from), until.as_deref())
                },
            );
            rows.push(vec![format!("  {}", locale.name(name)), words]);
        }
        page.line("");
        page.styled(locale.compare_column(Column::Parting), anstyle::Style::new().underline());
        for line in aligned(&rows) {
            page.line(&line);
        }
    }

    fn level(self, answer: &AnswerComparison, level: &Level) -> String {
        let locale = self.locale;
        if answer.measure.unit() == Unit::Step {
            let date = level.median.map_or_else(
                || locale.phrase(Phrase::Later).to_owned(),
                |step| self.date(whole(step)),
            );
            return if 0.0 < level.missing {
                locale.with_never(&date, &locale.percent(level.missing))
            } else {
                date
            };
        }
        level.mean.map_or_else(String::new, |estimate| {
            let text = self.plus_minus(answer.measure, estimate.mean, estimate.half_width);
            if answer.measure.unit() == Unit::Share { locale.in_percent(&text) } else { text }
        })
    }

    fn pair(self, answer: &AnswerComparison, pair: &Pair) -> Vec<String> {
        let locale = self.locale;
        let difference = pair.difference.map_or_else(String::new, |estimate| {
            let text = self.plus_minus(answer.measure, estimate.mean, estimate.half_width);
            match answer.measure.unit() {
                Unit::Step => locale.steps_apart(&text, self.report.unit),
                Unit::Share => locale.points(&text),
                Unit::Units | Unit::PersonMonths => text,
            }
        });
        let better = locale.percent(pair.better);
        let better =
            if 0.0 < pair.tied { locale.tied(&better, &locale.percent(pair.tied)) } else { better };
        vec![difference, better, locale.finding(pair.finding).to_owned()]
    }

    fn plus_minus(self, measure: Measure, mean: f64, half: Option<f64>) -> String {
        let locale = self.locale;
        let scale = if measure.unit() == Unit::Share { 100.0 } else { 1.0 };
        let mean = locale.number(mean * scale);
        match half.filter(|half| 0.0 < *half) {
            Some(half) => locale.plus_minus(&mean, &locale.number(half * scale)),
            None => mean,
        }
    }

    fn date(self, step: usize) -> String {
        let step = self.report.steps.get(step);
        step.map_or_else(String::new, |step| self.locale.step(self.report.unit, step.first))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a step of the horizon, held as the value of an answer"
)]
fn whole(step: f64) -> usize {
    step as usize
}
