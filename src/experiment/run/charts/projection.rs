//! Where the past ends: shades what is projected, in every panel over time. Draws nothing else.

use crate::report::cell::Message;
use crate::report::chart::{Chart, Label, Mark, Panel, Panels, Role, Scale, Shade, instant};
use crate::report::run_info::RunInfo;

/// The same charts with the projection shaded, where the scenario says what is now; its name stands once in each.
pub(super) fn shaded(run: &RunInfo, mut charts: Vec<Chart>) -> Vec<Chart> {
    if 0 < run.now {
        for chart in &mut charts {
            let mut panels = over_time(&mut chart.panels);
            if let Some(first) = panels.next() {
                shade(run, first, true);
            }
            panels.for_each(|panel| shade(run, panel, false));
        }
    }
    charts
}

fn over_time(panels: &mut Panels) -> impl Iterator<Item = &mut Panel> {
    let (rows, panels) = match panels {
        Panels::Rows(rows) => (rows.as_mut_slice(), &mut [][..]),
        Panels::Joined(panels) | Panels::Grid(panels) | Panels::Compact(panels) => {
            (&mut [][..], panels.as_mut_slice())
        }
    };
    let all = rows.iter_mut().flat_map(|row| &mut row.panels).chain(panels);
    all.filter(|panel| matches!(panel.x.scale, Scale::Time(..)))
}

/// Under everything else.
fn shade(run: &RunInfo, panel: &mut Panel, is_named: bool) {
    let (now, (_, end)) = (instant(run.steps[run.now].first), run.span());
    let label = Label::near((now, f64::INFINITY), Message::Projected).quietly();
    let mark = Mark::Shade(Shade {
        span: (now, instant(end)),
        edge: now,
        paint: Role::Pale.at(0.22),
        label: is_named.then_some(label),
    });
    let bottom = if panel.first_on_top { panel.marks.len() } else { 0 };
    panel.marks.insert(bottom, mark);
}
