//! Tables for programs as Parquet: typed columns, dates as dates, what was played in the metadata. Knows no experiment.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::calendar::{Calendar, Day};
use crate::format::definition::{File, Format, When};
use crate::format::kinds::{self, Kind, gregorian};
use crate::language::Locale;
use crate::report::Report;
use crate::report::cell::Cell;
use crate::report::table::{Audience, Row, Table, shield};

/// One file for each table for programs.
pub const PARQUET: Format = Format {
    name: "parquet",
    about: "tables for other programs as Parquet",
    when: When::OnRequest,
    write,
};

/// Rows that are kept together.
const GROUP: usize = 500_000;

fn write(report: &Report, _: &Locale) -> Vec<File> {
    let tables = report.tables().filter(|table| table.audience == Audience::Programs);
    let file = |table: &Table| File {
        path: format!("{}.parquet", table.key),
        // Memory takes every row; a test reads back what was written.
        bytes: bytes(table, report).unwrap_or_default(),
    };
    tables.map(file).collect()
}

/// One column of the file: which of the table, and as what.
struct Column {
    name: String,
    of: usize,
    holds: Holds,
}

#[derive(Clone, Copy, PartialEq)]
enum Holds {
    Text,
    Whole,
    Number,
    /// A day, counted from 1970-01-01.
    Day,
}

fn columns(table: &Table) -> Vec<Column> {
    let mut columns = Vec::new();
    for ((of, column), kind) in table.columns.iter().enumerate().zip(kinds::of(table)) {
        let holds = match kind {
            // In the calendar of the scenario it is a text, as in the other files.
            Kind::Text | Kind::Date => Holds::Text,
            Kind::Whole => Holds::Whole,
            Kind::Number => Holds::Number,
        };
        columns.push(Column { name: column.key.clone(), of, holds });
        if kind == Kind::Date {
            columns.push(Column { name: gregorian(&column.key), of, holds: Holds::Day });
        }
    }
    columns
}

fn bytes(table: &Table, report: &Report) -> Result<Vec<u8>, ParquetError> {
    let columns = columns(table);
    let fields = columns.iter().map(|column| field(column).map(Arc::new));
    let fields = fields.collect::<Result<Vec<_>, ParquetError>>()?;
    let schema =
        Type::group_type_builder(&table.key.replace('-', "_")).with_fields(fields).build()?;
    let run = &report.run;
    let mut pairs = vec![
        ("scenario", run.scenario.key.clone()),
        ("seed", run.seed.to_string()),
        ("replications", run.replications.to_string()),
    ];
    if let Some(origin) = &report.origin {
        pairs.push(("command", origin.command.clone()));
        pairs.push(("effective_sha256", origin.effective.clone()));
    }
    let pairs = pairs.into_iter().map(|(key, value)| KeyValue::new(format!("nobat.{key}"), value));
    let properties = WriterProperties::builder()
        .set_created_by(format!("nobat {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(pairs.collect()))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    for rows in table.rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for column in &columns {
            put(&mut group, column, rows, run.calendar)?;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.holds {
        Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Holds::Whole => (Physical::INT64, None),
        Holds::Number => (Physical::DOUBLE, None),
        Holds::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()
}

/// Writes one column; what is missing has no value and the level of nothing.
fn put(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    column: &Column,
    rows: &[Row],
    calendar: Calendar,
) -> Result<(), ParquetError> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    let cells = || rows.iter().map(|row| row.cells.get(column.of).unwrap_or(&Cell::Missing));
    match column.holds {
        Holds::Text => {
            let (values, levels) = present(cells().map(|cell| text(cell, calendar)));
            let values: Vec<ByteArray> =
                values.iter().map(|text| ByteArray::from(text.as_str())).collect();
            writer.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Holds::Whole => {
            let whole = |cell: &Cell| match cell {
                Cell::Plain(number) => i64::try_from(*number).ok(),
                _ => None,
            };
            let (values, levels) = present(cells().map(whole));
            writer.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        Holds::Number => {
            // Minus zero is zero.
            let number = |cell: &Cell| Some(cell.number().filter(|it| it.is_finite())? + 0.0);
            let (values, levels) = present(cells().map(number));
            writer.typed::<DoubleType>().write_batch(&values, Some(&levels), None)?;
        }
        Holds::Day => {
            let (values, levels) = present(cells().map(|cell| day(cell).and_then(since_1970)));
            writer.typed::<Int32Type>().write_batch(&values, Some(&levels), None)?;
        }
    }
    writer.close()
}

fn present<T>(cells: impl Iterator<Item = Option<T>>) -> (Vec<T>, Vec<i16>) {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    (values, levels)
}

fn day(cell: &Cell) -> Option<Day> {
    match cell {
        Cell::Period(_, day) | Cell::Stamp(_, day) | Cell::Date(day) | Cell::Month(day) => {
            Some(*day)
        }
        _ => None,
    }
}

fn since_1970(day: Day) -> Option<i32> {
    let epoch = Calendar::Gregorian.parse("1970-01-01")?.first;
    i32::try_from(day.0 - epoch.0).ok()
}

fn text(cell: &Cell, calendar: Calendar) -> Option<String> {
    match cell {
        Cell::Name(name) => Some(shield(&name.key).into_owned()),
        Cell::Text(text) | Cell::Coded(text) => Some(shield(text).into_owned()),
        Cell::Term(term) => Some((*term).to_owned()),
        Cell::Message(message) => Some(message.id().to_owned()),
        other => match day(other) {
            Some(day) => Some(calendar.format(day)),
            None => other.number().map(|number| number.to_string()),
        },
    }
}
