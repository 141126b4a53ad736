//! What a sweep draws: a line over one key, a map over two. Computes nothing.

use crate::experiment::asked;
use crate::experiment::asked::Asked;
use crate::experiment::design::Design;
use crate::experiment::parameter::Value;
use crate::experiment::sweep::points::{Point, Sweep};
use crate::model::answer::Unit;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Area, Axis, Chart, Dot, Line, Mark, Panel, Quantity, Role, Room, Tile, Tiles,
};
use crate::report::run_info::RunInfo;

/// More columns or rows than this cannot be read.
const MAX_PLACES: usize = 14;

/// One chart per answer: a line over one key, a map over two. None over more.
pub fn charts(run: &RunInfo, sweep: &Sweep) -> Vec<Chart> {
    let of = |(index, asked): (usize, &Asked)| {
        let values = Values { run, sweep, asked, index };
        match sweep.keys.len() {
            1 => values.line(),
            2 => values.map(),
            _ => None,
        }
    };
    sweep.answers.iter().enumerate().filter_map(of).collect()
}

/// The values of one answer.
struct Values<'a> {
    run: &'a RunInfo,
    sweep: &'a Sweep,
    asked: &'a Asked,
    index: usize,
}

impl Values<'_> {
    fn quantile(&self, point: &Point, level: usize) -> Option<f64> {
        point.played.found.get(self.index).and_then(|found| found.quantiles[level])
    }

    fn words(&self, value: Option<f64>) -> Cell {
        asked::value(self.run, self.asked.measure().unit(), value)
    }

    fn key(&self, index: usize) -> Cell {
        self.run.subject(&self.sweep.keys[index])
    }

    fn chart(&self, title: Message, subtitle: Message) -> Chart {
        Chart::new(format!("sweep-{}", self.asked.key), self.run, title, vec![subtitle.into()])
    }

    /// The median with its band against the values of one key.
    fn line(&self) -> Option<Chart> {
        let points = &self.sweep.points;
        let number = |point: &Point| point.values[0].number;
        // Without numbers, values stand side by side in their order.
        let numbers: Option<Vec<f64>> = points.iter().map(number).collect();
        let is_numeric = numbers.is_some();
        let in_order = || (0..points.len()).map(|place| place as f64).collect();
        let mut places: Vec<(f64, &Point)> =
            numbers.unwrap_or_else(in_order).into_iter().zip(points).collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        let ((low, first), (high, last)) = (*places.first()?, *places.last()?);
        let answer = |point: &Point| self.words(self.quantile(point, 3));
        let title = Message::SweepTitle {
            answer: asked::title(self.run, self.asked).into(),
            first_answer: answer(first),
            first_value: first.values[0].cell(),
            last_answer: answer(last),
            last_value: last.values[0].cell(),
            key: self.key(0),
        };
        let values = points.iter().flat_map(|point| [1, 3, 5].map(|at| self.quantile(point, at)));
        let y = answers(self.run, self.asked.measure().unit(), values);
        let x = if is_numeric {
            Axis::amounts(low, high).to_the_point().in_parts(7.0)
        } else {
            Axis::places(places.iter().map(|(_, point)| point.values[0].cell()).collect())
        };
        let course = |level: usize| -> Vec<(f64, f64)> {
            let at = |(place, point): &(f64, &Point)| {
                (*place, self.quantile(point, level).unwrap_or(f64::INFINITY))
            };
            places.iter().map(at).collect()
        };
        let paint = Role::Hue(0);
        let mut marks = vec![
            Mark::Area(Area { upper: course(1), lower: course(5), paint: paint.at(0.18) }),
            Mark::Line(Line::new(course(3), paint).weighing(3.2)),
        ];
        marks.extend(course(3).into_iter().map(|at| Mark::Dot(Dot::new(at, paint))));
        let panel = Panel::new(x.named(self.key(0)), y).with_room(Room::Fixed(4.6)).with(marks);
        Some(self.chart(title, Message::SweepSubtitle).with(panel))
    }

    /// The medians over two keys.
    fn map(&self) -> Option<Chart> {
        let (columns, mut rows) = (self.settings(0), self.settings(1));
        let is_too_large = MAX_PLACES < columns.len() || MAX_PLACES < rows.len();
        if self.sweep.design != Design::Grid || is_too_large {
            return None;
        }
        // Values rise upwards, places go down.
        rows.reverse();
        let answer = asked::title(self.run, self.asked).into();
        let title = Message::HeatTitle { answer, one: self.key(0), other: self.key(1) };
        let points = &self.sweep.points;
        let known = || points.iter().filter_map(|point| self.quantile(point, 3));
        let low = known().fold(f64::INFINITY, f64::min);
        let high = known().fold(f64::NEG_INFINITY, f64::max);
        let share = |median: f64| if low < high { (median - low) / (high - low) } else { 0.0 };
        let place = |all: &[Value], value: &Value| {
            let place = all.iter().position(|each| each == value)?;
            Some(place as f64)
        };
        let tile = |point: &Point| {
            let median = self.quantile(point, 3);
            let at = (place(&columns, &point.values[0])?, place(&rows, &point.values[1])?);
            // What never comes is as dark as it gets.
            Some(Tile { at, share: median.map_or(1.0, share), words: self.words(median) })
        };
        let tiles = points.iter().filter_map(tile).collect();
        let axis = |values: &[Value]| Axis::places(values.iter().map(Value::cell).collect());
        let x = axis(&columns).named(self.key(0));
        let y = axis(&rows).named(self.key(1)).keeping(12.0);
        let marks = vec![Mark::Tiles(Tiles { tiles, role: Role::Hue(0) })];
        Some(self.chart(title, Message::HeatSubtitle).with(Panel::new(x, y).with(marks)))
    }

    /// The values of a key, each once, numbers in rising order.
    fn settings(&self, key: usize) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for point in &self.sweep.points {
            if !values.contains(&point.values[key]) {
                values.push(point.values[key].clone());
            }
        }
        let number = |value: &Value| value.number.unwrap_or(0.0);
        if values.iter().all(|value| value.number.is_some()) {
            values.sort_by(|one, other| number(one).total_cmp(&number(other)));
        }
        values
    }
}

/// The axis of values of an answer; a clearance that is not reached stands above everything else.
pub(crate) fn answers(
    run: &RunInfo,
    unit: Unit,
    values: impl Iterator<Item = Option<f64>>,
) -> Axis {
    let values: Vec<Option<f64>> = values.collect();
    let known = || values.iter().flatten().copied();
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let horizon = run.steps.len() as f64;
    let axis = match unit {
        Unit::Step if values.contains(&None) => {
            let axis = Axis::amounts(low.min(horizon - 6.0), horizon);
            axis.reaching(Some(asked::value(run, unit, None)))
        }
        Unit::Step => Axis::amounts(low, high.max(low + 4.0)),
        Unit::Share => Axis::shares(),
        Unit::Units | Unit::PersonMonths | Unit::Duration | Unit::Ratio => {
            Axis::amounts(0.0, high).in_parts(5.0)
        }
    };
    axis.counting(quantity(run, unit)).keeping(14.0)
}

/// What the values of an answer count.
pub(crate) fn quantity(run: &RunInfo, unit: Unit) -> Quantity {
    match unit {
        Unit::Step => Quantity::Step(run.unit, run.steps.clone()),
        Unit::Share => Quantity::Share,
        Unit::Units | Unit::PersonMonths | Unit::Duration | Unit::Ratio => Quantity::Units,
    }
}
