//! Tables for readers as HTML: headings that name rows and columns, numbers at the end of their cells. Picks no row.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::language::Locale;
use crate::report::cell::Cell;
use crate::report::table::{Row, Table};

/// A table under its title, which the first column bears.
pub(super) fn table(table: &Table, locale: &Locale) -> Markup {
    let width = columns(table);
    let title = table.columns.first().map(|column| locale.cell(&column.head));
    let title = title.filter(|title| !title.is_empty());
    let has_heads = table.columns.iter().skip(1).any(|column| column.head != Cell::Missing);
    let picked = (0 < table.picked_by).then_some(table.picked_by);
    let opens = picked.map(|_| table.opens_at);
    html! {
        div.table tabindex="0" role="group" aria-label=[title.clone()] {
            table data-picked=[picked] data-opens=[opens] {
                @if let Some(title) = title.filter(|_| picked.is_none()) { caption { (title) } }
                @if has_heads {
                    thead { tr {
                        @for (place, column) in table.columns.iter().enumerate() {
                            @let is_title = place == 0 && picked.is_none();
                            @if is_title || column.head == Cell::Missing { td {} }
                            @else { th scope="col" { (cell(&column.head, locale)) } }
                        }
                    } }
                }
                tbody {
                    @for (place, row) in table.rows.iter().enumerate() {
                        @let before = place.checked_sub(1).and_then(|place| table.rows[place].group.as_ref());
                        @if let Some(group) = row.group.as_ref().filter(|group| Some(*group) != before) {
                            tr.group { th scope="rowgroup" colspan=(width) { (cell(group, locale)) } }
                        }
                        (line(row, width, locale))
                    }
                }
            }
        }
    }
}

fn columns(table: &Table) -> usize {
    let rows = table.rows.iter().map(|row| row.cells.len());
    rows.chain([table.columns.len()]).max().unwrap_or(1)
}

fn line(row: &Row, width: usize, locale: &Locale) -> Markup {
    let shown = row.cells.len();
    html! {
        tr {
            @for (place, value) in row.cells.iter().enumerate() {
                @let last = place + 1 == shown && shown < width;
                @let span = last.then(|| width + 1 - shown);
                @if place == 0 && *value != Cell::Missing {
                    th scope="row" colspan=[span] { (cell(value, locale)) }
                } @else {
                    td.number[is_number(value)] colspan=[span] { (cell(value, locale)) }
                }
            }
        }
    }
}

/// Whether digits of rows below one another are compared.
fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Ends(_) | Cell::Range(_) | Cell::Beyond | Cell::Stamp(..) => true,
        other => other.number().is_some(),
    }
}

/// The value; a course over time as a small line.
pub(super) fn cell(cell: &Cell, locale: &Locale) -> Markup {
    match cell {
        Cell::Curve(shares) => curve(shares),
        Cell::Ends(ends) => html! {
            span.ends { span { (locale.cell(&ends[0])) } span { (locale.cell(&ends[1])) } }
        },
        // A number and its unit stay on one line, on paper too.
        Cell::Number(_) | Cell::Value(_) | Cell::Exact(_) | Cell::Duration(..) => {
            html! { (locale.cell(cell).replace(' ', "\u{a0}")) }
        }
        // Whatever direction it has, its surroundings do not turn it.
        Cell::Text(text) => html! { bdi { (text) } },
        other => html! { (marked(&locale.cell(other))) },
    }
}

/// A text in which what is to be typed, between ` and `, stands out.
pub(super) fn marked(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    // A mark without its fellow is a mark.
    if parts.len().is_multiple_of(2) {
        return html! { (text) };
    }
    html! {
        @for (place, part) in parts.iter().enumerate() {
            @if place % 2 == 1 { code dir="ltr" { (part) } } @else { (part) }
        }
    }
}

/// Width and height of a small line.
const SMALL: (f64, f64) = (160.0, 28.0);

fn curve(shares: &[f64]) -> Markup {
    let each = SMALL.0 / (shares.len().max(2) - 1) as f64;
    let mut points = String::new();
    for (place, share) in shares.iter().enumerate() {
        let down = (SMALL.1 - 2.0) * (1.0 - share.clamp(0.0, 1.0)) + 1.0;
        let _ = write!(points, "{:.1},{down:.1} ", place as f64 * each);
    }
    PreEscaped(format!(
        "<svg class=\"curve\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\" focusable=\"false\">\
         <polyline points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\"/></svg>",
        SMALL.0,
        SMALL.1,
        points.trim_end()
    ))
}
