//! What was promised, what was foreseen on the day, and what came, promise by promise. Judges nothing.

use crate::experiment::pledge::{Judged, Promise};
use crate::model::Model;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Chart, Dot, Key, Mark, Panel, Panels, Role, Room, Row};
use crate::report::run_info::RunInfo;

/// How far above and below its place a promise has what was foreseen and what came.
const APART: f64 = 0.16;

/// A panel for each count of which something was promised.
pub(super) fn chart(
    run: &RunInfo,
    model: &Model,
    promises: &[Promise],
    judged: &[Judged],
) -> Chart {
    let mut counts: Vec<(Message, Vec<(&Promise, &Judged)>)> = Vec::new();
    for both in promises.iter().zip(judged) {
        let subject = both.0.subject(model);
        match counts.iter_mut().find(|(known, _)| *known == subject) {
            Some((_, all)) => all.push(both),
            None => counts.push((subject, vec![both])),
        }
    }
    let rows = counts
        .into_iter()
        .map(|(subject, all)| Row::whole(all.len() as f64 + 1.0, panel(&all).headed(subject)));
    let likely = judged.iter().filter(|judged| 0.5 <= judged.then).count();
    let title = Message::PledgesTitle {
        count: Cell::count(promises.len()),
        likely: Cell::count(likely),
        kept: Cell::count(judged.iter().filter(|judged| 0.5 <= judged.by_now).count()),
    };
    let subtitle = vec![Message::PledgesSubtitle.into()];
    Chart::new("pledges", run, title, subtitle).of(Panels::Rows(rows.collect()))
}

fn panel(all: &[(&Promise, &Judged)]) -> Panel {
    let name = |(promise, judged): &(&Promise, &Judged)| {
        let (date, share) = (Cell::Date(promise.made), Cell::Share(judged.then));
        Message::PledgeName { date, that: promise.words().into(), share }.into()
    };
    let ends = |(promise, judged): &(&Promise, &Judged)| {
        [promise.bound, judged.foreseen[2], judged.came[2]].into_iter().fold(0.0, f64::max)
    };
    let high = all.iter().map(ends).fold(0.0, f64::max);
    let mut marks = Vec::new();
    for (place, (promise, judged)) in (0_u32..).map(f64::from).zip(all) {
        let range = |[low, middle, high]: [f64; 3], offset: f64, role: Role| {
            let dot = Dot::new((middle, place + offset), role);
            Mark::Dot(Dot { interval: Some((low, high)), ..dot })
        };
        marks.push(range(judged.foreseen, -APART, Role::Hue(0)));
        marks.push(range(judged.came, APART, Role::Ink));
        marks.push(Mark::Dot(Dot::new((promise.bound, place), Role::Alarm).sized(6.0)));
    }
    let key = [
        (Role::Ink, Message::CameKey),
        (Role::Alarm, Message::PromisedKey),
        (Role::Hue(0), Message::ForeseenKey),
    ];
    let key = key.map(|(role, words)| Key { paint: role.into(), words: vec![words.into()] });
    let x = Axis::amounts(0.0, high).in_parts(5.0);
    let y = Axis::places(all.iter().map(name).collect()).keeping(48.0);
    Panel { key: key.into(), ..Panel::new(x, y) }.with_room(Room::Fixed(20.0)).with(marks)
}
