//! TOML text to a tree that keeps every place. Knows nothing of what keys mean.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceId, Sources, Span};
use crate::scenario::address;
use crate::scenario::tree::{Form, Node, Number, Table, Value};
use crate::units::{meant, number};

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
        let span = place(id, 0..0);
        let message = format!("this text has {} bytes, more than a scenario may have", text.len());
        found.push(
            Diagnostic::error(Code::TooLarge, span, message)
                .help("move long series into a CSV file"),
        );
        return Parsed::Broken;
    }
    if let Some(start) = too_deep(text) {
        let span = place(id, start..start + 1);
        let message = format!("more than {DEEPEST} levels of brackets or dots");
        found.push(
            Diagnostic::error(Code::TooLarge, span, message).help("no scenario needs so many"),
        );
        return Parsed::Broken;
    }
    let patched = without_mistyped(id, text, found);
    let text = patched.as_deref().unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut readable = true;
    for error in &errors {
        found.push(syntax_error(error.message(), place(id, error.span().unwrap_or(0..0))));
        readable &= is_local(error.message());
    }
    if readable {
        Parsed::Readable(convert_table(id, text, table.get_ref(), 0))
    } else {
        Parsed::Broken
    }
}

/// Where a line holds a number that TOML does not know, such as `0,95`, says what to write, and puts in something that
/// can be read in its place, as long as it was, so that the rest can be judged.
fn without_mistyped(id: SourceId, text: &str, found: &mut Diagnostics) -> Option<String> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let mut patched: Option<String> = None;
    let mut looked_at: Option<Range<usize>> = None;
    for at in errors.iter().filter_map(|error| Some(error.span()?.start)) {
        // Once for each line, however many mistakes there are in it.
        if looked_at.as_ref().is_some_and(|line| line.start < at && at <= line.end + 1) {
            continue;
        }
        let Some(line) = line_before(text, at) else { continue };
        looked_at = Some(line.clone());
        let Some((range, number)) = mistyped(text, line) else { continue };
        let typed = &text[range.clone()];
        let patched = patched.get_or_insert_with(|| text.to_owned());
        if patched[range.clone()] != *typed {
            // Another mistake of the same value.
            continue;
        }
        let error = Diagnostic::error(
            Code::Syntax,
            place(id, range.clone()),
            format!("`{typed}` is not how a number is written here"),
        );
        found.push(error.help(format!("write {number}")));
        let fits = number.len() <= range.len();
        let instead = if fits { number } else { "1".to_owned() };
        patched.replace_range(range.clone(), &format!("{instead:<0$}", range.len()));
    }
    patched
}

/// The line in which a mistake is.
fn line_before(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.get(..at)?;
    // A mistake at the end of a line may have its place on the next one.
    let before = before.strip_suffix('\n').unwrap_or(before);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    Some(start..start + line.len())
}

/// The number that the value on a line was meant to be, and where it stands.
fn mistyped(text: &str, line: Range<usize>) -> Option<(Range<usize>, String)> {
    let (start, line) = (line.start, &text[line]);
    let value = line.find('=')? + 1;
    let typed = line[value..].split('#').next()?;
    if DeValue::parse(typed.trim()).is_ok() {
        return None;
    }
    let number = meant(typed)?;
    let first = start + value + (typed.len() - typed.trim_start().len());
    Some((first..first + typed.trim().len(), number))
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

/// The first byte that goes too deep.
fn too_deep(text: &str) -> Option<usize> {
    let (mut brackets, mut dots) = (0_usize, 0_usize);
    let token = toml_parser::Source::new(text).lex().find(|token| {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                (brackets, dots) = (brackets + 1, 0);
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                (brackets, dots) = (brackets.saturating_sub(1), 0);
            }
            TokenKind::Equals | TokenKind::Comma | TokenKind::Newline => dots = 0,
            TokenKind::Dot => dots += 1,
            _ => {}
        }
        DEEPEST < brackets || DEEPEST < dots
    });
    token.map(|token| token.span().start())
}

fn place(source: SourceId, range: Range<usize>) -> Span {
    Span { source, start: range.start, end: range.end }
}

fn convert_table(id: SourceId, text: &str, table: &DeTable<'_>, start: usize) -> Node {
    let mut entries: Vec<(String, Span, Node)> = table
        .iter()
        .map(|(key, value)| {
            (key.get_ref().to_string(), place(id, key.span()), convert(id, text, value))
        })
        .collect();
    entries.sort_by_key(|(_, key_span, _)| *key_span);
    let span = place(id, start..start);
    Node { span, value: Value::Table(Table::from_ordered(Form::Open, entries)) }
}

fn convert(id: SourceId, text: &str, value: &Spanned<DeValue<'_>>) -> Node {
    let span = place(id, value.span());
    let value = match value.get_ref() {
        DeValue::String(value) => Value::Text(value.to_string()),
        DeValue::Integer(value) => Value::Number(whole_number(value)),
        DeValue::Float(value) => {
            // Nought has no sign.
            let value = value.as_str().parse::<f64>().map_or(f64::NAN, |value| value + 0.0);
            Value::Number(Number { value, whole: None })
        }
        DeValue::Boolean(value) => Value::Truth(*value),
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(values) => {
            Value::List(values.iter().map(|value| convert(id, text, value)).collect())
        }
        DeValue::Table(table) => {
            let mut node = convert_table(id, text, table, span.start);
            if let (Some(table), true) = (node.table_mut(), text[span.start..].starts_with('{')) {
                table.form = Form::Inline;
            }
            return Node { span, ..node };
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
        let span = place(id, 0..setting.len());
        found.push(
            Diagnostic::error(Code::BadSet, span, "no key and value here")
                .help("write KEY=VALUE, such as supplier.printing-house.per_month=900_000"),
        );
        return None;
    };
    let unquoted = DeValue::parse(value.trim());
    // `1M` and `95%` mean here what they mean where ranges and claims are typed.
    let short = number(value).filter(|_| unquoted.is_err());
    let is_text = !value.trim().is_empty()
        && !value.contains(['"', '\'', '\n', '\r', '\\', '{', '[', '#'])
        && unquoted.as_ref().map_or(true, |value| value.get_ref().is_datetime());
    let key = address::quoted(key);
    let text = match short {
        Some(number) => format!("{key}={number}"),
        None if is_text => format!("{key}=\"{}\"", value.trim()),
        None => format!("{key}={value}"),
    };
    let id = sources.add(name, text);
    match parse(id, sources, found) {
        Parsed::Readable(node) => Some(node),
        Parsed::Broken => None,
    }
}

/// At the first `=` that is not within quotation marks.
fn split_setting(setting: &str) -> Option<(&str, &str)> {
    let mut tokens = toml_parser::Source::new(setting).lex();
    let equals = tokens.find(|token| token.kind() == TokenKind::Equals)?.span();
    let (key, value) = (&setting[..equals.start()], &setting[equals.end()..]);
    let is_key = !key.trim().is_empty() && !key.trim_start().starts_with(['[', '#']);
    is_key.then_some((key, value))
}
