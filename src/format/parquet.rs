//! Tables for programs as Parquet: typed columns, dates as dates, what was played in the metadata. Knows no experiment.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::calendar::Calendar;
use crate::format::definition::{File, Format, When};
use crate::format::typed::{self, Holds, TypedColumn};
use crate::language::Locale;
use crate::report::Report;
use crate::report::table::{Audience, Row, Table};

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

fn bytes(table: &Table, report: &Report) -> Result<Vec<u8>, ParquetError> {
    let columns = typed::columns(table);
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

fn field(column: &TypedColumn) -> Result<Type, ParquetError> {
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
    column: &TypedColumn,
    rows: &[Row],
    calendar: Calendar,
) -> Result<(), ParquetError> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    match column.holds {
        Holds::Text => {
            let (values, levels) = present(column.texts(rows, calendar));
            let values: Vec<ByteArray> =
                values.iter().map(|text| ByteArray::from(text.as_str())).collect();
            writer.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Holds::Whole => {
            let (values, levels) = present(column.wholes(rows));
            writer.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        Holds::Number => {
            let (values, levels) = present(column.numbers(rows));
            writer.typed::<DoubleType>().write_batch(&values, Some(&levels), None)?;
        }
        Holds::Day => {
            let (values, levels) = present(column.days(rows));
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
