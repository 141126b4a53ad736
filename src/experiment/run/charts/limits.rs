//! What held a stage back, when, and by how much. Blames no one for what demand did not ask.

use crate::experiment::outcome::{LimitOutcome, Outcome, StageOutcome};
use crate::experiment::run::charts::common::{means, stacked};
use crate::model::metric::{Limit, Metric, Subject};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Course, Layer, Mark, Panel, Panels, Role, Room, Row, Stack,
};
use crate::report::run_info::RunInfo;

pub(super) fn chart(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let is_demand = |of: &LimitOutcome| of.limit == Limit::Demand;
    // Where no limit ever did anything there is nothing to look at.
    let idle =
        |of: &LimitOutcome| is_demand(of) || (of.binding_share <= 0.0 && of.withheld.mean <= 0.0);
    if stage.limits.len() < 2 || stage.limits.iter().all(idle) {
        return None;
    }
    let unit = || Cell::from(run.unit);
    let share = |of: &LimitOutcome| Message::ShareOfSteps {
        share: Cell::Share(of.binding_share),
        unit: unit(),
    };
    let binding = layers(run, outcome, stage, Metric::BindingShare, &|of| Some(share(of)));
    let withheld = layers(run, outcome, stage, Metric::Withheld, &|of| {
        let amount = Cell::Number(of.withheld.mean / run.steps.len() as f64);
        (!is_demand(of)).then(|| Message::WithheldAStep { amount, unit: unit() })
    });
    let amounts = Axis::amounts(0.0, stacked(&withheld)).in_parts(4.0);
    let rows = vec![
        Row::whole(0.5, panel(run, Axis::shares(), Message::BindingPanel, binding)),
        Row::whole(0.5, panel(run, amounts, Message::WithheldPanel { unit: unit() }, withheld)),
    ];
    let worst = stage.limits.iter().filter(|of| !is_demand(of) && 0.0 < of.binding_share);
    let worst = worst
        .reduce(|best, other| if best.binding_share < other.binding_share { other } else { best });
    let of_stage = Cell::from(&stage.name);
    let title = match worst {
        Some(worst) => {
            let (limit, share) = (Cell::from(&worst.limit), share(worst).into());
            Message::HeldBack { limit, share, stage: of_stage }
        }
        None => Message::NotHeldBack { stage: of_stage },
    };
    let subtitle = vec![Message::LimitsSubtitle { unit: unit() }.into()];
    let name = format!("limits-{}", stage.name.key);
    Some(Chart::new(name, run, title, subtitle).of(Panels::Rows(rows)))
}

fn panel(run: &RunInfo, amounts: Axis, heading: Message, layers: Vec<Layer>) -> Panel {
    Panel::new(Axis::time(run.span()), amounts)
        .headed(heading)
        .with_room(Room::Fixed(25.0))
        .with(vec![Mark::Stack(Stack { course: Course::flow(run), layers })])
}

/// A layer per limit, of the means of a metric, with what the key says under the name; nothing leaves it out.
fn layers(
    run: &RunInfo,
    outcome: &Outcome,
    stage: &StageOutcome,
    metric: Metric,
    words: &dyn Fn(&LimitOutcome) -> Option<Message>,
) -> Vec<Layer> {
    let layer = |(index, of): (usize, &LimitOutcome)| {
        let role = match of.limit {
            Limit::Demand => Role::Pale,
            Limit::Owners | Limit::Capacity(_) | Limit::Material(_) | Limit::Funds => {
                Role::Hue(index.saturating_sub(1))
            }
        };
        let subject = Subject::Limit(stage.name.clone(), of.limit.clone()).key();
        let values = means(run, outcome.series(metric, &subject));
        let key =
            words(of).map_or_else(Vec::new, |words| vec![Cell::from(&of.limit), words.into()]);
        Layer { paint: role.into(), values, key }
    };
    stage.limits.iter().enumerate().map(layer).collect()
}
