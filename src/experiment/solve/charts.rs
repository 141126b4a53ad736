//! What goal seeking draws: what can be promised at each value. Computes nothing.

use crate::experiment::solve::solution::{CONFIDENCES, Solution, SolveVerdict};
use crate::experiment::solve::verdict::verdict;
use crate::experiment::sweep::charts::answers;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Dot, Label, Line, Mark, Panel, Role, Room, Rule};
use crate::report::run_info::RunInfo;

/// What can be promised at each value, for several confidence levels.
pub fn charts(run: &RunInfo, solution: &Solution) -> Vec<Chart> {
    let bound = solution.problem.claim.bound.value();
    let values = solution.frontier.iter().flat_map(|row| row.promise).chain([Some(bound)]);
    let y = answers(run, solution.asked.measure().unit(), values);
    let (low, high) = solution.problem.bounds;
    let key = || run.subject(&solution.problem.key);
    let x = Axis::amounts(low, high).to_the_point().in_parts(7.0).named(key());
    let line = |(level, confidence): (usize, f64)| {
        let promises = solution.frontier.iter();
        let points =
            promises.map(|row| (row.value, row.promise[level].unwrap_or(f64::INFINITY))).collect();
        let words = Message::Sure { share: Cell::Share(confidence) }.into();
        let line = Line::new(points, Role::Hue(level)).weighing(2.8);
        Mark::Line(line.named(Label::at_end(vec![words])))
    };
    let mut marks: Vec<Mark> = CONFIDENCES.into_iter().enumerate().map(line).collect();
    marks.push(Mark::Rule(Rule::across(bound, Role::Alarm)));
    if let SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) = &solution.verdict {
        let at = edge.at.value;
        let label = Label::at_foot(Cell::Value(at));
        marks.push(Mark::Rule(Rule::upright(at, Role::Alarm).named(label)));
        marks.push(Mark::Dot(Dot::new((at, bound), Role::Alarm).sized(6.0)));
    }
    let panel = Panel::new(x, y).with_room(Room::Fixed(16.6)).with(marks);
    let subtitle = Message::PromisesSubtitle { key: key() };
    let name = format!("frontier-{}", solution.asked.key);
    vec![Chart::new(name, run, verdict(run, solution), vec![subtitle.into()]).with(panel)]
}
