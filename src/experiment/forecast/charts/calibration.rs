//! Whether bands hold as much as they say: where what came lay in its forecasts, and the share within bands of every width.

use crate::experiment::forecast::{Pair, Scores};
use crate::model::Model;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Bar, Bars, Chart, Label, Line, Mark, Panel, Panels, Role, Room, Row, Rule,
};
use crate::report::run_info::RunInfo;

/// Fewer forecasts than this say nothing of bands.
const LEAST: usize = 20;
/// Parts of a forecast that are alike likely.
const PARTS: u32 = 10;

/// Both, over all counts; nothing of few forecasts.
pub(super) fn chart(run: &RunInfo, model: &Model, counts: &[(usize, Vec<&Pair>)]) -> Option<Chart> {
    let all = || counts.iter().flat_map(|(_, pairs)| pairs.iter().copied());
    let scores = Scores::of(&all()).filter(|scores| LEAST <= scores.count)?;
    let title = Message::CalibrationTitle {
        share: Cell::Share(scores.coverage[1]),
        count: Cell::count(scores.count),
    };
    let histogram = histogram(&all().map(|pair| pair.pit).collect::<Vec<f64>>());
    let panels = vec![histogram, held(model, counts)];
    let row = Row { share: 1.0, panels };
    let subtitle = vec![Message::CalibrationSubtitle.into()];
    Some(Chart::new("calibration", run, title, subtitle).of(Panels::Rows(vec![row])))
}

/// How many figures lay in each tenth of their forecasts.
fn histogram(pits: &[f64]) -> Panel {
    let width = 1.0 / f64::from(PARTS);
    let bar = |part: u32| {
        let (from, to) = (f64::from(part) * width, f64::from(part + 1) * width);
        let is_last = part + 1 == PARTS;
        let inside = |pit: &&f64| from <= **pit && (**pit < to || is_last);
        let count = pits.iter().filter(inside).count() as f64;
        Bar { span: (from, to), from: 0.0, to: count, whisker: None, words: None }
    };
    let bars: Vec<Bar> = (0..PARTS).map(bar).collect();
    let even = pits.len() as f64 * width;
    let most = bars.iter().map(|bar| bar.to).fold(even, f64::max);
    let marks = vec![
        Mark::Bars(Bars { bars, paint: Role::Hue(0).at(0.6) }),
        Mark::Rule(Rule::across(even, Role::Ink)),
    ];
    Panel::new(Axis::shares().named(Message::PlaceInForecast), Axis::amounts(0.0, most))
        .headed(Message::PitHeading)
        .with(marks)
}

/// The share of figures within bands of every width, count by count.
fn held(model: &Model, counts: &[(usize, Vec<&Pair>)]) -> Panel {
    let even = Line::new(vec![(0.0, 0.0), (1.0, 1.0)], Role::Ink).weighing(1.6).dashed();
    let mut marks = vec![Mark::Line(even)];
    let drawn = counts.iter().filter(|(_, pairs)| LEAST <= pairs.len());
    marks.extend(drawn.enumerate().map(|(hue, (reported, pairs))| {
        // The band of a share c holds what lies within c / 2 of the middle.
        let mut widths: Vec<f64> = pairs.iter().map(|pair| 2.0 * (pair.pit - 0.5).abs()).collect();
        widths.sort_by(f64::total_cmp);
        let held =
            |width: f64| widths.partition_point(|it| *it <= width) as f64 / widths.len() as f64;
        let points = (0..=20).map(|part| f64::from(part) / 20.0).map(|at| (at, held(at)));
        let name = Label::at_end(vec![Cell::from(&model.reported[*reported].name)]);
        Mark::Line(Line::new(points.collect(), Role::Hue(hue)).named(name))
    }));
    Panel::new(Axis::shares().named(Message::WidthOfBand), Axis::shares())
        .headed(Message::CoverageHeading)
        .with_room(Room::Measured(20.0))
        .with(marks)
}
