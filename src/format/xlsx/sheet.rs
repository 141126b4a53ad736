//! A sheet in the making: cells with their types, one row after the other. Chooses none of them.

use rust_xlsxwriter::{
    ColNum, ExcelDateTime, Format, FormatAlign, RowNum, Workbook, Worksheet, XlsxError,
};

use crate::calendar::{Calendar, Day};
use crate::format::kinds::{gregorian, is_date};
use crate::language::Locale;
use crate::report::cell::{Cell, Message};
use crate::report::table::Table;
use crate::units::StepUnit;

/// A workbook in the making.
pub(super) struct Book<'l> {
    pub(super) workbook: Workbook,
    pub(super) locale: &'l Locale,
    pub(super) styles: Styles,
    /// The names of the sheets so far, in small letters, as a workbook compares them.
    pub(super) names: Vec<String>,
}

/// How cells look.
pub(super) struct Styles {
    plain: Format,
    bold: Format,
    title: Format,
    head: Format,
    day: Format,
    month: Format,
    share: Format,
    /// What a format of numbers begins with, so that they stand in the digits of the language.
    digits: &'static str,
}

impl Styles {
    /// Texts of a language from right to left begin on the right, whatever stands first in them.
    pub(super) fn new(locale: &Locale) -> Self {
        let (plain, right_to_left) = (Format::new(), locale.is_right_to_left());
        let digits = locale.language().numbers.in_workbooks;
        let plain = if right_to_left { plain.set_reading_direction(RIGHT_TO_LEFT) } else { plain };
        Self {
            bold: plain.clone().set_bold(),
            title: plain.clone().set_bold().set_font_size(16),
            head: plain.clone().set_bold().set_text_wrap().set_align(FormatAlign::Bottom),
            day: plain.clone().set_num_format("yyyy-mm-dd"),
            month: plain.clone().set_num_format("yyyy-mm"),
            share: plain.clone().set_num_format(digits.to_owned() + "0.0%"),
            digits,
            plain,
        }
    }
}

/// A sheet, and the row that comes next.
pub(super) struct Sheet<'b> {
    pub(super) on: &'b mut Worksheet,
    pub(super) locale: &'b Locale,
    styles: &'b Styles,
    pub(super) row: RowNum,
    /// The widest text of each column, in letters.
    widths: Vec<usize>,
}

/// As a workbook counts directions.
const RIGHT_TO_LEFT: u8 = 2;
/// As a workbook counts sizes of paper.
const PAPER_A4: u8 = 9;
/// The longest text that a cell holds, with room to spare.
const LONGEST: usize = 32_000;
/// The widest that a column becomes, in letters.
const WIDEST: usize = 60;

/// A day as workbooks count it; none before 1900.
pub(super) fn excel(day: Day) -> Option<ExcelDateTime> {
    let date = Calendar::Gregorian.date(day);
    let year = u16::try_from(date.year).ok().filter(|year| 1900 <= *year)?;
    ExcelDateTime::from_ymd(year, date.month, date.day).ok()
}

impl Book<'_> {
    /// A new sheet; its name is cut to what a workbook takes, and counted where it is taken.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Sheet<'_>, XlsxError> {
        let name = self.free(name);
        let right = self.locale.is_right_to_left();
        let sheet = self.workbook.add_worksheet().set_name(name)?.set_right_to_left(right);
        Ok(Sheet {
            on: sheet,
            locale: self.locale,
            styles: &self.styles,
            row: 0,
            widths: Vec::new(),
        })
    }

    fn free(&mut self, name: &str) -> String {
        let legal = |each: char| !"[]:*?/\\'".contains(each) && !each.is_control();
        let plain: String = name.chars().filter(|each| legal(*each)).collect();
        let plain = if plain.trim().is_empty() { "-".to_owned() } else { plain };
        let cut = |length: usize| plain.chars().take(length).collect::<String>().trim().to_owned();
        let named =
            std::iter::once(cut(31)).chain((2..).map(|count| format!("{} {count}", cut(26))));
        let is_free = |name: &String| !self.names.contains(&name.to_lowercase());
        let name = named.into_iter().find(is_free).unwrap_or_default();
        self.names.push(name.to_lowercase());
        name
    }
}

impl Sheet<'_> {
    pub(super) fn skip(&mut self) {
        self.row += u32::from(0 < self.row);
    }

    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        let style = &self.styles.title;
        self.on.write_string_with_format(self.row, 0, self.words(text), style)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn heading(&mut self, title: &Cell) -> Result<(), XlsxError> {
        let text = self.locale.cell(title);
        self.on.write_string_with_format(self.row, 0, self.words(&text), &self.styles.bold)?;
        self.row += 1;
        Ok(())
    }

    /// A text for readers. From right to left one that begins with a digit or a mark begins on the right all the same: not
    /// every program heeds the direction of a cell.
    fn words(&self, text: &str) -> String {
        let begins = text.chars().next().is_some_and(|first| !first.is_alphabetic());
        let mark = if begins && self.locale.is_right_to_left() { "\u{200F}" } else { "" };
        mark.to_owned() + &cut(text)
    }

    /// A sentence runs over the columns beside it.
    pub(super) fn sentence(&mut self, text: &str) -> Result<(), XlsxError> {
        self.on.write_string_with_format(self.row, 0, self.words(text), &self.styles.plain)?;
        self.row += 1;
        Ok(())
    }

    /// A sentence that answers.
    pub(super) fn finding(&mut self, message: &Message) -> Result<(), XlsxError> {
        self.sentence(&self.locale.sentence(message))
    }

    /// A sentence that explains.
    pub(super) fn note(&mut self, message: &Message) -> Result<(), XlsxError> {
        self.sentence(&self.locale.message(message))
    }

    pub(super) fn heads(&mut self, heads: &[Cell]) -> Result<(), XlsxError> {
        if heads.iter().all(|head| *head == Cell::Missing) {
            return Ok(());
        }
        for (column, head) in (0..).zip(heads) {
            let text = self.locale.cell(head);
            self.note_width(column, &text);
            let text = self.words(&text);
            self.on.write_string_with_format(self.row, column, text, &self.styles.head)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Cells as people read them, each as what it is.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            self.put(column, cell)?;
        }
        self.row += 1;
        Ok(())
    }

    fn put(&mut self, column: ColNum, cell: &Cell) -> Result<(), XlsxError> {
        self.note_width(column, &self.locale.cell(cell));
        let (row, gregorian) = (self.row, self.locale.calendar() == Calendar::Gregorian);
        match cell {
            Cell::Missing | Cell::Curve(_) => {}
            Cell::Share(share) if share.is_finite() => {
                self.on.write_number_with_format(row, column, *share, &self.styles.share)?;
            }
            Cell::Number(_)
            | Cell::Exact(_)
            | Cell::Value(_)
            | Cell::Duration(..)
            | Cell::Money(..)
                if cell.number().is_some_and(f64::is_finite) =>
            {
                let number = cell.number().unwrap_or_default();
                let style = self.styles.plain.clone().set_num_format(self.shape(cell, number));
                self.on.write_number_with_format(row, column, number, &style)?;
            }
            Cell::Period(StepUnit::Month, day)
            | Cell::Stamp(StepUnit::Month, day)
            | Cell::Month(day)
                if gregorian && excel(*day).is_some() =>
            {
                self.date(column, *day, true)?;
            }
            Cell::Period(_, day) | Cell::Stamp(_, day) | Cell::Date(day)
                if gregorian && excel(*day).is_some() =>
            {
                self.date(column, *day, false)?;
            }
            other => {
                let text = self.locale.cell(other);
                let text = self.words(&text);
                self.on.write_string_with_format(row, column, text, &self.styles.plain)?;
            }
        }
        Ok(())
    }

    fn date(&mut self, column: ColNum, day: Day, month: bool) -> Result<(), XlsxError> {
        let style = if month { &self.styles.month } else { &self.styles.day };
        if let Some(date) = excel(day) {
            self.on.write_datetime_with_format(self.row, column, &date, style)?;
        }
        Ok(())
    }

    /// How a number is shown: no more digits than it means, and its unit behind it.
    fn shape(&self, cell: &Cell, number: f64) -> String {
        let places = match number.abs() {
            1_000.0.. => "#,##0",
            100.0.. => "0",
            _ if number == number.round() => "0",
            10.0.. => "0.0",
            _ => "0.00",
        };
        let unit = match cell {
            Cell::Duration(_, unit) => {
                self.locale.message(&Message::Steps { unit: (*unit).into() })
            }
            Cell::Money(_, currency) => self.locale.name(currency).to_owned(),
            _ => return format!("{}{places}", self.styles.digits),
        };
        // A program that sets the number of a cell from left to right keeps its unit behind it all the same.
        let mark = if self.locale.is_right_to_left() { "\"\u{200F}\"" } else { "" };
        format!("{}{mark}{places} \"{}\"", self.styles.digits, unit.replace('"', "'"))
    }

    /// The keys of a table for programs; a date has a second column, in ISO 8601 as a date.
    pub(super) fn keys(&mut self, table: &Table) -> Result<(), XlsxError> {
        let mut column = 0;
        for of in &table.columns {
            let keys = [Some(of.key.clone()), is_date(&of.key).then(|| gregorian(&of.key))];
            for key in keys.into_iter().flatten() {
                self.note_width(column, &key);
                self.on.write_string_with_format(self.row, column, key, &self.styles.head)?;
                column += 1;
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Cells as programs read them.
    pub(super) fn exact(
        &mut self,
        cells: &[Cell],
        table: &Table,
        calendar: Calendar,
    ) -> Result<(), XlsxError> {
        let mut column = 0;
        for (cell, of) in cells.iter().zip(&table.columns) {
            match cell {
                Cell::Period(_, day) | Cell::Stamp(_, day) | Cell::Date(day) | Cell::Month(day) => {
                    self.on.write_string(self.row, column, calendar.format(*day))?;
                    if is_date(&of.key) {
                        self.date(column + 1, *day, false)?;
                    }
                }
                Cell::Name(name) => {
                    self.on.write_string(self.row, column, cut(&name.key))?;
                }
                Cell::Text(text) | Cell::Coded(text) => {
                    self.on.write_string(self.row, column, cut(text))?;
                }
                Cell::Term(term) => {
                    self.on.write_string(self.row, column, *term)?;
                }
                other => {
                    if let Some(number) = other.number().filter(|number| number.is_finite()) {
                        // Minus zero is zero.
                        self.on.write_number(self.row, column, number + 0.0)?;
                    }
                }
            }
            column += if is_date(&of.key) { 2 } else { 1 };
        }
        self.row += 1;
        Ok(())
    }

    /// Arrows in the heads by which rows are filtered.
    pub(super) fn filter(&mut self, table: &Table) -> Result<(), XlsxError> {
        let dates = table.columns.iter().filter(|of| is_date(&of.key)).count();
        let columns = ColNum::try_from(table.columns.len() + dates).unwrap_or(1).max(1);
        self.on.autofilter(0, 0, self.row.saturating_sub(1), columns - 1)?;
        Ok(())
    }

    /// Freezes so many rows at the top, and gives columns the width of their words.
    pub(super) fn finish(self, frozen: RowNum) -> Result<(), XlsxError> {
        // On paper a sheet is as wide as the paper.
        self.on.set_landscape().set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
        if 0 < frozen {
            self.on.set_freeze_panes(frozen, 0)?;
        }
        for (column, width) in (0..).zip(&self.widths) {
            self.on.set_column_width(column, (width + 2).clamp(9, WIDEST) as f64)?;
        }
        Ok(())
    }

    fn note_width(&mut self, column: ColNum, text: &str) {
        let column = usize::from(column);
        self.widths.resize(self.widths.len().max(column + 1), 0);
        self.widths[column] = self.widths[column].max(text.chars().count());
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
