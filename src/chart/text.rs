//! Text measured with the embedded font. Places nothing.

use std::sync::LazyLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// The regular font, for measuring and for pictures.
pub(super) const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Regular.ttf");
/// The bold font, for measuring and for pictures.
pub(super) const BOLD: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Bold.ttf");

/// A letter of a label, on average, in pixels.
pub(super) const LETTER: f64 = 10.0;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Self {
        let font = FontRef::new(bytes).expect("the embedded font is sound");
        Self { data: ShaperData::new(&font), font }
    }
}

static FACES: LazyLock<[Face; 2]> = LazyLock::new(|| [Face::new(REGULAR), Face::new(BOLD)]);

/// The width of one line in pixels.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = match weight {
        Weight::Regular => &FACES[0],
        Weight::Bold => &FACES[1],
    };
    let shaper = face.data.shaper(&face.font).build();
    let mut units = 0;
    for run in runs(text) {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        let glyphs = shaper.shape(buffer, ShapeOptions::new());
        units += glyphs.glyph_positions().iter().map(|glyph| glyph.x_advance).sum::<i32>();
    }
    f64::from(units) / f64::from(shaper.units_per_em()) * size
}

/// Pieces of one script: letters join only within them.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut arabic = None;
    for (at, character) in text.char_indices() {
        let now = matches!(character, '\u{0600}'..='\u{06EF}' | '\u{06FA}'..='\u{06FF}' | '\u{200C}' | '\u{200D}');
        if arabic.is_some_and(|before| before != now) {
            runs.push(&text[start..at]);
            start = at;
        }
        arabic = Some(now);
    }
    runs.push(&text[start..]);
    runs
}

/// The text, or as much of its beginning as fits with an ellipsis.
pub(super) fn fitted(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    let shortened = |count: usize| {
        let mut short: String =
            characters[..count].iter().collect::<String>().trim_end().to_owned();
        // A cut may leave a bidi isolate open.
        let open = short.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
        for _ in short.matches('\u{2069}').count()..open {
            short.push('\u{2069}');
        }
        short.push('…');
        short
    };
    let mut fits = 0;
    let mut fails = characters.len();
    while fits + 1 < fails {
        let middle = usize::midpoint(fits, fails);
        if width(&shortened(middle), size, weight) <= room {
            fits = middle;
        } else {
            fails = middle;
        }
    }
    shortened(fits)
}

/// The words of a text, of which lines are made: a number and its unit are one, and so are a month and its year. With
/// `quotes` a quoted name is one too.
fn words(text: &str, quotes: bool) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    for (space, _) in text.match_indices(' ') {
        let (before, after) = (&text[from..space], &text[space + 1..]);
        let mut ahead = after.split(' ');
        let (next, second) = (ahead.next().unwrap_or_default(), ahead.next().unwrap_or_default());
        let is_unit = next.chars().count() <= LONGEST_UNIT
            && next.chars().next().is_some_and(|first| first.is_alphabetic() || first == '%');
        let is_quantity = is_unit && before.ends_with(char::is_numeric);
        let last = before.rsplit(' ').next().unwrap_or_default();
        let is_word = |text: &str| text.chars().any(char::is_alphabetic);
        let is_date = (is_word(last) && digits(next) == YEAR)
            || ((1..=2).contains(&digits(last)) && is_word(next) && digits(second) == YEAR);
        let count = |marks: [char; 2]| text[..space].matches(marks).count();
        let is_quoted = quotes && count(CLOSING) < count(OPENING);
        if !(is_quantity || is_date || is_quoted) {
            words.push(before);
            from = space + 1;
        }
    }
    words.push(&text[from..]);
    words
}

/// Digits of a number without a fraction or thousands; none of anything else.
fn digits(text: &str) -> usize {
    let number = text.trim_matches(|each: char| !each.is_alphanumeric());
    if number.chars().all(char::is_numeric) { number.chars().count() } else { 0 }
}

/// Letters of the longest unit behind a number, with a sign behind it.
const LONGEST_UNIT: usize = 8;
/// Digits of a year.
const YEAR: usize = 4;
/// What a quoted name begins with.
const OPENING: [char; 2] = ['“', '«'];
/// What it ends with.
const CLOSING: [char; 2] = ['”', '»'];

/// The text in at most so many lines, the last one shortened when there is still too much. A quoted name is broken only
/// where it would be cut otherwise.
pub(super) fn wrapped(
    text: &str,
    size: f64,
    weight: Weight,
    room: f64,
    most: usize,
) -> Vec<String> {
    let whole = filled(&words(text, true), size, weight, room, most);
    if whole.iter().all(|line| width(line, size, weight) <= room) {
        return whole;
    }
    let lines = filled(&words(text, false), size, weight, room, most);
    lines.iter().map(|line| fitted(line, size, weight, room)).collect()
}

/// Words in lines, as many in each as there is room for; all that is left in the last one.
fn filled(words: &[&str], size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words {
        let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || lines.len() + 1 == most || width(&longer, size, weight) <= room {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, (*word).to_owned()));
        }
    }
    lines.push(line);
    isolated(lines)
}

/// What opens a stretch of text with a direction of its own.
const ISOLATES: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2068}'];
/// What closes it.
const CLOSES: char = '\u{2069}';

/// The lines, each with the isolates closed that it opens, and with those opened again that go on from the line before:
/// each line is set by itself.
fn isolated(mut lines: Vec<String>) -> Vec<String> {
    let mut open: Vec<char> = Vec::new();
    for line in &mut lines {
        let mut whole: String = open.iter().collect();
        for each in line.chars() {
            if ISOLATES.contains(&each) {
                open.push(each);
            } else if each == CLOSES {
                open.pop();
            }
            whole.push(each);
        }
        whole.extend(open.iter().map(|_| CLOSES));
        *line = whole;
    }
    lines
}

/// The text in one line or in two of like length; where that is not enough, in so many at most.
pub(super) fn balanced(
    text: &str,
    size: f64,
    weight: Weight,
    room: f64,
    most: usize,
) -> Vec<String> {
    let whole = width(text, size, weight);
    if whole <= room {
        return vec![text.to_owned()];
    }
    // A quoted name stays whole where two lines have room for it in any way.
    let shares = [0.54, 0.6, 0.7, 0.8, 0.9, 1.0].map(|share| (share * whole).min(room));
    let split = |quotes: bool| {
        let words = words(text, quotes);
        let tries = shares.map(|least| filled(&words, size, weight, least, 2));
        let fits = |lines: &Vec<String>| lines.iter().all(|it| width(it, size, weight) <= room);
        tries.into_iter().find(fits)
    };
    let more = || {
        let lines = filled(&words(text, true), size, weight, room, most);
        lines.iter().all(|line| width(line, size, weight) <= room).then_some(lines)
    };
    let lines = split(true).or_else(more).or_else(|| split(false));
    lines.unwrap_or_else(|| wrapped(text, size, weight, room, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_shaped_letters() {
        let joined = width("میلیون", 100.0, Weight::Regular);
        let apart: f64 =
            "میلیون".chars().map(|letter| width(&letter.to_string(), 100.0, Weight::Regular)).sum();
        assert!(joined < apart, "{joined} {apart}");
        assert_eq!(width("\u{2067}\u{2069}", 100.0, Weight::Regular), 0.0);
        assert!(width("Backlog", 20.0, Weight::Regular) < width("Backlog", 20.0, Weight::Bold));
    }

    #[test]
    fn long_text_is_wrapped_then_shortened() {
        let text = "a backlog of applications ".repeat(20);
        let lines = wrapped(&text, 20.0, Weight::Bold, 300.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        for line in &lines {
            assert!(width(line, 20.0, Weight::Bold) <= 300.0);
        }
        let named = "Card production: clears with “The whole fee kept” by Khordad 1404 at last";
        for room in [300.0, 330.0, 360.0, 420.0, 480.0] {
            let lines = balanced(named, 20.0, Weight::Bold, room, 4);
            assert!(lines.iter().any(|line| line.contains("“The whole fee kept”")), "{lines:?}");
            assert!(lines.iter().any(|line| line.contains("Khordad 1404")), "{lines:?}");
        }
        let apart = "(\u{2067}one two\u{2069}) three";
        let lines = filled(&words(apart, true), 20.0, Weight::Regular, 50.0, 3);
        assert_eq!(lines, ["(\u{2067}one\u{2069}", "\u{2067}two\u{2069})", "three"]);
        let name = format!("“{text}”");
        assert!(1 < wrapped(&name, 20.0, Weight::Bold, 300.0, 9).len());
        assert_eq!(fitted("short", 20.0, Weight::Regular, 300.0), "short");
    }
}
