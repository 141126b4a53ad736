//! TOML text to a tree that keeps every place. Knows nothing of what keys mean.

use toml::de::{DeInteger, DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceId, Sources, Span};
use crate::scenario::tree::{Form, Node, Number, Table, Value};

/// A scenario of more bytes than this was not written by people.
const LONGEST_TEXT: usize = 4 << 20;

/// Brackets within brackets, and keys within dotted keys.
const DEEPEST: usize = 24;

/// What a text came to.
pub(crate) enum Parsed {
    /// A tree that can be read, although some of its values may have been complained about.
    Readable(Node),
    /// Nothing that could be read without inventing mistakes.
    Broken,
}

/// Reads a text that is among the sources.
pub(crate) fn parse(id: SourceId, sources: &Sources, found: &mut Diagnostics) -> Parsed {
    let text = sources.get(id).text.as_str();
    if LONGEST_TEXT < text.len() {
        let span = Span { source: id, start: 0, end: 0 };
        let message = format!("this text has {} bytes, more than a scenario may have", text.len());
        found.push(
            Diagnostic::error(Code::TooLarge, span, message)
                .help("move long series into a CSV file"),
        );
        return Parsed::Broken;
    }
    if let Some(start) = too_deep(text) {
        let span = Span { source: id, start, end: start + 1 };
        let message = format!("more than {DEEPEST} levels of brackets or dots");
        found.push(
            Diagnostic::error(Code::TooLarge, span, message).help("no scenario needs so many"),
        );
        return Parsed::Broken;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut readable = true;
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let span = Span { source: id, start: range.start, end: range.end };
        found.push(syntax_error(error.message(), span));
        readable &= is_local(error.message());
    }
    if readable {
        Parsed::Readable(convert_table(id, text, table.get_ref(), 0))
    } else {
        Parsed::Broken
    }
}

/// Mistakes that spoil one value only, so that the rest can be read and judged.
fn is_local(message: &str) -> bool {
    message == "duplicate key" || message.starts_with("string values must be quoted")
}

fn syntax_error(message: &str, span: Span) -> Diagnostic {
    let error = |message: &str| Diagnostic::error(Code::Syntax, span, message);
    if message == "duplicate key" {
        error("this key stands here for the second time").help("remove one of the two")
    } else if message.starts_with("string values must be quoted") {
        if span.start < span.end {
            error("text has to stand in quotation marks")
                .help("write \"…\" around it; a number needs none")
        } else {
            error("a value is missing").help("write a value after `=`, or remove the key")
        }
    } else {
        error(message)
    }
}

/// The first byte that goes too deep. Looks at brackets and dots outside of strings and comments.
fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut brackets, mut dots, mut at) = (0_usize, 0_usize, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at = skip_until(bytes, at, b"\n"),
            quote @ (b'"' | b'\'') => {
                at = skip_string(bytes, at, quote);
                continue;
            }
            b'[' | b'{' => {
                brackets += 1;
                dots = 0;
            }
            b']' | b'}' => {
                brackets = brackets.saturating_sub(1);
                dots = 0;
            }
            b'=' | b',' | b'\n' => dots = 0,
            b'.' => dots += 1,
            _ => {}
        }
        if DEEPEST < brackets || DEEPEST < dots {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn skip_string(bytes: &[u8], start: usize, quote: u8) -> usize {
    let triple = [quote; 3];
    if bytes[start..].starts_with(&triple) {
        return skip_until(bytes, start + 3, &triple) + 3;
    }
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'\n' {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// Where the pattern begins, at `start` or later, or the end. An escaped quotation mark does not end a long string.
fn skip_until(bytes: &[u8], start: usize, pattern: &[u8]) -> usize {
    let mut at = start;
    while at < bytes.len() && !bytes[at..].starts_with(pattern) {
        at += if bytes[at] == b'\\' && pattern == b"\"\"\"" { 2 } else { 1 };
    }
    at.min(bytes.len())
}

fn convert_table(id: SourceId, text: &str, table: &DeTable<'_>, span_start: usize) -> Node {
    let mut entries: Vec<(String, Span, Node)> = table
        .iter()
        .map(|(key, value)| {
            let key_span = Span { source: id, start: key.span().start, end: key.span().end };
            let span = Span { source: id, start: value.span().start, end: value.span().end };
            (key.get_ref().to_string(), key_span, convert(id, text, value.get_ref(), span))
        })
        .collect();
    entries.sort_by_key(|(_, key_span, _)| *key_span);
    let span = Span { source: id, start: span_start, end: span_start };
    Node { span, value: Value::Table(Table::from_ordered(Form::Open, entries)) }
}

fn convert(id: SourceId, text: &str, value: &DeValue<'_>, span: Span) -> Node {
    let value = match value {
        DeValue::String(value) => Value::Text(value.to_string()),
        DeValue::Integer(value) => Value::Number(whole_number(value)),
        DeValue::Float(value) => {
            Value::Number(Number { value: value.as_str().parse().unwrap_or(f64::NAN), whole: None })
        }
        DeValue::Boolean(value) => Value::Truth(*value),
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(values) => Value::List(
            values
                .iter()
                .map(|value| {
                    let span =
                        Span { source: id, start: value.span().start, end: value.span().end };
                    convert(id, text, value.get_ref(), span)
                })
                .collect(),
        ),
        DeValue::Table(table) => {
            let mut node = convert_table(id, text, table, span.start);
            if let (Some(table), true) = (node.table_mut(), text[span.start..].starts_with('{')) {
                table.form = Form::Inline;
            }
            node.span = span;
            return node;
        }
    };
    Node { span, value }
}

fn whole_number(value: &DeInteger<'_>) -> Number {
    let whole = i128::from_str_radix(value.as_str(), value.radix()).ok();
    Number { value: whole.map_or(f64::INFINITY, |whole| whole as f64), whole }
}

/// Reads one `KEY=VALUE` of the command line. A word that is no TOML value is taken as text.
pub(crate) fn parse_setting(
    setting: &str,
    name: &str,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Option<Node> {
    let Some((key, value)) = split_setting(setting) else {
        let id = sources.add(name, setting);
        let span = Span { source: id, start: 0, end: setting.len() };
        found.push(
            Diagnostic::error(Code::BadSet, span, "no key and value here")
                .help("write KEY=VALUE, such as supplier.printing-house.per_month=900_000"),
        );
        return None;
    };
    let unquoted = DeValue::parse(value.trim());
    let is_text = !value.trim().is_empty()
        && !value.contains(['"', '\'', '\n', '\r', '\\', '{', '[', '#'])
        && unquoted.as_ref().map_or(true, |value| value.get_ref().is_datetime());
    let text = if is_text { format!("{key}=\"{}\"", value.trim()) } else { setting.to_owned() };
    let id = sources.add(name, text);
    match parse(id, sources, found) {
        Parsed::Readable(node) => Some(node),
        Parsed::Broken => None,
    }
}

/// At the first `=` that is not within quotation marks.
fn split_setting(setting: &str) -> Option<(&str, &str)> {
    let bytes = setting.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'') => at = skip_string(bytes, at, quote),
            b'=' => {
                let (key, value) = (&setting[..at], &setting[at + 1..]);
                let is_key = !key.trim().is_empty() && !key.trim_start().starts_with(['[', '#']);
                return is_key.then_some((key, value));
            }
            _ => at += 1,
        }
    }
    None
}
