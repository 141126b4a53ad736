//! What held a stage back, when, and by how much. Blames no one for what demand did not ask.

use crate::model::metric::{Limit, Metric, Subject};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::page::{Kind, Sheet, Wish, finished, heading};
use crate::output::chart::palette::{GREY, PALE, hue};
use crate::output::chart::stack::{self, Held, Layer};
use crate::report::{LimitOutcome, Outcome, StageOutcome};

const LABELS: f64 = 250.0;

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    // Where no limit ever did anything there is nothing to look at.
    let idle = |of: &LimitOutcome| {
        of.limit == Limit::Demand || (of.binding_share <= 0.0 && of.withheld.mean <= 0.0)
    };
    if stage.limits.len() < 2 || stage.limits.iter().all(idle) {
        return None;
    }
    let name = locale.name(&stage.name);
    let is_demand = |of: &LimitOutcome| of.limit == Limit::Demand;
    let worst = stage.limits.iter().filter(|of| !is_demand(of) && 0.0 < of.binding_share);
    let worst = worst
        .reduce(|best, other| if best.binding_share < other.binding_share { other } else { best });
    let share = |of: &LimitOutcome| locale.share_of(&locale.percent(of.binding_share), unit);
    let title = worst.map_or_else(
        || locale.not_held_back(name),
        |worst| locale.held_back(name, locale.limit(&worst.limit), &share(worst)),
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
        dates: true,
    };

    heading(&mut canvas, locale.share_panel(), (outer, outer.top + 14.0));
    let top = wish(
        Frame { top: outer.top + 34.0, bottom: middle - 8.0, ..outer },
        (0.0, 1.0),
        Kind::Shares,
    );
    let binding = layers(sheet, outcome, stage, (Metric::BindingShare, &|of| Some(share(of))));
    panel(sheet, &mut canvas, &top, &binding);

    heading(&mut canvas, &locale.withheld_panel(unit), (outer, middle + 14.0));
    let words = |of: &LimitOutcome| {
        let units = of.withheld.mean / sheet.report.steps.len() as f64;
        (!is_demand(of)).then(|| locale.withheld_per_step(&locale.number(units), unit))
    };
    let withheld = layers(sheet, outcome, stage, (Metric::Withheld, &words));
    let bottom =
        wish(Frame { top: middle + 34.0, ..outer }, (0.0, stack::high(&withheld)), Kind::Units);
    panel(sheet, &mut canvas, &bottom, &withheld);
    Some(finished(format!("limits-{}", stage.name.key), &canvas, &title, &subtitle))
}

fn panel(sheet: &Sheet<'_>, canvas: &mut Canvas, wish: &Wish<'_>, layers: &[Layer]) {
    let plane = sheet.plane(canvas, wish);
    stack::draw(sheet, canvas, &plane, layers, Held::Flow);
    stack::key(canvas, &plane, LABELS, layers);
}

/// What a key says under the name of a limit; nothing leaves it out.
type Words<'a> = &'a dyn Fn(&LimitOutcome) -> Option<String>;

/// A layer per limit, of the means of a metric.
fn layers(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    stage: &StageOutcome,
    (metric, words): (Metric, Words<'_>),
) -> Vec<Layer> {
    let layer = |(index, of): (usize, &LimitOutcome)| {
        let (ink, letters) = match of.limit {
            Limit::Demand => (PALE, GREY),
            Limit::Owners | Limit::Capacity(_) | Limit::Material(_) | Limit::Funds => {
                (hue(index.saturating_sub(1)), hue(index.saturating_sub(1)))
            }
        };
        let key = Subject::Limit(stage.name.clone(), of.limit.clone()).key();
        let name = sheet.locale.limit(&of.limit).to_owned();
        Layer {
            ink,
            words: letters,
            values: sheet.means(outcome.series(metric, &key)),
            key: words(of).map_or_else(Vec::new, |words| vec![name, words]),
        }
    };
    stage.limits.iter().enumerate().map(layer).collect()
}
