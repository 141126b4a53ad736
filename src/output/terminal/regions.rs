//! The regions that wait longest and shortest, and how far they lie apart. Knows no classes.

use crate::model::Name;
use crate::output::locale::summary::Phrase;
use crate::output::terminal::columns::cut;
use crate::output::terminal::{Page, Row, Rows};
use crate::report::part::{Part, PartOf};
use crate::report::{Band, Report};

/// So many of each end.
const ENDS: usize = 3;
/// Longer names of regions are cut.
const NAME: usize = 28;

pub(super) fn write(report: &Report, rows: &Rows<'_>, page: &mut Page) {
    let locale = page.locale;
    let words = [Phrase::ByRegion, Phrase::MeanWait, Phrase::Within, Phrase::Peak];
    let [title, mean, within, peak] = words.map(|phrase| locale.phrase(phrase).to_owned());
    let standard = rows.queues.iter().any(|row| ranked(row).iter().any(|it| it.2.is_some()));
    let mut head = vec![title, String::new(), mean];
    if standard {
        head.push(within);
    }
    head.push(peak);
    let table = rows.table(head, |row| {
        let regions = ranked(row);
        let line = |(name, wait, level, part): &Ranked<'_>| {
            let mut line =
                vec![cut(locale.name(name), NAME), locale.mean_duration(wait.mean, report.unit)];
            if standard {
                line.push(level.map_or_else(String::new, |level| locale.percent(level.mean)));
            }
            line.push(locale.number(part.peak.median()));
            line
        };
        if regions.len() <= 2 * ENDS {
            return regions.iter().map(line).collect();
        }
        let (first, last) = (&regions[..ENDS], &regions[regions.len() - ENDS..]);
        let gap = vec!["…".to_owned()];
        first.iter().map(line).chain([gap]).chain(last.iter().map(line)).collect()
    });
    table.write(page);
    for row in &rows.queues {
        let Some(spread) = &row.stage.spread else { continue };
        let ratio = spread.ratio.map(|ratio| locale.number(ratio.mean));
        let name = (1 < rows.queues.len()).then_some(row.label);
        page.note(&locale.spread_note(name, ratio.as_deref(), &locale.number(spread.gini.mean)));
    }
}

/// A region, its mean wait, its share within the standard, and the rest.
type Ranked<'a> = (&'a Name, Band, Option<Band>, &'a Part);

/// The longest mean wait first; none where nobody was served.
fn ranked<'a>(row: &Row<'a>) -> Vec<Ranked<'a>> {
    let of = |part: &'a Part| match &part.of {
        PartOf::Region(name) => Some((name, part.wait?, part.service_level, part)),
        PartOf::Class(_) => None,
    };
    let mut regions: Vec<Ranked<'a>> = row.stage.parts.iter().filter_map(of).collect();
    regions.sort_by(|one, other| other.1.mean.total_cmp(&one.1.mean));
    regions
}
