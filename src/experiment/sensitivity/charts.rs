//! What a sensitivity analysis draws: a tornado, variance shares, elementary effects. Computes nothing.

use crate::experiment::asked;
use crate::experiment::sensitivity::analysis::{Sensitivity, Unknown};
use crate::experiment::sensitivity::verdict::{finding, swing};
use crate::experiment::sweep::charts::quantity;
use crate::model::answer::Unit;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Bar, Bars, Chart, Mark, Panel, Quantity, Role, Room, Rule, Tip};
use crate::report::run_info::RunInfo;
use crate::stats::sensitivity::Index;

/// More unknowns than this cannot be read; the first ones matter most.
const MAX_UNKNOWNS: usize = 14;

/// The tornado, the shares of variance where there are any, and the elementary effects.
pub fn charts(run: &RunInfo, found: &Sensitivity) -> Vec<Chart> {
    if found.unknowns.iter().all(|unknown| unknown.swing() <= 0.0) {
        return Vec::new();
    }
    let drawing =
        Drawing { run, found, shown: &found.unknowns[..found.unknowns.len().min(MAX_UNKNOWNS)] };
    [Some(drawing.tornado()), drawing.shares(), drawing.effects()].into_iter().flatten().collect()
}

struct Drawing<'a> {
    run: &'a RunInfo,
    found: &'a Sensitivity,
    shown: &'a [Unknown],
}

impl Drawing<'_> {
    fn chart(&self, stem: &str, title: Message, subtitle: Message, panel: Panel) -> Chart {
        let name = format!("{stem}-{}", self.found.asked.key);
        Chart::new(name, self.run, title, vec![subtitle.into()]).with(panel)
    }

    /// The addresses of the unknowns, from the top down.
    fn addresses(&self) -> Axis {
        let address = |unknown: &Unknown| self.run.subject(&unknown.address);
        Axis::places(self.shown.iter().map(address).collect()).keeping(42.0)
    }

    fn answer(&self) -> Cell {
        asked::title(self.run, &self.found.asked).into()
    }

    /// How far each unknown alone moves the answer.
    fn tornado(&self) -> Chart {
        let middle = self.found.middle;
        let ends = self.shown.iter().flat_map(|unknown| [unknown.answer.0, unknown.answer.1]);
        let (low, high) =
            ends.fold((middle, middle), |(low, high), end| (low.min(end), high.max(end)));
        // The ends of bars carry words.
        let air = 0.16 * (high - low);
        let quantity = quantity(self.run, self.found.asked.measure().unit());
        let x =
            Axis::amounts(low - air, high + air).to_the_point().in_parts(4.0).counting(quantity);
        let mut bars = [Vec::new(), Vec::new()];
        for (place, unknown) in (0_u32..).map(f64::from).zip(self.shown) {
            let (low, high) = unknown.answer;
            let ends = [(low, unknown.range.0, low <= high), (high, unknown.range.1, high < low)];
            for (bars, (to, input, is_before)) in bars.iter_mut().zip(ends) {
                let words = Some(Tip { words: Cell::Number(input), is_before });
                let span = (place - 0.32, place + 0.32);
                bars.push(Bar { span, from: middle, to, whisker: None, words });
            }
        }
        let colour = |(hue, bars)| Mark::Bars(Bars { bars, paint: Role::Hue(hue).at(0.85) });
        let mut marks: Vec<Mark> = bars.into_iter().enumerate().map(colour).collect();
        marks.push(Mark::Rule(Rule::upright(middle, Role::Rule).solid()));
        let panel = Panel::new(x, self.addresses()).with(marks);
        self.chart("tornado", finding(self.run, self.found), Message::TornadoSubtitle, panel)
    }

    /// The share of each unknown in the variance: by itself, and with all its interactions.
    fn shares(&self) -> Option<Chart> {
        let of = |unknown: &Unknown| unknown.indices.map(|indices| [indices.first, indices.total]);
        let panel = self.pairs(1.0, Quantity::Share, of, Cell::Share)?;
        let title = Message::VarianceTitle { answer: self.answer() };
        Some(self.chart("variance", title, Message::VarianceSubtitle, panel))
    }

    /// How much each unknown matters over its whole range, and how unevenly.
    fn effects(&self) -> Option<Chart> {
        let of = |unknown: &Unknown| unknown.effects.map(|effects| [effects.size, effects.spread]);
        let all = || self.shown.iter().filter_map(of);
        if all().all(|[size, _]| size.value <= 0.0) {
            return None;
        }
        let most = all().flatten().map(|index| index.between.1).fold(0.0, f64::max);
        let quantity = match self.found.asked.measure().unit() {
            Unit::Step => Quantity::Duration(self.run.unit),
            unit => quantity(self.run, unit),
        };
        let words = |value| swing(self.run, self.found, value);
        let panel = self.pairs(most, quantity, of, words)?;
        let title = Message::ScreeningTitle { answer: self.answer() };
        Some(self.chart("screening", title, Message::ScreeningSubtitle, panel))
    }

    /// Two estimates for each unknown, as bars with their intervals: the first one dark, the second one pale.
    fn pairs(
        &self,
        most: f64,
        quantity: Quantity,
        of: impl Fn(&Unknown) -> Option<[Index; 2]>,
        words: impl Fn(f64) -> Cell,
    ) -> Option<Panel> {
        let within = |value: f64| value.clamp(0.0, most);
        let bars = |(which, offset, strength): (usize, f64, f64)| {
            let bar = |(place, unknown): (f64, &Unknown)| {
                let Index { value, between } = of(unknown)?[which];
                let (middle, words) = (place + offset, words(within(value)));
                Some(Bar {
                    span: (middle - 0.17, middle + 0.17),
                    from: 0.0,
                    to: within(value),
                    whisker: Some((within(between.0), within(between.1))),
                    words: Some(Tip { words, is_before: false }),
                })
            };
            let places = (0_u32..).map(f64::from).zip(self.shown);
            let bars = places.filter_map(bar).collect();
            Bars { bars, paint: Role::Hue(0).at(strength) }
        };
        let both = [(1, 0.19, 0.35), (0, -0.19, 0.95)].map(bars);
        if both.iter().all(|bars| bars.bars.is_empty()) {
            return None;
        }
        let x = Axis::amounts(0.0, most).to_the_point().in_parts(4.0).counting(quantity);
        let panel = Panel::new(x, self.addresses()).with_room(Room::Fixed(6.6));
        Some(panel.with(both.into_iter().map(Mark::Bars).collect()))
    }
}
