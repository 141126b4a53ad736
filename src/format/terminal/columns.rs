//! Text in columns of a terminal, by displayed width. Knows no language.

use unicode_width::UnicodeWidthStr as _;

/// The width of a line that fits everywhere.
pub(super) const LINE: usize = 80;

/// Between two columns.
pub(super) const GAP: usize = 2;

/// Cells with the widths of their columns, so that columns stand under one another.
pub(super) fn padded<'a>(cells: impl Iterator<Item = (&'a str, usize)>) -> String {
    let mut text = String::new();
    for (cell, width) in cells {
        text.push_str(cell);
        text.push_str(&" ".repeat(width.saturating_sub(cell.width()) + GAP));
    }
    text.trim_end().to_owned()
}

/// The text in at most this width, an ellipsis at its end when some is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        let longer = format!("{kept}{character}");
        if width < longer.width() + 1 {
            break;
        }
        kept = longer;
    }
    format!("{}…", kept.trim_end())
}

/// The text broken between words; all lines but the first begin with so many spaces, the first as it does.
pub(super) fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let words = text.trim_start_matches(' ');
    let mut current = " ".repeat(text.len() - words.len());
    let mut gap = "";
    for word in words.split(' ') {
        if !gap.is_empty() && LINE < current.width() + 1 + word.width() {
            lines.push(std::mem::replace(&mut current, " ".repeat(indent)));
            gap = "";
        }
        current.push_str(gap);
        // A single word may be longer than a line; better so than broken.
        current.push_str(word);
        gap = " ";
    }
    lines.push(current);
    lines
}

/// The text without what could steer a terminal.
pub(super) fn harmless(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
