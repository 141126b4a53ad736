//! Hostile texts: texts that make sense, spoilt where it hurts. Knows what numbers, dates, texts and lines are.

use std::ops::Range;

use super::dice::Dice;

/// What may stand where a value stood.
const VALUES: &[&str] = &[
    "9e15",
    "9_000_000_000_000_000",
    "1e-300",
    "5e-324",
    "1e300",
    "1e400",
    "nan",
    "-nan",
    "inf",
    "-inf",
    "-0",
    "-0.0",
    "-1",
    "0",
    "0.0",
    "1",
    "0.5",
    "1e-9",
    "1e6",
    "1e9",
    "100",
    "2147483648",
    "4294967296",
    "4503599627370497",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "0x7fff",
    "1_",
    "+5",
    "1.200",
    "۱۲۳",
    "\"۱۲۳\"",
    "\"۱۳۹۹-۰۸\"",
    "true",
    "false",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "[[]]",
    "[1, [2, [3]]]",
    "1399-08-07",
    "07:32:00",
    "1979-05-27T07:32:00Z",
    "'''a\nb'''",
    "\"\\u0000\"",
    "\"\\u202E\"",
    "\"a\\nb\"",
    "\"=1+1\"",
    "\"<svg/>&amp;\"",
    "\"\u{1f4a9}\"",
    "\"1800-01\"",
    "\"1800-01-01\"",
    "\"2300-12-31\"",
    "\"2300-12\"",
    "\"1178-01\"",
    "\"1200-01-01\"",
    "\"1678-12-29\"",
    "\"1399-12-30\"",
    "\"1400-12-30\"",
    "\"1403-12-30\"",
    "\"2024-02-29\"",
    "\"2023-02-29\"",
    "\"12-30\"",
    "\"01-01..12-29\"",
    "\"0 days\"",
    "\"1e9 years\"",
    "\"1e-300 days\"",
    "\"0.5 days\"",
    "\"1 day\"",
    "\"40000 days\"",
    "\"1e300 months\"",
    "\"-1 weeks\"",
    "\"inf days\"",
    "\"all\"",
    "\"base\"",
    "\"programme\"",
    "\"funds\"",
    "\"demand\"",
    "\"owners\"",
    "\"day\"",
    "\"week\"",
    "\"sobol\"",
    "\"siro\"",
    "\"shares\"",
    "{ uniform = [0, 0] }",
    "{ uniform = [0, 9e15] }",
    "{ uniform = [1e-300, 2e-300] }",
    "{ uniform = [2, 1] }",
    "{ triangular = [0, 0, 1] }",
    "{ pert = [0, 0, 1e-9] }",
    "{ pert = [0, 9e15, 9e15] }",
    "{ normal = { mean = 0, sd = 9e15, min = 0 } }",
    "{ normal = { mean = 5, sd = 1e-300, min = 5, max = 5 } }",
    "{ normal = { mean = 1, sd = 1, min = 30, max = 31 } }",
    "{ lognormal = { median = 1e-300, cv = 100 } }",
    "{ lognormal = { median = 9e15, cv = 1e-300 } }",
    "{ gamma = { mean = 1e-300, cv = 100 } }",
    "{ gamma = { mean = 9e15, cv = 1e-6 } }",
    "{ gamma = { mean = 5, cv = 30, max = 10 } }",
    "{ beta = { alpha = 1e-6, beta = 1e-6 } }",
    "{ beta = { alpha = 1e9, beta = 1e9, min = 0, max = 9e15 } }",
    "{ beta = { alpha = 1e-300, beta = 5 } }",
    "{ choice = [] }",
    "{ choice = [1, 2], weights = [0, 0] }",
    "{ choice = [1, 9e15], weights = [1e-300, 1] }",
    "{ sample = [] }",
    "{ sample = [0, 9e15] }",
    "{ patience = \"0 days\" }",
    "{ patience = \"1e6 years\" }",
    "{ per_year = 1e6 }",
    "{ cv = 100 }",
    "{ cv = 1e-300 }",
    "{ days = { uniform = [0, 40000] } }",
    "{ weeks = [0, 1e5] }",
    "{ months = { lognormal = { median = 900, cv = 9 } } }",
    "{ waiting = 9e15, oldest = \"1800-01-01\" }",
    "{ file = \"issued.csv\" }",
    "{ file = \"../../etc/passwd\" }",
    "[0, 9e15, 0.5, 1e-300]",
    "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
    "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
];

/// What may be put between two characters.
const MARKS: &[&str] = &[
    "\0",
    "\u{1}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\r",
    "\r\n",
    "\t",
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    "..",
    ",",
    "#",
    "\\",
    "\\u",
    "-",
    "+",
    "_",
    "e",
    "0",
    "9",
    "۱",
    "é",
    "\u{301}",
    "𝟙",
    " ",
    "\n",
    "<=",
    ">=",
    "@",
    "%",
    "with",
    ":",
    "/",
    "k",
    "bn",
    "M",
];

/// Keys and headers that may stand where another stood.
const KEYS: &[&str] = &[
    "schema",
    "extends",
    "pipeline",
    "per_day",
    "per_working_day",
    "per_week",
    "per_month",
    "per_year",
    "schedule",
    "season",
    "backlog",
    "standard",
    "cleared_at",
    "discipline",
    "allocation",
    "reneging",
    "collection",
    "yield",
    "rejects",
    "lead_time",
    "noise",
    "outage",
    "split",
    "per_unit",
    "on_hand",
    "order",
    "price",
    "terms",
    "credit_limit",
    "pool",
    "uptake",
    "series",
    "renewal",
    "replacement",
    "chance",
    "elasticity",
    "issued",
    "cash",
    "amount",
    "delay",
    "at",
    "until",
    "from",
    "by",
    "that",
    "at_most",
    "at_least",
    "probability",
    "of",
    "rank",
    "remaining",
    "scale",
    "label",
    "priority",
    "share",
    "replications",
    "precision",
    "sampling",
    "seed",
    "step",
    "start",
    "end",
    "weekend",
    "closed",
    "class",
    "stage",
    "material",
    "supplier",
    "capacity",
    "file",
    "served_before",
    "kept",
    "[funds]",
    "[regions]",
    "[in_service]",
    "[variant.base]",
    "[variant.x]",
    "[class.all]",
    "[correlation.c]",
    "[source]",
    "[assert.a]",
    "[run]",
    "[time]",
];

/// The text, spoilt one to so many times; parts of the other may get into it.
pub(crate) fn spoilt(text: String, other: &str, most: usize, dice: &mut Dice) -> String {
    let mut text = text;
    for _ in 0..1 + dice.below(most) {
        text = spoil(&text, other, dice);
        if 60_000 < text.len() {
            break;
        }
    }
    text
}

fn spoil(text: &str, other: &str, dice: &mut Dice) -> String {
    match dice.below(20) {
        0..=7 => {
            let value = dice.one_of(VALUES);
            put(text, any(&values(text), dice), value)
        }
        8 | 9 => {
            // A number that is a little, or a lot, another one.
            let Some(place) = any(&values(text), dice) else { return text.to_owned() };
            let old = &text[place.clone()];
            let digit = dice.below(10).to_string();
            let at = (0..=old.len()).filter(|at| old.is_char_boundary(*at)).collect::<Vec<_>>();
            let at = place.start + at[dice.below(at.len())];
            put(text, Some(at..at), &digit)
        }
        10 => {
            let all = values(text);
            let (one, two) = (any(&all, dice), any(&all, dice));
            let value = two.map_or("", |place| &text[place]);
            put(text, one, value)
        }
        11 | 12 => put(text, line(text, dice), ""),
        13 => {
            let place = line(text, dice);
            let again = place.clone().map_or("", |place| &text[place]);
            let at = line(text, dice).map(|place| place.start..place.start);
            put(text, at, again)
        }
        14 => {
            let from = line(other, dice).map_or("", |place| &other[place]);
            let at = line(text, dice).map(|place| place.start..place.start);
            put(text, at, from)
        }
        15 => {
            let key = dice.one_of(KEYS);
            put(text, any(&keys(text), dice), key)
        }
        16 | 17 => {
            let (at, mark) = (place(text, dice), dice.one_of(MARKS));
            put(text, Some(at..at), mark)
        }
        18 => {
            let (one, two) = (place(text, dice), place(text, dice));
            let end = two.clamp(one, text.len().min(one + 40));
            let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(one);
            put(text, Some(one..end), "")
        }
        _ => {
            let value = large(dice);
            put(text, any(&values(text), dice), &value)
        }
    }
}

/// Long, deep or many.
fn large(dice: &mut Dice) -> String {
    let many = [10, 30, 300, 3_000][dice.below(4)];
    match dice.below(6) {
        0 => format!("\"{}\"", "x".repeat(many)),
        1 => "[".repeat(many) + &"]".repeat(many),
        2 => "{ a = ".repeat(many) + "1" + &" }".repeat(many),
        3 => format!("[{}]", "7, ".repeat(many)),
        4 => "9".repeat(many),
        _ => format!("0.{}1", "0".repeat(many)),
    }
}

/// A text with another part at a place; the same where there is no place.
fn put(text: &str, place: Option<Range<usize>>, with: &str) -> String {
    match place {
        Some(place) => [&text[..place.start], with, &text[place.end..]].concat(),
        None => [text, with].concat(),
    }
}

fn any(all: &[Range<usize>], dice: &mut Dice) -> Option<Range<usize>> {
    all.get(dice.below(all.len())).cloned()
}

/// A place between two characters.
fn place(text: &str, dice: &mut Dice) -> usize {
    let at = dice.below(text.len() + 1);
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A line with its end.
fn line(text: &str, dice: &mut Dice) -> Option<Range<usize>> {
    let at = place(text, dice);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    (start < end).then_some(start..end)
}

/// Where keys and headers stand: from the beginning of a line up to `=` or its end.
fn keys(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut all = Vec::new();
    for line in text.split_inclusive('\n') {
        let key = line.split('=').next().unwrap_or(line).trim_end();
        all.push(start..start + key.len());
        start += line.len();
    }
    all
}

/// Where values stand: numbers, and texts in quotation marks.
fn values(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-+".contains(byte);
        if bytes[at] == b'"' {
            let end = text[at + 1..].find(['"', '\n']).map_or(text.len(), |end| at + end + 2);
            at = end.min(text.len());
            if text.is_char_boundary(at) {
                all.push(start..at);
            }
        } else if is_word(&bytes[at]) {
            at += bytes[at..].iter().take_while(|byte| is_word(byte)).count();
            if bytes[start].is_ascii_digit() || b"-+".contains(&bytes[start]) {
                all.push(start..at);
            }
        } else {
            at += 1;
        }
    }
    all
}
