//! What the search for the cheapest mix draws: how much of two keys is enough, as a curve. Searches nothing.

use crate::experiment::mix::search::Mix;
use crate::experiment::mix::verdict::{at_ends, verdict};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Area, Axis, Chart, Dot, Label, Line, Mark, Panel, Role, Room};
use crate::report::run_info::RunInfo;

/// The frontier with the cheapest mix on it; nothing where nothing is enough.
pub fn charts(run: &RunInfo, mix: &Mix) -> Vec<Chart> {
    let Some(best) = mix.best else { return Vec::new() };
    let curve: Vec<(f64, f64)> =
        mix.frontier.iter().map(|point| (point.values[0], point.values[1])).collect();
    let axis = |place: usize, parts: f64| {
        let ((low, high), key) = (mix.problem.bounds[place], mix.problem.keys[place].as_str());
        Axis::amounts(low, high).to_the_point().in_parts(parts).named(run.subject(key))
    };
    let (x, y) = (axis(0, 7.0), axis(1, 6.0).keeping(12.0));
    let top = |at: &(f64, f64)| (at.0, mix.problem.bounds[1].1);
    let enough = Area {
        upper: curve.iter().map(top).collect(),
        lower: curve.clone(),
        paint: Role::Hue(0).at(0.12),
    };
    let mut marks = vec![Mark::Area(enough), Mark::Line(Line::new(curve.clone(), Role::Hue(0)))];
    marks.extend(curve.into_iter().map(|at| Mark::Dot(Dot::new(at, Role::Hue(0)).sized(3.5))));
    if let Some((from, to)) = same_cost(mix, best.cost) {
        let points = [from, to].map(|[one, other]| (one, other)).to_vec();
        marks.push(Mark::Line(Line::new(points, Role::Alarm).weighing(1.8).dashed()));
    }
    let [one, other] = best.values;
    let words = Message::Pair { one: Cell::Number(one), other: Cell::Number(other) };
    let label = Label::near((one, other), words);
    marks.push(Mark::Dot(Dot::new((one, other), Role::Alarm).sized(7.0).named(label)));
    let panel = Panel::new(x, y).with_room(Room::Fixed(1.6)).with(marks);
    let name = format!("mix-{}", mix.asked.key);
    let mut subtitle = vec![Message::MixSubtitle.into()];
    subtitle.extend((!at_ends(run, mix).is_empty()).then(|| Message::MixAtEnd.into()));
    vec![Chart::new(name, run, verdict(run, mix), subtitle).with(panel)]
}

/// The two ends, within the bounds, of the line on which everything costs as much.
fn same_cost(mix: &Mix, cost: f64) -> Option<([f64; 2], [f64; 2])> {
    let [(least, most), (low, high)] = mix.problem.bounds;
    let [one, other] = mix.problem.costs;
    if one <= 0.0 || other <= 0.0 {
        return None;
    }
    let second = |first: f64| (cost - one * first) / other;
    let first = |second: f64| (cost - other * second) / one;
    let slack = 1e-9 * (most - least + high - low);
    let is_inside = |values: &[f64; 2]| {
        (least - slack..=most + slack).contains(&values[0])
            && (low - slack..=high + slack).contains(&values[1])
    };
    let crossings =
        [[least, second(least)], [first(high), high], [first(low), low], [most, second(most)]];
    let mut within: Vec<[f64; 2]> = crossings.into_iter().filter(is_inside).collect();
    within.sort_by(|one, other| one[0].total_cmp(&other[0]));
    Some((*within.first()?, *within.last()?))
}
