//! The classes of a stage: who makes up its backlog, and how long each waits. Draws no regions.

use crate::model::Name;
use crate::model::metric::Metric;
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::cohorts::{self, Reading};
use crate::output::chart::page::{Kind, Sheet, Wish, finished, heading, larger};
use crate::output::chart::palette::{faint, hue};
use crate::output::chart::stack::{self, Held, Layer};
use crate::report::part::{Part, PartOf};
use crate::report::{Outcome, StageOutcome};

const LABELS: f64 = 210.0;
/// Half wait no longer, 85 in a hundred wait no longer.
const LINES: [(Reading, f64, f64); 2] =
    [(|cohort| cohort.p85, 1.5, 0.65), (|cohort| cohort.p50, 3.2, 1.0)];

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let classes: Vec<(&Name, &Part)> = stage
        .parts
        .iter()
        .filter_map(|part| match &part.of {
            PartOf::Class(name) => Some((name, part)),
            PartOf::Region(_) => None,
        })
        .collect();
    let backlog = backlog(sheet, outcome, stage, &classes);
    if classes.len() < 2 || stack::high(&backlog) <= 0.0 {
        return None;
    }
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let title = title(sheet, stage, &classes);
    let subtitle = locale.classes_subtitle();
    let (mut canvas, outer) = sheet.page(&title, subtitle);
    let middle = outer.top + 0.52 * outer.height();
    let wish = |outer, high, marks, dates| Wish {
        outer,
        time: sheet.time(),
        amounts: (0.0, high),
        kind: Kind::Units,
        right: LABELS + 24.0,
        marks,
        ticks: 4.0,
        dates,
    };

    heading(&mut canvas, &locale.backlog_by_class(unit), (outer, outer.top + 14.0));
    let top = Frame { top: outer.top + 32.0, bottom: middle - 8.0, ..outer };
    let plane = sheet.plane(&mut canvas, &wish(top, stack::high(&backlog), Some(outcome), true));
    stack::draw(sheet, &mut canvas, &plane, &backlog, Held::Stock);
    stack::key(&mut canvas, &plane, LABELS, &backlog);

    heading(&mut canvas, &locale.waits_by_class(unit), (outer, middle + 14.0));
    waits(sheet, &mut canvas, &classes, |high| {
        wish(Frame { top: middle + 32.0, ..outer }, high, None, true)
    });
    Some(finished(format!("classes-{}", stage.name.key), &canvas, &title, subtitle))
}

/// Who waits longest, and who shortest.
fn title(sheet: &Sheet<'_>, stage: &StageOutcome, classes: &[(&Name, &Part)]) -> String {
    let locale = sheet.locale;
    let name = locale.name(&stage.name);
    let mut waits: Vec<(f64, &Name)> =
        classes.iter().filter_map(|(name, part)| Some((part.wait?.mean, *name))).collect();
    waits.sort_by(|one, other| one.0.total_cmp(&other.0));
    let words = |(wait, name): &(f64, &Name)| {
        (locale.name(name).to_owned(), locale.mean_duration(*wait, sheet.report.unit))
    };
    match (waits.first(), waits.last()) {
        (Some(best), Some(worst)) if best.0 < worst.0 => {
            locale.classes_differ(name, &words(worst), &words(best))
        }
        (None | Some(_), _) => locale.classes_title(name),
    }
}

/// The mean backlog of each class, its opening first.
fn backlog(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    stage: &StageOutcome,
    classes: &[(&Name, &Part)],
) -> Vec<Layer> {
    let layer = |(index, (name, part)): (usize, &(&Name, &Part))| {
        let series = outcome.series.iter().find(|series| {
            series.metric == Metric::Backlog
                && series.region.is_none()
                && series.class.as_ref().is_some_and(|class| class.key == name.key)
                && series.of.key() == stage.name.key
        });
        let mut values = vec![part.opening.mean];
        values.extend(sheet.means(series));
        let high = values.iter().copied().fold(0.0, larger);
        Layer {
            ink: faint(hue(index), 0.75),
            words: hue(index),
            values,
            key: vec![
                sheet.locale.name(name).to_owned(),
                sheet.locale.at_most(&sheet.locale.number(high)),
            ],
        }
    };
    classes.iter().enumerate().map(layer).collect()
}

fn waits<'a>(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    classes: &[(&Name, &Part)],
    wish: impl Fn(f64) -> Wish<'a>,
) {
    let locale = sheet.locale;
    let reads = LINES.map(|(read, ..)| read);
    let highs = classes.iter().map(|(_, part)| {
        let within: Vec<_> =
            part.waits.joined.iter().filter(|cohort| 0 <= cohort.step).copied().collect();
        cohorts::high(sheet, &within, &reads)
    });
    let (high, censored) = highs
        .fold((1.0, false), |(high, censored), (own, lost)| (larger(high, own), censored || lost));
    let plane = sheet.plane(canvas, &wish(high));
    if censored {
        cohorts::horizon(sheet, canvas, &plane);
    }
    let mut key = Vec::new();
    for (index, (name, part)) in classes.iter().enumerate() {
        let within: Vec<_> =
            part.waits.joined.iter().filter(|cohort| 0 <= cohort.step).copied().collect();
        for (read, width, opacity) in LINES {
            let ink = faint(hue(index), opacity);
            cohorts::draw(sheet, canvas, &plane, &within, read, (ink, width));
        }
        let wait = part.wait.map(|band| locale.mean_duration(band.mean, sheet.report.unit));
        let mut lines = vec![locale.name(name).to_owned()];
        lines.extend(wait.map(|wait| locale.on_average(&wait)));
        key.push(Layer { ink: hue(index), words: hue(index), values: Vec::new(), key: lines });
    }
    stack::key(canvas, &plane, LABELS, &key);
}
