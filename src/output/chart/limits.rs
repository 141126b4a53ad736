//! What held a stage back, when, and by how much. Blames no one for what demand did not ask.

use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, larger};
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
    let means = |metric, limit: &Limit| -> Vec<f64> {
        let key = Subject::Limit(stage.name.clone(), limit.clone()).key();
        let bands = outcome.series(metric, &key).map_or(&[][..], |series| &series.bands);
        let mean = |step: usize| bands.get(step).copied().flatten().map_or(0.0, |band| band.mean);
        (0..sheet.report.steps.len()).map(mean).collect()
    };
    let layers: Vec<Layer<'_>> = stage
        .limits
        .iter()
        .enumerate()
        .map(|(index, of)| {
            let (ink, words) = match of.limit {
                Limit::Demand => (PALE, GREY),
                Limit::Capacity(_) | Limit::Material(_) => {
                    (hue(index - usize::from(0 < index)), hue(index - usize::from(0 < index)))
                }
            };
            Layer {
                of,
                ink,
                words,
                binding: means(Metric::BindingShare, &of.limit),
                withheld: means(Metric::Withheld, &of.limit),
            }
        })
        .collect();
    let name = locale.name(&stage.name);
    let worst = layers
        .iter()
        .filter(|layer| layer.of.limit != Limit::Demand && 0.0 < layer.of.binding_share);
    let worst =
        worst.reduce(
            |best, layer| if best.of.binding_share < layer.of.binding_share { layer } else { best },
        );
    let title = worst.map_or_else(
        || locale.not_held_back(name),
        |worst| {
            let share = locale.share_of(&locale.percent(worst.of.binding_share), unit);
            locale.held_back(name, locale.limit(&worst.of.limit), &share)
        },
    );
    let subtitle = locale.limits_subtitle(unit);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let middle = outer.top + 0.5 * outer.height();
    let wish = |outer, amounts, kind, ticks| Wish {
        outer,
        time: sheet.time(),
        amounts,
        kind,
        right: LABELS + 24.0,
        marks: None,
        ticks,
    };

    heading(&mut canvas, locale.share_panel(), (outer, outer.top + 14.0));
    let top = sheet.plane(
        &mut canvas,
        &wish(
            Frame { top: outer.top + 34.0, bottom: middle - 8.0, ..outer },
            (0.0, 1.0),
            Kind::Shares,
            4.0,
        ),
    );
    let ends = stack(sheet, &mut canvas, &top, &layers, |layer| &layer.binding);
    let labels: Vec<EndLabel> = layers
        .iter()
        .zip(ends)
        .filter(|(layer, _)| 0.0 < layer.of.binding_share)
        .map(|(layer, y)| {
            let share = locale.share_of(&locale.percent(layer.of.binding_share), unit);
            EndLabel {
                y,
                lines: vec![locale.limit(&layer.of.limit).to_owned(), share],
                ink: layer.words,
            }
        })
        .collect();
    marker::end_labels(
        &mut canvas,
        top.frame.right,
        LABELS,
        &labels,
        (top.frame.top, top.frame.bottom),
    );

    heading(&mut canvas, locale.withheld_panel(), (outer, middle + 14.0));
    let sums = (0..sheet.report.steps.len())
        .map(|step| layers.iter().map(|layer| layer.withheld[step]).sum::<f64>());
    let high = sums.fold(0.0, larger);
    let bottom = sheet.plane(
        &mut canvas,
        &wish(Frame { top: middle + 34.0, ..outer }, (0.0, high), Kind::Units, 4.0),
    );
    let ends = stack(sheet, &mut canvas, &bottom, &layers, |layer| &layer.withheld);
    let labels: Vec<EndLabel> = layers
        .iter()
        .zip(ends)
        .filter(|(layer, _)| layer.of.limit != Limit::Demand && 0.0 < layer.of.withheld.mean)
        .map(|(layer, y)| {
            let units =
                format!("{} {}", locale.word_withheld(), locale.number(layer.of.withheld.mean));
            EndLabel {
                y,
                lines: vec![locale.limit(&layer.of.limit).to_owned(), units],
                ink: layer.words,
            }
        })
        .collect();
    marker::end_labels(
        &mut canvas,
        bottom.frame.right,
        LABELS,
        &labels,
        (bottom.frame.top, bottom.frame.bottom),
    );
    Some(sheet.chart(format!("limits-{}", stage.name.key), &canvas, &title, &subtitle))
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
    values: impl for<'a> Fn(&'a Layer<'_>) -> &'a Vec<f64>,
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
