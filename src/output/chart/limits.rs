//! What held a stage back, when, and by how much. Blames no one for what demand did not ask.

use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, finished, larger};
use crate::output::chart::palette::{BLACK, GREY, Ink, PALE, hue};
use crate::report::metric::{Limit, Metric, Subject};
use crate::report::{LimitOutcome, Outcome, StageOutcome};

const LABELS: f64 = 250.0;

/// One limit with its means by step.
struct Layer<'a> {
    of: &'a LimitOutcome,
    ink: Ink,
    words: Ink,
    binding: Vec<f64>,
    withheld: Vec<f64>,
}

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    if stage.limits.len() < 2 {
        return None;
    }
    let layers = layers(sheet, outcome, stage);
    let name = locale.name(&stage.name);
    let worst = layers.iter().filter(|layer| !layer.is_demand() && 0.0 < layer.of.binding_share);
    let worst =
        worst.reduce(
            |best, layer| if best.of.binding_share < layer.of.binding_share { layer } else { best },
        );
    let share = |layer: &Layer<'_>| locale.share_of(&locale.percent(layer.of.binding_share), unit);
    let title = worst.map_or_else(
        || locale.not_held_back(name),
        |worst| locale.held_back(name, locale.limit(&worst.of.limit), &share(worst)),
    );
    let subtitle = locale.limits_subtitle(unit);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let middle = outer.top + 0.5 * outer.height();
    let wish = |outer, amounts, kind| Wish {
        outer,
        time: sheet.time(),
        amounts,
        kind,
        right: LABELS + 24.0,
        marks: None,
        ticks: 4.0,
    };

    heading(&mut canvas, locale.share_panel(), (outer, outer.top + 14.0));
    let top = wish(
        Frame { top: outer.top + 34.0, bottom: middle - 8.0, ..outer },
        (0.0, 1.0),
        Kind::Shares,
    );
    let words = |layer: &Layer<'_>| (0.0 < layer.of.binding_share).then(|| share(layer));
    panel(sheet, &mut canvas, &top, &layers, (|layer| &layer.binding, &words));

    heading(&mut canvas, locale.withheld_panel(), (outer, middle + 14.0));
    let sums = (0..sheet.report.steps.len())
        .map(|step| layers.iter().map(|layer| layer.withheld[step]).sum::<f64>());
    let bottom =
        wish(Frame { top: middle + 34.0, ..outer }, (0.0, sums.fold(0.0, larger)), Kind::Units);
    let words = |layer: &Layer<'_>| {
        let units = layer.of.withheld.mean / sheet.report.steps.len() as f64;
        (!layer.is_demand() && 0.0 < units)
            .then(|| locale.withheld_per_step(&locale.number(units), unit))
    };
    panel(sheet, &mut canvas, &bottom, &layers, (|layer| &layer.withheld, &words));
    Some(finished(format!("limits-{}", stage.name.key), &canvas, &title, &subtitle))
}

impl Layer<'_> {
    fn is_demand(&self) -> bool {
        self.of.limit == Limit::Demand
    }
}

fn layers<'a>(sheet: &Sheet<'_>, outcome: &Outcome, stage: &'a StageOutcome) -> Vec<Layer<'a>> {
    let means = |metric, limit: &Limit| -> Vec<f64> {
        let key = Subject::Limit(stage.name.clone(), limit.clone()).key();
        let bands = outcome.series(metric, &key).map_or(&[][..], |series| &series.bands);
        let mean = |step: usize| bands.get(step).copied().flatten().map_or(0.0, |band| band.mean);
        (0..sheet.report.steps.len()).map(mean).collect()
    };
    let layer = |(index, of): (usize, &'a LimitOutcome)| {
        let (ink, words) = match of.limit {
            Limit::Demand => (PALE, GREY),
            Limit::Capacity(_) | Limit::Material(_) => {
                (hue(index.saturating_sub(1)), hue(index.saturating_sub(1)))
            }
        };
        Layer {
            of,
            ink,
            words,
            binding: means(Metric::BindingShare, &of.limit),
            withheld: means(Metric::Withheld, &of.limit),
        }
    };
    stage.limits.iter().enumerate().map(layer).collect()
}

/// What a label says under the name of its limit.
type Words<'a> = &'a dyn Fn(&Layer<'_>) -> Option<String>;
type Values = for<'a> fn(&'a Layer<'_>) -> &'a Vec<f64>;

/// One stack with its labels; what has no words gets no label.
fn panel(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    wish: &Wish<'_>,
    layers: &[Layer<'_>],
    (values, words): (Values, Words<'_>),
) {
    let plane = sheet.plane(canvas, wish);
    let ends = stack(sheet, canvas, &plane, layers, values);
    let labelled = layers.iter().zip(ends).filter_map(|(layer, y)| {
        let lines = vec![sheet.locale.limit(&layer.of.limit).to_owned(), words(layer)?];
        Some(EndLabel { y, lines, ink: layer.words })
    });
    let labels: Vec<EndLabel> = labelled.collect();
    marker::end_labels(
        canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top, plane.frame.bottom),
    );
}

/// The name of a panel.
pub(super) fn heading(canvas: &mut Canvas, words: &str, (outer, y): (Frame, f64)) {
    use crate::output::chart::canvas::Anchor;
    use crate::output::locale::Language;
    let (x, anchor) = match canvas.locale.language {
        Language::English => (outer.left, Anchor::Start),
        Language::Persian => (outer.right, Anchor::End),
    };
    let letters = Letters::bold(16.0, BLACK).anchored(anchor);
    canvas.text(&letters.fitted(words, outer.width()), (x, y), letters);
}

/// Draws the layers one on the other, constant within each step; gives back the middle of each layer's right end.
fn stack(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    layers: &[Layer<'_>],
    values: Values,
) -> Vec<f64> {
    let count = sheet.report.steps.len();
    let mut below = vec![0.0; count];
    let mut ends = Vec::new();
    for layer in layers {
        let above: Vec<f64> =
            below.iter().zip(values(layer)).map(|(below, value)| below + value).collect();
        let edge = |heights: &[f64]| -> Vec<(f64, f64)> {
            heights
                .iter()
                .enumerate()
                .flat_map(|(step, height)| {
                    let y = plane.y.at(*height);
                    [
                        (plane.x.at(sheet.report.steps[step].first), y),
                        (plane.x.at(sheet.end(step)), y),
                    ]
                })
                .collect()
        };
        let (upper, lower) = (edge(&above), edge(&below));
        if above != below {
            canvas.area(upper.into_iter().chain(lower.into_iter().rev()).collect(), layer.ink);
        }
        // The label stands at the last step in which the layer can be seen.
        let seen = (0..count)
            .rev()
            .find(|step| below[*step] < above[*step])
            .unwrap_or(count.saturating_sub(1));
        ends.push(plane.y.at(f64::midpoint(
            below.get(seen).copied().unwrap_or(0.0),
            above.get(seen).copied().unwrap_or(0.0),
        )));
        below = above;
    }
    ends
}
