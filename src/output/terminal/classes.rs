//! How long each class waits, and how many of them, where there are several. Knows no regions.

use crate::output::locale::summary::Phrase;
use crate::output::terminal::clearance::{first_wait, lengths};
use crate::output::terminal::columns::cut;
use crate::output::terminal::{Page, Rows};
use crate::report::Report;
use crate::report::part::{Part, PartOf};

/// Longer names of classes are cut.
const NAME: usize = 22;

pub(super) fn write(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let words = [Phrase::ByClass, Phrase::WaitNow, Phrase::MeanWait, Phrase::Peak];
    let [title, now, mean, peak] = words.map(|phrase| locale.phrase(phrase).to_owned());
    let table = rows.table(vec![title, String::new(), now, mean, peak], |row| {
        let line = |part: &Part| {
            let name = match &part.of {
                PartOf::Class(name) => locale.name(name),
                PartOf::Region(_) => return None,
            };
            let now = first_wait(&part.waits);
            Some(vec![
                cut(name, NAME),
                now.map_or_else(String::new, |wait| lengths(report, locale, &wait.half_and_most())),
                part.wait.map_or_else(String::new, |wait| locale.mean_steps(wait.mean)),
                locale.number(part.peak.median()),
            ])
        };
        row.stage.parts.iter().filter_map(line).collect()
    });
    table.write(page);
}
