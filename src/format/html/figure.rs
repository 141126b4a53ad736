//! Charts as figures of a page: the picture for wide and for narrow screens, and the values behind it. Draws none itself.

use maud::{Markup, PreEscaped, html};
use rayon::prelude::*;

use crate::chart::{self, Pane, Scene, Size};
use crate::format::definition::file_name;
use crate::format::html::table::cell;
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;
use crate::report::values::Values;

/// All charts of a report, drawn side by side.
pub(super) fn all(report: &Report, locale: &Locale) -> Vec<Markup> {
    let charts: Vec<&Chart> = report.charts().collect();
    charts.par_iter().map(|chart| figure(chart, &report.run, locale)).collect()
}

fn figure(chart: &Chart, run: &RunInfo, locale: &Locale) -> Markup {
    let wide = chart::scene(chart, locale, Size::Wide);
    let phone = chart::scene(chart, locale, Size::Phone);
    let id = format!("chart-{}", file_name(&chart.name).replace(' ', "-"));
    let values = chart.values(run);
    let has_values = values.iter().any(|values| !values.rows.is_empty());
    html! {
        figure id=(id) {
            h3 { (capital(wide.title())) }
            div.picture {
                div.wide { (PreEscaped(wide.svg())) }
                div.phone { (PreEscaped(phone.svg())) }
            }
            @if has_values {
                details.values {
                    summary { (locale.message(&Message::ValuesBehind)) }
                    @for (place, values) in values.iter().enumerate() {
                        @if !values.rows.is_empty() { (behind(values, place, (&wide, &phone), locale)) }
                    }
                }
            }
        }
    }
}

/// The values behind a chart on a page that shows it in one size.
pub(super) fn values(chart: &Chart, run: &RunInfo, locale: &Locale, size: Size) -> Markup {
    let scene = chart::scene(chart, locale, size);
    let values = chart.values(run);
    html! {
        @for (place, values) in values.iter().enumerate() {
            @if !values.rows.is_empty() { (behind(values, place, (&scene, &scene), locale)) }
        }
    }
}

/// The text with a capital at its beginning, where the script has capitals.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A table of the values of one panel, each row with its place on both pictures.
fn behind(
    values: &Values,
    panel: usize,
    (wide, phone): (&Scene<'_>, &Scene<'_>),
    locale: &Locale,
) -> Markup {
    let [on_wide, on_phone] = [wide, phone].map(|scene| OnPage::of(scene, panel, values));
    let heading = values.heading.as_ref().map(|heading| locale.cell(heading));
    let frame = |page: &Option<OnPage>| page.as_ref().map(OnPage::frame);
    let at = |page: &Option<OnPage>, at: f64| page.as_ref().map(|page| page.at(at));
    let name = heading.clone().unwrap_or_else(|| locale.message(&Message::ValuesBehind));
    html! {
        div.table tabindex="0" role="group" aria-label=(name) {
            table.panel data-upright[values.is_upright] data-wide=[frame(&on_wide)] data-phone=[frame(&on_phone)] {
                @if let Some(heading) = heading { caption { (heading) } }
                thead { tr {
                    @for (place, head) in values.heads.iter().enumerate() {
                        @if place == 0 && *head == Cell::Missing { td {} } @else { th scope="col" { (cell(head, locale)) } }
                    }
                } }
                tbody {
                    @for row in &values.rows {
                        tr data-wide=[at(&on_wide, row.at)] data-phone=[at(&on_phone, row.at)] {
                            @for (place, value) in row.cells.iter().enumerate() {
                                @if place == 0 { th scope="row" { (cell(value, locale)) } } @else { td.number { (cell(value, locale)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A panel on a page, in hundredths of the page.
struct OnPage {
    pane: Pane,
    size: (f64, f64),
    upright: bool,
}

impl OnPage {
    fn of(scene: &Scene<'_>, panel: usize, values: &Values) -> Option<Self> {
        let page = scene.page();
        let pane = *scene.panes().get(panel)?;
        Some(Self { pane, size: (page.width(), page.height()), upright: values.is_upright })
    }

    /// Left, top, right, bottom.
    fn frame(&self) -> String {
        let (frame, (width, height)) = (self.pane.frame, self.size);
        let shares =
            [frame.left / width, frame.top / height, frame.right / width, frame.bottom / height];
        shares.map(hundredths).join(" ")
    }

    /// Where a row lies along its axis.
    fn at(&self, value: f64) -> String {
        if self.upright {
            hundredths(self.pane.down(value) / self.size.1)
        } else {
            hundredths(self.pane.across(value) / self.size.0)
        }
    }
}

fn hundredths(share: f64) -> String {
    format!("{:.2}", 100.0 * share)
}
