//! Documents for other programs, one file each, most of them JSON. Their shape is that of their experiment.

use crate::format::definition::{File, Format, When};
use crate::language::Locale;
use crate::report::Report;

/// Documents as JSON.
pub const JSON: Format =
    Format { name: "json", about: "Documents for other programs", when: When::Always, write };

fn write(report: &Report, _: &Locale) -> Vec<File> {
    let documents = report.documents.iter();
    documents
        .map(|document| File {
            path: format!("{}.{}", document.key, document.extension),
            bytes: document.json.clone(),
        })
        .collect()
}
