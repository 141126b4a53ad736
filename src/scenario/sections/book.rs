//! A sheet of a workbook as a text beside the scenario. Gives no column a meaning.

use crate::diagnostic::{Code, SourceId, Span};
#[cfg(feature = "sheets")]
use crate::diagnostic::{nearest, shown};
use crate::scenario::reader::Reading;
#[cfg(feature = "sheets")]
use crate::scenario::workbook::{self, WorkbookError};

/// A kind of workbook.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Book {
    Xlsx,
    Ods,
}

impl Book {
    /// The kind that the ending of a path names, if it names one.
    pub(crate) fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "ods" => Some(Self::Ods),
            _ => None,
        }
    }
}

impl Reading<'_, '_> {
    #[cfg(feature = "sheets")]
    pub(crate) fn open_sheet(
        &mut self,
        (book, path, name): (Book, &str, Option<&str>),
        place: Span,
        from: SourceId,
    ) -> Option<SourceId> {
        let calendar = self.calendar?;
        let is_ods = book == Book::Ods;
        let text = |bytes| workbook::text(bytes, is_ods, name, calendar);
        let opened = match self.library.open_sheet(path, name.unwrap_or_default(), from, text) {
            Ok(opened) => opened,
            Err(refusal) => {
                self.found.push(refusal.at(path, place, ""));
                return None;
            }
        };
        let list = |names: &[String]| {
            names.iter().map(|name| format!("\"{}\"", shown(name))).collect::<Vec<_>>().join(", ")
        };
        let (message, help) = match opened {
            Ok(id) => return Some(id),
            Err(WorkbookError::Broken(why)) => (
                format!("the workbook cannot be read: {why}"),
                "save it anew, or as CSV".to_owned(),
            ),
            Err(WorkbookError::Several(names)) => {
                let help =
                    format!("write `sheet = \"…\"` beside `file`; there are: {}", list(&names));
                ("the workbook has several sheets".to_owned(), help)
            }
            Err(WorkbookError::NoSuchSheet(names)) => {
                let wanted = name.unwrap_or_default();
                let help = match nearest(wanted, names.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean \"{}\"?", shown(near)),
                    None => format!("there are: {}", list(&names)),
                };
                (format!("the workbook has no sheet `{}`", shown(wanted)), help)
            }
            Err(WorkbookError::TooLarge) => {
                let help = "keep the table in a sheet of its own".to_owned();
                ("the sheet has more cells than can be read".to_owned(), help)
            }
        };
        self.error(Code::BadTable, place, message, help);
        None
    }

    #[cfg(not(feature = "sheets"))]
    pub(crate) fn open_sheet(
        &mut self,
        _: (Book, &str, Option<&str>),
        place: Span,
        _: SourceId,
    ) -> Option<SourceId> {
        let message = "this nobat was built without workbooks";
        let help = "save the sheet as CSV, or build with the feature `sheets`";
        self.error(Code::Unreadable, place, message, help);
        None
    }
}
