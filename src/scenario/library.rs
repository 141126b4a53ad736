//! The files of a scenario, and the rules of paths between them. Reads nothing by itself.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, SourceId, Sources, Span, shown};
use crate::scenario::files::{FileError, Files};
use crate::scenario::result::InputFile;

/// The texts that are there, and the way to more of them.
pub(crate) struct Library<'a> {
    files: &'a dyn Files,
    pub(crate) sources: Sources,
    /// The folder of the scenario as the user wrote it, with its `/`; empty for the present one.
    root: String,
    /// Path within the folder of the scenario, by text.
    places: BTreeMap<SourceId, Vec<String>>,
    opened: BTreeMap<Vec<String>, SourceId>,
    /// The workbooks from which texts come, by text.
    books: BTreeMap<SourceId, Vec<u8>>,
}

/// Why a file of the scenario cannot be had.
pub(crate) enum Refusal {
    /// The path leads out of the folder of the scenario, or is not relative.
    Escape,
    /// It cannot be read, with the reason.
    Unreadable(FileError),
}

impl Refusal {
    /// What is said of it where the path stands; a path that may be written follows `example`.
    pub(crate) fn at(self, path: &str, span: Span, example: &str) -> Diagnostic {
        let path = shown(path);
        match self {
            Self::Escape => {
                let message = format!("`{path}` leads out of the folder of the scenario");
                let help = format!("write a path inside of that folder, with `/`{example}");
                Diagnostic::error(Code::PathEscape, span, message).help(help)
            }
            Self::Unreadable(reason) => {
                let message = format!("`{path}` cannot be read: {reason}");
                let help = "correct the path, or add the file";
                Diagnostic::error(Code::Unreadable, span, message).help(help)
            }
        }
    }
}

impl<'a> Library<'a> {
    /// A library with the scenario itself in it.
    pub(crate) fn new(files: &'a dyn Files, path: &str, text: String) -> (Self, SourceId) {
        let (root, name) = path.rfind('/').map_or(("", path), |slash| path.split_at(slash + 1));
        let mut sources = Sources::default();
        let id = sources.add(path, text);
        let place = vec![name.to_owned()];
        let library = Self {
            files,
            sources,
            root: root.to_owned(),
            places: BTreeMap::from([(id, place.clone())]),
            opened: BTreeMap::from([(place, id)]),
            books: BTreeMap::new(),
        };
        (library, id)
    }

    /// The text at a path that stands in the text `from`. Every file is read once.
    pub(crate) fn open(&mut self, path: &str, from: SourceId) -> Result<SourceId, Refusal> {
        let place = self.resolve(path, from).ok_or(Refusal::Escape)?;
        if let Some(id) = self.opened.get(&place) {
            return Ok(*id);
        }
        let full = self.full(&place);
        let text = self.files.read(&full).map_err(Refusal::Unreadable)?;
        let id = self.sources.add(full, text);
        self.places.insert(id, place.clone());
        self.opened.insert(place, id);
        Ok(id)
    }

    /// The text of a sheet of the workbook at a path that stands in the text `from`, as `text` makes it of the bytes.
    /// Every sheet is read once.
    #[cfg(feature = "sheets")]
    pub(crate) fn open_sheet<E>(
        &mut self,
        path: &str,
        sheet: &str,
        from: SourceId,
        text: impl FnOnce(Vec<u8>) -> Result<String, E>,
    ) -> Result<Result<SourceId, E>, Refusal> {
        let place = self.resolve(path, from).ok_or(Refusal::Escape)?;
        // No folder is called like this.
        let sheet_place = [place.clone(), vec![format!("/{sheet}")]].concat();
        if let Some(id) = self.opened.get(&sheet_place) {
            return Ok(Ok(*id));
        }
        let full = self.full(&place);
        let bytes = self.files.read_bytes(&full).map_err(Refusal::Unreadable)?;
        Ok(text(bytes.clone()).map(|text| {
            let id = self.sources.add(full, text);
            self.places.insert(id, place);
            self.opened.insert(sheet_place, id);
            self.books.insert(id, bytes);
            id
        }))
    }

    fn full(&self, place: &[String]) -> String {
        format!("{}{}", self.root, place.join("/"))
    }

    /// The path within the folder of the scenario. Settings of the command line speak from the scenario's place.
    fn resolve(&self, path: &str, from: SourceId) -> Option<Vec<String>> {
        if path.is_empty() || path.starts_with('/') || path.contains(['\\', ':', '\0']) {
            return None;
        }
        let mut place = self.places.get(&from).cloned().unwrap_or_default();
        place.pop();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    place.pop()?;
                }
                name => place.push(name.to_owned()),
            }
        }
        (!place.is_empty()).then_some(place)
    }

    /// The files that were read, the scenario first.
    pub(crate) fn inputs(&self) -> Vec<InputFile> {
        let mut inputs: Vec<InputFile> = Vec::new();
        for id in self.places.keys() {
            let source = self.sources.get(*id);
            // Of a workbook there may be several sheets.
            if self.books.contains_key(id) && inputs.iter().any(|known| known.path == source.name) {
                continue;
            }
            let text = || source.text.clone().into_bytes();
            let bytes = self.books.get(id).cloned().unwrap_or_else(text);
            inputs.push(InputFile { path: source.name.clone(), bytes });
        }
        inputs
    }
}
