//! Charts as sheets: the values behind each panel, and a chart of the workbook's own made of them. Draws nothing itself.

use rust_xlsxwriter::{Chart, ChartType, ColNum, RowNum, XlsxError};

use crate::format::xlsx::sheet::Book;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::values::Values;

/// So many curves a reader can tell apart.
const CURVES: usize = 12;
/// A chart with more panels than this, one for each region, has too many for a sheet.
const PANELS: usize = 6;

/// A sheet for each chart.
pub(super) fn sheets(report: &Report, book: &mut Book<'_>) -> Result<(), XlsxError> {
    for chart in report.charts() {
        let mut panels = chart.values(&report.run);
        panels.retain(|values| !values.rows.is_empty());
        if panels.is_empty() {
            continue;
        }
        panels.truncate(PANELS);
        let title = book.locale.sentence(&chart.title);
        let mut sheet = book.sheet(&chart.name)?;
        let name = sheet.on.name();
        sheet.title(&title)?;
        let (mut drawn, mut heads_end) = (Vec::new(), 1);
        for values in &panels {
            sheet.skip();
            values.heading.iter().try_for_each(|heading| sheet.heading(heading))?;
            let (heads, rows) = numbers(values);
            let from = sheet.row;
            sheet.heads(&heads)?;
            heads_end = sheet.row;
            rows.iter().try_for_each(|row| sheet.row(row))?;
            drawn.extend(picture(&name, values, (from, sheet.row), (&heads, &rows)));
        }
        let beside = panels.iter().map(|values| numbers(values).0.len()).max().unwrap_or(1);
        let beside = ColNum::try_from(beside + 1).unwrap_or(8);
        let mut row: RowNum = 1;
        for picture in drawn {
            sheet.on.insert_chart(row, beside, &picture)?;
            row += 22;
        }
        // Heads of one panel stay in sight; of several the title does, for each has heads of its own.
        sheet.finish(if panels.len() == 1 { heads_end } else { 1 })?;
    }
    Ok(())
}

/// The values with two columns for what goes from one number to another.
fn numbers(values: &Values) -> (Vec<Cell>, Vec<Vec<Cell>>) {
    let is_range = |column: usize| {
        values.rows.iter().any(|row| matches!(row.cells.get(column), Some(Cell::Range(_))))
    };
    let ranges: Vec<bool> = (0..values.heads.len()).map(is_range).collect();
    let mut heads = Vec::new();
    for (head, is_range) in values.heads.iter().zip(&ranges) {
        if *is_range {
            let of = || head.clone();
            heads.push(Message::LowEnd { of: of() }.into());
            heads.push(Message::HighEnd { of: of() }.into());
        } else {
            heads.push(head.clone());
        }
    }
    let row = |cells: &[Cell]| {
        let mut row = Vec::new();
        for (cell, is_range) in cells.iter().zip(&ranges) {
            match cell {
                Cell::Range(ends) => row.extend([ends[0].clone(), ends[1].clone()]),
                other if *is_range => row.extend([other.clone(), other.clone()]),
                other => row.push(other.clone()),
            }
        }
        row
    };
    (heads, values.rows.iter().map(|of| row(&of.cells)).collect())
}

/// A chart of the rows from the heads to the row before `end`; none where there is no number.
fn picture(
    sheet: &str,
    values: &Values,
    (heads_at, end): (RowNum, RowNum),
    (heads, rows): (&[Cell], &[Vec<Cell>]),
) -> Option<Chart> {
    let has_heads = heads.iter().any(|head| *head != Cell::Missing);
    let first = heads_at + RowNum::from(has_heads);
    let is_number = |column: &usize| {
        rows.iter().any(|row| row.get(*column).is_some_and(|it| it.number().is_some()))
    };
    let columns: Vec<usize> = (1..heads.len()).filter(is_number).take(CURVES).collect();
    if columns.is_empty() || end <= first {
        return None;
    }
    let kind = if values.is_upright { ChartType::Bar } else { ChartType::Line };
    let mut chart = Chart::new(kind);
    for column in columns {
        let column = ColNum::try_from(column).ok()?;
        let series = chart.add_series();
        series.set_categories((sheet, first, 0, end - 1, 0));
        series.set_values((sheet, first, column, end - 1, column));
        if has_heads {
            series.set_name((sheet, heads_at, column));
        }
    }
    chart.set_width(720).set_height(400);
    chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    if values.is_upright {
        // Places are read from the top down.
        chart.x_axis().set_reverse();
    }
    Some(chart)
}
