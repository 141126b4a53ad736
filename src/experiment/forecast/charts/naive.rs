//! Forecasts beside naive ones, horizon by horizon: their scores as shares of each other. Scores nothing.

use crate::experiment::forecast::pairs::{HORIZONS, NAIVE, Pair, Scores};
use crate::experiment::forecast::tables::hundredths;
use crate::model::Name;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Bar, Bars, Chart, Mark, Panel, Panels, Role, Room, Rule, Tip};
use crate::report::run_info::RunInfo;

/// Fewer forecasts than this of a horizon are not drawn.
const LEAST: usize = 3;
/// What is worse than so many times a naive forecast is as bad as can be drawn.
const WORST: f64 = 2.0;

/// The score of a count as a share of that of each naive forecast, a panel for each horizon.
pub(super) fn chart(run: &RunInfo, name: &Name, pairs: &[&Pair]) -> Option<Chart> {
    let all = Scores::of(&pairs.iter().copied())?;
    let best = all.to_best()?;
    let panels: Vec<Panel> = HORIZONS
        .iter()
        .filter_map(|(months, from, to)| {
            let inside = |pair: &&&Pair| *from <= pair.lead && pair.lead < *to;
            let scores = Scores::of(&pairs.iter().filter(inside).copied())?;
            (LEAST <= scores.count && scores.to_best().is_some())
                .then(|| panel(Cell::Plain(*months), &scores))
        })
        .collect();
    if panels.is_empty() {
        return None;
    }
    let title = Message::NaiveTitle { reported: Cell::from(name), ratio: hundredths(best) };
    let subtitle = vec![Message::NaiveSubtitle.into()];
    let chart = Chart::new(format!("naive-{}", name.key), run, title, subtitle);
    Some(chart.of(Panels::Grid(panels)))
}

fn panel(months: Cell, scores: &Scores) -> Panel {
    let known = NAIVE.iter().zip(scores.ratios);
    let known: Vec<(&str, f64)> = known.filter_map(|(name, ratio)| Some((*name, ratio?))).collect();
    let names = known.iter().map(|(name, _)| Message::NaiveForecast { forecast: Cell::Term(name) });
    let most = known.iter().map(|(_, ratio)| *ratio).fold(1.0, f64::max).min(WORST);
    let bar = |(place, (_, ratio)): (u32, &(&str, f64))| Bar {
        span: (f64::from(place) - 0.32, f64::from(place) + 0.32),
        from: 0.0,
        to: ratio.min(WORST),
        whisker: None,
        words: Some(Tip { words: hundredths(*ratio), is_before: false }),
    };
    let bars = (0..).zip(&known).map(bar);
    let (better, worse): (Vec<Bar>, Vec<Bar>) = bars.partition(|bar| bar.to < 1.0);
    let paint = |role: Role, bars| Mark::Bars(Bars { bars, paint: role.at(0.7) });
    let marks = vec![
        paint(Role::Hue(0), better),
        paint(Role::Alarm, worse),
        Mark::Rule(Rule::upright(1.0, Role::Ink)),
    ];
    let x = Axis::amounts(0.0, 1.1 * most).to_the_point().in_parts(4.0);
    let count = Cell::count(scores.count);
    Panel::new(x, Axis::places(names.map(Cell::from).collect()).keeping(15.0))
        .headed(Message::HorizonHeading { months, count })
        .with_room(Room::Fixed(3.0))
        .with(marks)
}
