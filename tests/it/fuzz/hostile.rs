//! Hostile texts: texts that make sense, spoilt where it hurts. Knows what numbers, dates, texts and lines are.

use std::ops::Range;

use super::dice::Dice;

/// What may stand where a value stood.
const VALUES: &str = include_str!("values.txt");

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
const KEYS: &str = include_str!("keys.txt");

/// The text, spoilt one to so many times; parts of the other may get into it.
pub(crate) fn spoilt(text: String, other: &str, most: usize, dice: &mut Dice) -> String {
    let mut text = text;
    for _ in 0..=dice.below(most) {
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
            let value = dice.line_of(VALUES);
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
            let key = dice.line_of(KEYS);
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
