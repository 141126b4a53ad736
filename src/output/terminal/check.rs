//! What a scenario means, as a page for a terminal. Judges nothing: the explanation has done so.

use crate::calendar::Day;
use crate::output::locale::Locale;
use crate::output::locale::check::Label;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::wrapped;
use crate::output::terminal::grid::aligned;
use crate::output::terminal::{Looks, Page};
use crate::report::explanation::{
    Explanation, LimitFacts, Provenance, StageFacts, StandardFacts, Warning,
};
use crate::units::StepUnit;

/// The indent of what stands under a heading.
const INDENT: usize = 2;

/// The explanation in words, with a line break at its end.
pub fn check(explanation: &Explanation, locale: Locale, looks: Looks) -> String {
    let mut page = Page { locale, looks, lines: Vec::new() };
    let words = Words { explanation, locale };
    page.heading(locale.name(&explanation.scenario));
    words.head(&mut page);
    let (base, variants) = explanation
        .variants
        .split_first()
        .map_or((&[][..], &[][..]), |(base, variants)| (base.stages.as_slice(), variants));
    for stage in base {
        page.line("");
        page.heading(locale.name(&stage.name));
        write(&words.stage(stage), &mut page);
        words.warnings(stage, &mut page);
    }
    for variant in variants {
        for (stage, base) in variant.stages.iter().zip(base) {
            page.line("");
            page.heading(&format!("{} · {}", locale.name(&variant.name), locale.name(&stage.name)));
            words.difference(stage, base, &mut page);
        }
    }
    words.inputs(&mut page);
    words.provenance(&explanation.provenance, &mut page);
    page.line("");
    page.good(locale.label(Label::Right));
    page.finish()
}

#[derive(Clone, Copy)]
struct Words<'a> {
    explanation: &'a Explanation,
    locale: Locale,
}

impl Words<'_> {
    fn head(self, page: &mut Page) {
        let Self { explanation: it, locale } = self;
        let length = locale.duration(it.steps.len() as f64, it.unit);
        if let (Some(first), Some(last)) = (it.steps.first(), it.steps.last()) {
            let (from, to) = (self.date(first.first), self.date(last.first));
            page.note(&locale.spans(&from, &to, &length));
        }
        let count = |count: f64| locale.exact(count);
        let replications = count(f64::from(it.replications));
        page.note(&locale.would_play(
            &count(it.variants.len() as f64),
            &if it.at_most { locale.up_to(&replications) } else { replications },
            &locale.plain(it.seed),
        ));
    }

    /// Only the lines of a variant that the base does not have.
    fn difference(self, stage: &StageFacts, base: &StageFacts, page: &mut Page) {
        let before = self.stage(base);
        let mut rows = self.stage(stage);
        rows.retain(|row| !before.contains(row));
        if rows.is_empty() && stage.warnings == base.warnings {
            page.line(&format!("  {}", self.locale.label(Label::AsBase)));
            return;
        }
        write(&rows, page);
        self.warnings(stage, page);
    }

    fn stage(self, stage: &StageFacts) -> Vec<(String, String)> {
        let locale = self.locale;
        let number = |value| locale.number(value);
        let mut rows: Vec<(&str, String)> = Vec::new();
        rows.push((locale.label(Label::Opening), number(stage.opening)));
        let joining = locale.joining(&number(stage.joining), &number(stage.joining_throughout));
        rows.push((locale.label(Label::Joining), joining));
        if let Some(share) = stage.owners {
            rows.push((locale.label(Label::Owners), locale.owners_come(&locale.percent(share))));
        }
        for limit in &stage.limits {
            rows.push((locale.limit(&limit.limit), self.allows(limit)));
        }
        if let Some(sum) = &stage.by_hand {
            let [opening, pace, arrivals] =
                [sum.opening, sum.pace_per_month, sum.arrivals_per_month].map(number);
            let load = locale.load_is(&locale.percent(sum.load()), &arrivals, &pace);
            rows.push((locale.label(Label::Load), load));
            let result = sum.months().map_or_else(
                || locale.phrase(Phrase::DoesNotShrink).to_owned(),
                |months| locale.duration(months, StepUnit::Month),
            );
            let division = locale.by_hand(&opening, &pace, &arrivals);
            rows.push((locale.label(Label::ByHand), locale.sum_is(&division, &result)));
        }
        let steps = &self.explanation.steps;
        let step =
            |index: usize| steps.get(index).map_or_else(String::new, |step| self.date(step.first));
        let left = number(stage.left);
        let calm = match stage.cleared_in {
            Some(index)
                if 0.0 < stage.left && stage.warnings.contains(&Warning::ClearsAndGrows) =>
            {
                locale.cleared_but_left(&step(index), &left)
            }
            Some(index) => locale.cleared_in(&step(index)),
            None => locale.left_at_end(&left),
        };
        rows.push((locale.label(Label::Calm), calm));
        let has_pace = !stage.limits.is_empty() && stage.owners.is_none();
        if has_pace && 0.0 < stage.opening + stage.joining_throughout {
            let end = step(steps.len().saturating_sub(1));
            rows.push((locale.label(Label::Relief), locale.relief(&number(stage.relief), &end)));
        }
        if let Some(standard) = &stage.standard {
            rows.push((locale.label(Label::Standard), self.standard(standard)));
        }
        if let Some((limit, index)) = &stage.binds_first {
            let binds = locale.binds_in(locale.limit(limit), &step(*index));
            rows.push((locale.label(Label::BindsFirst), binds));
        }
        rows.into_iter().map(|(label, text)| (label.to_owned(), text)).collect()
    }

    fn warnings(self, stage: &StageFacts, page: &mut Page) {
        let locale = self.locale;
        for warning in &stage.warnings {
            let text = format!("  {}: {}", locale.label(Label::Warning), locale.warning(*warning));
            for line in wrapped(&text, INDENT * 2) {
                page.bad(&line);
            }
        }
    }

    fn allows(self, limit: &LimitFacts) -> String {
        let number = |value| self.locale.number(value);
        let range = limit.range.map(|(low, high)| self.locale.range(&number(low), &number(high)));
        self.locale.allows(&number(limit.pace), range.as_deref())
    }

    fn standard(self, standard: &StandardFacts) -> String {
        let time = |steps| self.locale.duration(steps, self.explanation.unit);
        let queue = self.locale.number(standard.queue);
        self.locale.standard_asks(&time(standard.steps), &time(standard.mean_wait), &queue)
    }

    fn inputs(self, page: &mut Page) {
        let locale = self.locale;
        page.line("");
        page.heading(locale.label(Label::Inputs));
        if self.explanation.inputs.is_empty() {
            page.line(&format!("  {}", locale.label(Label::NoInputs)));
            return;
        }
        let number = |value| locale.number(value);
        let rows: Vec<Vec<String>> = self
            .explanation
            .inputs
            .iter()
            .map(|input| {
                let values = [input.low, input.median, input.high].map(number);
                let mut row = vec![format!("  {}", input.address)];
                row.extend(values);
                row
            })
            .collect();
        for line in aligned(&rows) {
            page.line(&line);
        }
    }

    fn provenance(self, provenance: &Provenance, page: &mut Page) {
        let locale = self.locale;
        let count = |count: usize| locale.exact(count as f64);
        page.line("");
        page.heading(locale.label(Label::Sources));
        let grades: Vec<String> = provenance
            .grades
            .iter()
            .map(|(grade, sources)| match grade {
                Some(grade) => locale.of_grade(&count(*sources), grade),
                None => format!("{} {}", count(*sources), locale.label(Label::Ungraded)),
            })
            .collect();
        if !grades.is_empty() {
            page.line(&format!("  {}", grades.join(" · ")));
        }
        if provenance.unsourced.is_empty() {
            page.line(&format!("  {}", locale.label(Label::AllTold)));
            return;
        }
        page.line(&format!("  {}", locale.unsourced(&count(provenance.unsourced.len()))));
        for address in &provenance.unsourced {
            page.line(&format!("    {address}"));
        }
    }

    fn date(self, first: Day) -> String {
        self.locale.step(self.explanation.unit, first)
    }
}

/// Two columns; the second is broken between words.
fn write(rows: &[(String, String)], page: &mut Page) {
    let labels: Vec<Vec<String>> =
        rows.iter().map(|(label, _)| vec![format!("  {label}"), "|".to_owned()]).collect();
    for (label, (_, text)) in aligned(&labels).iter().zip(rows) {
        let label = label.trim_end_matches('|');
        let indent = unicode_width::UnicodeWidthStr::width(label);
        for line in wrapped(&format!("{label}{text}"), indent) {
            page.line(&line);
        }
    }
}
