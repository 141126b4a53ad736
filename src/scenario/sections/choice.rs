//! Which rows of a table are meant, and which column tells rows of one date apart. Reads no values.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, nearest, shown};
use crate::scenario::reader::Reading;
use crate::scenario::sections::column_keys::{Keys, Layout, Values};
use crate::scenario::sections::sheet::{Sheet, Tally};

/// More words of a column than this are not shown.
const MOST_WORDS: usize = 5;

/// The rows that are meant, each with its region.
pub(crate) struct Chosen(Vec<(usize, usize)>);

impl Chosen {
    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.0.iter().copied()
    }
}

impl Reading<'_, '_> {
    /// The rows that `where` leaves; nothing, and an error, where there are none.
    pub(crate) fn chosen(&mut self, sheet: &Sheet, keys: &Keys) -> Option<Chosen> {
        let is_meant = |row: usize| {
            keys.only.iter().all(|(at, words)| words.contains(&sheet.rows[row][*at].text))
        };
        let rows: Vec<usize> = (0..sheet.rows.len()).filter(|row| is_meant(*row)).collect();
        if rows.is_empty() {
            let (message, help) = match keys
                .only
                .iter()
                .find(|(at, words)| !sheet.rows.iter().any(|row| words.contains(&row[*at].text)))
            {
                Some((at, wanted)) => {
                    let words = words_of(sheet, *at);
                    let near = nearest(&wanted[0], words.iter().map(String::as_str));
                    let help = match near {
                        Some(near) => format!("did you mean \"{}\"?", shown(near)),
                        None => format!("it has: {}", words.join(", ")),
                    };
                    let column = sheet.columns().nth(*at).map_or_else(String::new, shown);
                    (format!("no row has `{}` in the column `{column}`", shown(&wanted[0])), help)
                }
                None if sheet.rows.is_empty() => {
                    ("the table has no rows".to_owned(), "add a row for each date".to_owned())
                }
                None => {
                    let help = "leave one of the columns out of `where`".to_owned();
                    ("no row has all that `where` asks for".to_owned(), help)
                }
            };
            self.error(Code::BadTable, sheet.place, message, help);
            return None;
        }
        let Some((at, names)) = &keys.region else {
            return Some(Chosen(rows.into_iter().map(|row| (row, 0)).collect()));
        };
        let places: BTreeMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
        let (mut chosen, mut tally) = (Vec::new(), Tally::default());
        for row in rows {
            let cell = &sheet.rows[row][*at];
            if let Some(part) = places.get(cell.text.as_str()) {
                chosen.push((row, *part));
            } else if tally.more() {
                let message = format!("there is no region `{}`", shown(&cell.text));
                let help = match nearest(&cell.text, places.keys().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the key of a region, or leave the row out by `where`".to_owned(),
                };
                self.error(Code::UnknownName, cell.span, message, help);
            }
        }
        (tally.is_none()).then_some(Chosen(chosen))
    }
}

/// The column that tells two rows of one date apart, of the fewest words, with some of them.
pub(crate) fn telling(
    sheet: &Sheet,
    keys: &Keys,
    one: usize,
    other: usize,
) -> Option<(String, Vec<String>)> {
    let is_known = |at: usize| {
        let date = match keys.layout {
            Layout::Long { date } => Some(date),
            Layout::Wide { year } => year,
        };
        let value = match (keys.layout, keys.values) {
            (Layout::Long { .. }, Values::Column(at)) => Some(at),
            _ => None,
        };
        let region = keys.region.as_ref().map(|(at, _)| *at);
        let only = keys.only.iter().any(|(known, words)| *known == at && words.len() == 1);
        [date, value, region].contains(&Some(at)) || only
    };
    let is_word = |row: usize, at: usize| {
        let text = &sheet.rows[row][at].text;
        !text.is_empty() && text.parse::<f64>().is_err()
    };
    let tells = |at: &usize| {
        let (one, other) = (&sheet.rows[one][*at].text, &sheet.rows[other][*at].text);
        !is_known(*at) && one != other
    };
    let columns: Vec<(usize, &str)> =
        sheet.columns().enumerate().filter(|(at, _)| tells(at)).collect();
    let of_words = columns.iter().filter(|(at, _)| is_word(one, *at) && is_word(other, *at));
    let (at, name) = of_words.min_by_key(|(at, _)| distinct(sheet, *at).len())?;
    Some(((*name).to_owned(), words_of(sheet, *at)))
}

fn distinct(sheet: &Sheet, at: usize) -> BTreeSet<&str> {
    sheet.rows.iter().map(|row| row[at].text.as_str()).collect()
}

/// The words of a column, as many as are worth showing.
fn words_of(sheet: &Sheet, at: usize) -> Vec<String> {
    let all = distinct(sheet, at);
    let mut words: Vec<String> = all.iter().take(MOST_WORDS).map(|word| shown(word)).collect();
    if MOST_WORDS < all.len() {
        words.push("…".to_owned());
    }
    words
}

/// Whether TOML takes a key without quotation marks.
pub(crate) fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it))
}
