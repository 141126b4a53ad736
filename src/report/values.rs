//! The values that a chart shows, as rows: what stands behind its picture for those who read numbers. Draws nothing.

use crate::calendar::Day;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Bar, Bars, Chart, Course, Dot, Fan, Figures, Label, Line, Mark, Paint, Panel, Panels,
    Quantity, Scale, Stack, Tiles,
};
use crate::report::run_info::RunInfo;

/// The values of one panel.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// What the panel shows, if a chart has several.
    pub heading: Option<Cell>,
    /// Whether a row belongs to a place of the second axis, else to one of the first.
    pub is_upright: bool,
    /// What the columns are called, that of the names of rows first.
    pub heads: Vec<Cell>,
    /// Along the axis.
    pub rows: Vec<Row>,
}

/// The values at one place of an axis.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where on the axis.
    pub at: f64,
    /// What it is called, and then a cell for each column.
    pub cells: Vec<Cell>,
}

impl Chart {
    /// The panels, in the order in which they are drawn.
    pub fn panels(&self) -> Vec<&Panel> {
        match &self.panels {
            Panels::Rows(rows) => rows.iter().flat_map(|row| &row.panels).collect(),
            Panels::Joined(panels) | Panels::Grid(panels) | Panels::Compact(panels) => {
                panels.iter().collect()
            }
        }
    }

    /// The values of every panel, in the same order.
    pub fn values(&self, run: &RunInfo) -> Vec<Values> {
        self.panels().into_iter().map(|panel| values(panel, run)).collect()
    }
}

fn values(panel: &Panel, run: &RunInfo) -> Values {
    let upright = matches!(panel.y.scale, Scale::Places { .. });
    let mut sheet = Sheet { panel, upright, columns: Vec::new(), cells: Vec::new() };
    for mark in &panel.marks {
        match mark {
            Mark::Line(line) => sheet.line(line),
            Mark::Fan(fan) => sheet.fan(fan),
            Mark::Stack(stack) => sheet.stack(stack),
            Mark::Bars(bars) => sheet.bars(bars),
            Mark::Tiles(tiles) => sheet.tiles(tiles),
            Mark::Dot(dot) => sheet.dot(dot),
            Mark::Figures(figures) => sheet.figures(figures),
            Mark::Area(_)
            | Mark::Rule(_)
            | Mark::Gap(_)
            | Mark::Unseen(_)
            | Mark::Shade(_)
            | Mark::Strip(_) => {}
        }
    }
    sheet.finish(run)
}

/// Values on their way to rows: each with its place and its column.
struct Sheet<'p> {
    panel: &'p Panel,
    upright: bool,
    columns: Vec<Column>,
    cells: Vec<(f64, usize, Cell)>,
}

/// A column, and what its values have in common: what is drawn in one colour under one name is one thing.
#[derive(PartialEq)]
struct Column {
    head: Cell,
    paint: Option<Paint>,
    /// Whether its values were published, on days of their own.
    is_published: bool,
}

impl Sheet<'_> {
    fn column(&mut self, head: Cell, paint: Option<Paint>) -> usize {
        self.place(Column { head, paint, is_published: false })
    }

    fn place(&mut self, column: Column) -> usize {
        let known = self.columns.iter().position(|known| *known == column);
        known.unwrap_or_else(|| {
            self.columns.push(column);
            self.columns.len() - 1
        })
    }

    /// What something is called: by its own label, else by the key of the panel.
    fn name(&self, label: Option<&Label>, paint: Paint) -> Cell {
        let own = label.and_then(|label| {
            label.words.first().or_else(|| label.end.first().and_then(|lines| lines.first()))
        });
        let of_key = self.panel.key.iter().find(|key| key.paint == paint);
        let keyed = || of_key.and_then(|key| key.words.first());
        own.or_else(keyed).cloned().unwrap_or_else(|| Message::Value.into())
    }

    /// What stands beside a place, a little above or below it, belongs to it.
    fn along(&self, at: f64) -> f64 {
        if self.upright { at.round() + 0.0 } else { at }
    }

    fn put(&mut self, at: f64, column: usize, cell: Cell) {
        self.cells.push((self.along(at), column, cell));
    }

    fn amount(&self, value: f64) -> Cell {
        written(if self.upright { &self.panel.x } else { &self.panel.y }, value)
    }

    fn line(&mut self, line: &Line) {
        if self.upright || line.pieces.is_empty() {
            return;
        }
        let column = self.column(self.name(line.label.as_ref(), line.paint), Some(line.paint));
        let points = line.points();
        // A line with steps has two places for each of its levels.
        let has_steps = points.windows(3).any(|three| three[1].0 == three[2].0);
        let places: Vec<(f64, f64)> = if has_steps {
            let middle = |pair: &[(f64, f64)]| (f64::midpoint(pair[0].0, pair[1].0), pair[0].1);
            points.chunks_exact(2).map(middle).collect()
        } else {
            points
        };
        for (at, value) in places {
            let cell = self.amount(value);
            self.put(at, column, cell);
        }
    }

    fn fan(&mut self, fan: &Fan) {
        let own = fan.label.as_ref().and_then(|label| {
            // Labels that begin with an amount name nothing.
            let first = label.end.first().and_then(|lines| lines.first()).or(label.words.first());
            first.filter(|cell| matches!(cell, Cell::Name(_) | Cell::List(_))).cloned()
        });
        let head = own.unwrap_or_else(|| Message::MedianColumn.into());
        let median = self.column(head, Some(fan.paint));
        let spread =
            fan.has_chance().then(|| self.column(Message::EightOfTenRuns.into(), Some(fan.paint)));
        for (at, band) in &fan.points {
            let cell = self.amount(band.median());
            self.put(*at, median, cell);
            if let Some(column) = spread {
                let [from, to] = [1, 5].map(|level| self.amount(band.quantiles[level]));
                self.put(*at, column, Cell::range(from, to));
            }
        }
    }

    fn stack(&mut self, stack: &Stack) {
        let places: Vec<f64> = match &stack.course {
            Course::Moments(moments) => moments.clone(),
            Course::Spans(spans) => {
                spans.iter().map(|(from, to)| f64::midpoint(*from, *to)).collect()
            }
        };
        for layer in &stack.layers {
            let own = layer.key.first().cloned();
            let head = own.unwrap_or_else(|| self.name(None, layer.paint));
            let column = self.column(head, Some(layer.paint));
            for (at, value) in places.iter().zip(&layer.values) {
                let cell = self.amount(*value);
                self.put(*at, column, cell);
            }
        }
    }

    fn bars(&mut self, bars: &Bars) {
        let head = self.name(None, bars.paint);
        // Bars beside places are named by them, whatever their colour, unless two stand beside one place.
        let is_keyed = self.panel.key.iter().any(|key| key.paint == bars.paint);
        let paint = (!self.upright || is_keyed).then_some(bars.paint);
        let mut column = self.column(head.clone(), paint);
        let at = |bar: &Bar| f64::midpoint(bar.span.0, bar.span.1);
        let taken: Vec<f64> = bars.bars.iter().map(|bar| self.along(at(bar))).collect();
        if self.cells.iter().any(|(at, of, _)| *of == column && taken.contains(at)) {
            column = self.column(head, Some(bars.paint));
        }
        let paint = self.columns[column].paint;
        let spread = bars.bars.iter().any(|bar| bar.whisker.is_some());
        let spread = spread.then(|| self.column(Message::WhiskersColumn.into(), paint));
        let marks = mark_middles(self.panel);
        for bar in &bars.bars {
            let cell = if self.upright && marks {
                self.amount(f64::midpoint(bar.from, bar.to))
            } else if self.upright && bar.from != 0.0 && bar.to != 0.0 {
                Cell::range(self.amount(bar.from), self.amount(bar.to))
            } else if self.upright && bar.to == 0.0 {
                self.amount(bar.from)
            } else {
                self.amount(bar.to - bar.from)
            };
            self.put(at(bar), column, cell);
            if let (Some(column), Some((from, to))) = (spread, bar.whisker) {
                let cell = Cell::range(self.amount(from), self.amount(to));
                self.put(at(bar), column, cell);
            }
        }
    }

    fn tiles(&mut self, tiles: &Tiles) {
        let Scale::Places { names, .. } = &self.panel.x.scale else { return };
        for (place, name) in (0_u32..).zip(names) {
            let column = self.column(name.clone(), None);
            for tile in tiles.tiles.iter().filter(|tile| tile.at.0 == f64::from(place)) {
                self.put(tile.at.1, column, tile.words.clone());
            }
        }
    }

    /// A dot on an axis of time marks what a line already has.
    fn dot(&mut self, dot: &Dot) {
        if !self.upright && matches!(self.panel.x.scale, Scale::Time(..)) {
            return;
        }
        // A dot may have a label of its own, which names no column.
        let column = self.column(self.name(None, dot.paint), Some(dot.paint));
        let (at, value) = if self.upright { (dot.at.1, dot.at.0) } else { dot.at };
        let cell = match dot.interval {
            Some((from, to)) if self.upright => Cell::range(self.amount(from), self.amount(to)),
            Some(_) | None => self.amount(value),
        };
        self.put(at, column, cell);
    }

    fn figures(&mut self, figures: &Figures) {
        let (head, paint) = (figures.name.clone(), Some(figures.paint));
        let column = self.place(Column { head, paint, is_published: true });
        for ((at, value), _) in &figures.points {
            let cell = self.amount(*value);
            self.put(*at, column, cell);
        }
    }

    fn finish(self, run: &RunInfo) -> Values {
        let Self { panel, upright, columns, mut cells } = self;
        let axis = if upright { &panel.y } else { &panel.x };
        let aside = match &axis.scale {
            Scale::Places { aside, .. } => aside.as_ref(),
            Scale::Time(..) | Scale::Amounts { .. } => None,
        };
        cells.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut rows: Vec<Row> = Vec::new();
        for (at, column, cell) in cells {
            if rows.last().is_none_or(|row| row.at != at) {
                let mut cells = vec![Cell::Missing; columns.len() + 1];
                cells[0] = named(axis, at, run);
                cells.extend(aside.map(|(_, figures)| of_place(figures, at)));
                rows.push(Row { at, cells });
            }
            if let Some(row) = rows.last_mut() {
                row.cells[column + 1] = cell;
            }
        }
        let own = 1 + columns.len();
        let is_published = |row: &Row| {
            let filled =
                columns.iter().zip(&row.cells[1..own]).filter(|(_, it)| **it != Cell::Missing);
            filled.map(|(column, _)| column).all(|column| column.is_published)
        };
        if matches!(axis.scale, Scale::Time(..)) {
            for row in rows.iter_mut().filter(|row| is_published(row)) {
                row.cells[0] = Cell::Date(day_of(row.at));
            }
        }
        let mut heads = vec![head(axis, run)];
        heads.extend(columns.into_iter().map(|column| column.head));
        heads.extend(aside.map(|(heading, _)| heading.clone()));
        let heading = panel.heading.as_ref().map(|heading| heading.words.clone());
        Values { heading, is_upright: upright, heads, rows }
    }
}

/// Whether the bars of a panel are marks of one width around what they show, not lengths.
fn mark_middles(panel: &Panel) -> bool {
    let bars = panel.marks.iter().flat_map(|mark| match mark {
        Mark::Bars(bars) => bars.bars.as_slice(),
        _ => &[],
    });
    let widths: Vec<f64> = bars.clone().map(|bar| bar.to - bar.from).collect();
    let (least, most) = widths.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), width| {
        (least.min(*width), most.max(*width))
    });
    1 < widths.len()
        && 0.0 < least
        && most - least <= 1e-6 * most
        && bars.into_iter().all(|bar| bar.from != 0.0)
}

/// What the names of rows are.
fn head(axis: &Axis, run: &RunInfo) -> Cell {
    match (&axis.scale, &axis.name) {
        (_, Some(name)) => name.clone(),
        (Scale::Time(..), None) => Message::StepColumn { unit: run.unit.into() }.into(),
        (Scale::Amounts { .. } | Scale::Places { .. }, None) => Cell::Missing,
    }
}

/// What a place of an axis is called.
fn named(axis: &Axis, at: f64, run: &RunInfo) -> Cell {
    match &axis.scale {
        Scale::Time(..) => moment(run, at),
        Scale::Amounts { .. } => written(axis, at),
        Scale::Places { names, .. } => of_place(names, at),
    }
}

fn of_place(cells: &[Cell], at: f64) -> Cell {
    let place = (0_u32..).zip(cells).find(|(place, _)| (f64::from(*place) - at).abs() < 0.5);
    place.map_or(Cell::Missing, |(_, cell)| cell.clone())
}

/// So many steps before the start are counted back.
const MOST_BEFORE: i32 = 6_000;

/// The step that closes at a moment, or in which it lies.
fn moment(run: &RunInfo, at: f64) -> Cell {
    let day = day_of(at);
    let (start, _) = run.span();
    let is_boundary = at == at.floor();
    if is_boundary && day == start {
        return Message::AtStart.into();
    }
    if day < start {
        // Cohorts of the opening backlog: their steps are counted back from the start.
        let firsts = (1..=MOST_BEFORE).map_while(|back| run.first_day(-back));
        let first = firsts.into_iter().find(|first| *first <= day);
        return first.map_or(Cell::Date(day), |first| Cell::Stamp(run.unit, first));
    }
    let begun = run.steps.partition_point(|step| step.first <= day).saturating_sub(1);
    let closes = is_boundary && run.steps.get(begun).is_some_and(|step| step.first == day);
    run.stamp(if closes { begun.saturating_sub(1) } else { begun })
}

#[expect(clippy::cast_possible_truncation, reason = "moments of a chart are days of a calendar")]
fn day_of(at: f64) -> Day {
    Day(at.floor() as i64)
}

/// An amount as its axis counts it.
fn written(axis: &Axis, value: f64) -> Cell {
    let Scale::Amounts { of, beyond, .. } = &axis.scale else { return Cell::Number(value) };
    match beyond {
        Some(words) if !value.is_finite() => words.clone(),
        Some(_) | None => match of.cell(value) {
            // Between two steps, where replications lie on both sides.
            Cell::Missing if matches!(of, Quantity::Step(..)) => of.cell(value.ceil()),
            cell => cell,
        },
    }
}
