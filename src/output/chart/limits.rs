//! What held a stage back, when, and by how much. Blames no one for what demand did not ask.

use crate::model::metric::{Limit, Metric, Subject};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, finished, larger, smaller};
use crate::output::chart::palette::{BLACK, GREY, Ink, PALE, hue};
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
    // Where no limit ever did anything there is nothing to look at.
    let idle = |of: &LimitOutcome| {
        of.limit == Limit::Demand || (of.binding_share <= 0.0 && of.withheld.mean <= 0.0)
    };
    if stage.limits.len() < 2 || stage.limits.iter().all(idle) {
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
    let words = |layer: &Layer<'_>| Some(share(layer));
    panel(sheet, &mut canvas, &top, &layers, (|layer| &layer.binding, &words));

    heading(&mut canvas, &locale.withheld_panel(unit), (outer, middle + 14.0));
    let sums = (0..sheet.report.steps.len())
        .map(|step| layers.iter().map(|layer| layer.withheld[step]).sum::<f64>());
    let bottom =
        wish(Frame { top: middle + 34.0, ..outer }, (0.0, sums.fold(0.0, larger)), Kind::Units);
    let words = |layer: &Layer<'_>| {
        let units = layer.of.withheld.mean / sheet.report.steps.len() as f64;
        (!layer.is_demand()).then(|| locale.withheld_per_step(&locale.number(units), unit))
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
            Limit::Owners | Limit::Capacity(_) | Limit::Material(_) | Limit::Funds => {
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

/// One stack with a key beside it, the uppermost layer first; what has no words is not in the key.
fn panel(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    wish: &Wish<'_>,
    layers: &[Layer<'_>],
    (values, words): (Values, Words<'_>),
) {
    let plane = sheet.plane(canvas, wish);
    stack(sheet, canvas, &plane, layers, values);
    let shown: Vec<(&Layer<'_>, String)> =
        layers.iter().rev().filter_map(|layer| Some((layer, words(layer)?))).collect();
    let room = plane.frame.height() / larger(shown.len() as f64, 1.0);
    let row = smaller(room, 52.0);
    let middle = f64::midpoint(plane.frame.top, plane.frame.bottom);
    let (mut labels, count) = (Vec::new(), shown.len() as f64);
    for (place, (layer, words)) in shown.into_iter().enumerate() {
        // Under many limits there is room for their names only.
        let name = sheet.locale.limit(&layer.of.limit).to_owned();
        let lines = if row < 46.0 { vec![name] } else { vec![name, words] };
        let y = middle + row * (place as f64 - (count - 1.0) / 2.0);
        labels.push(EndLabel { y, lines, ink: layer.words });
        let x = plane.frame.right;
        let swatch =
            Frame { left: x + 6.0, top: y - 0.3 * row, right: x + 13.0, bottom: y + 0.3 * row };
        canvas.fill(swatch, layer.ink);
    }
    marker::column(canvas, plane.frame.right, LABELS, &labels);
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

/// Draws the layers one on the other, constant within each step.
fn stack(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    layers: &[Layer<'_>],
    values: Values,
) {
    let count = sheet.report.steps.len();
    let mut below = vec![0.0; count];
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
        below = above;
    }
}
