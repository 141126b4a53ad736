//! What was promised, what was foreseen on the day, and what came, promise by promise. Judges nothing.

use crate::experiment::pledge::promise::{Judged, Promise};
use crate::model::Model;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Dot, Heading, Mark, Panel, Panels, Role};
use crate::report::run_info::RunInfo;

/// A panel for each promise.
pub(super) fn chart(
    run: &RunInfo,
    model: &Model,
    promises: &[Promise],
    judged: &[Judged],
) -> Chart {
    let likely = judged.iter().filter(|judged| 0.5 <= judged.then).count();
    let title = Message::PledgesTitle {
        count: Cell::count(promises.len()),
        likely: Cell::count(likely),
        kept: Cell::count(judged.iter().filter(|judged| 0.5 <= judged.by_now).count()),
    };
    let subtitle = vec![Message::PledgesSubtitle.into()];
    let both = promises.iter().zip(judged);
    let panels = both.map(|(promise, judged)| panel(model, promise, judged)).collect();
    Chart::new("pledges", run, title, subtitle).of(Panels::Grid(panels))
}

fn panel(model: &Model, promise: &Promise, judged: &Judged) -> Panel {
    let (date, share) = (Cell::Date(promise.made), Cell::Share(judged.then));
    let (of, that) = (promise.subject(model), promise.words());
    let whole = Message::Named { name: of.into(), value: that.clone().into() };
    let words = Message::PledgeName { date, share };
    let heading = Heading { note: vec![whole.into(), that.into()], ..Heading::plain(words) };
    let range = |[low, middle, high]: [f64; 3], place: f64, role: Role| {
        let dot = Dot::new((middle, place), role);
        Mark::Dot(Dot { interval: Some((low, high)), ..dot })
    };
    let marks = vec![
        range(judged.foreseen, 0.0, Role::Hue(0)),
        Mark::Dot(Dot::new((promise.bound, 1.0), Role::Alarm).sized(6.0)),
        range(judged.came, 2.0, Role::Ink),
    ];
    let names = [Message::ForeseenKey, Message::PromisedKey, Message::CameKey].map(Cell::from);
    let high = [promise.bound, judged.foreseen[2], judged.came[2]].into_iter().fold(0.0, f64::max);
    let x = Axis::amounts(0.0, high).in_parts(2.0);
    let panel = Panel::new(x, Axis::places(names.into()).keeping(15.0)).with(marks);
    Panel { heading: Some(heading), ..panel }
}
