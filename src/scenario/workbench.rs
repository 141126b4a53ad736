//! A scenario on which other values can be laid: the front door of the library. Opens no files itself.

use std::fmt::{self, Display};
use std::str::FromStr;

use crate::diagnostic::placed::Placed;
use crate::diagnostic::render::{Colour, render};
use crate::diagnostic::{Diagnostics, Sources, visible};
use crate::model::Model;
use crate::scenario::files::{FileError, Files, NoFiles};
use crate::scenario::load::{Loaded, Request, load, load_with};
use crate::scenario::result::Programme;

/// A scenario that makes sense, with what it takes to read it again with other values.
#[expect(missing_debug_implementations, reason = "the way to files has nothing to show")]
pub struct Workbench {
    /// What the scenario means.
    pub programme: Programme,
    request: Request,
    files: Box<dyn Files>,
    warnings: Diagnostics,
    sources: Sources,
}

/// A scenario that needs no other files.
impl FromStr for Workbench {
    type Err = ScenarioError;

    fn from_str(text: &str) -> Result<Self, ScenarioError> {
        Self::new(Request::new("scenario.toml", text), NoFiles)
    }
}

impl Workbench {
    /// Reads a scenario with the files that it names.
    ///
    /// # Errors
    /// When something is wrong with it: everything that is, at once.
    pub fn new(request: Request, files: impl Files + 'static) -> Result<Self, ScenarioError> {
        let Loaded { sources, diagnostics, programme } = load(request.clone(), &files);
        match programme {
            Some(programme) => {
                let (files, warnings) = (Box::new(files), diagnostics);
                Ok(Self { programme, request, files, warnings, sources })
            }
            None => Err(ScenarioError::Mistakes { diagnostics, sources }),
        }
    }

    /// Where the scenario came from.
    pub fn path(&self) -> &str {
        &self.request.path
    }

    /// What its author should look at, with carets; empty where there is nothing.
    pub fn warnings(&self, colour: Colour) -> String {
        render(&self.warnings, &self.sources, colour)
    }

    /// The same as data, with the texts that it points into.
    pub fn findings(&self) -> (&Diagnostics, &Sources) {
        (&self.warnings, &self.sources)
    }

    /// The base of the scenario with other values of some keys, as `--set` would lay them over it.
    ///
    /// # Errors
    /// When they make no sense in it, or make another scenario of it, so that answers could not be compared.
    pub fn with<K: Display, V: Display>(
        &self,
        values: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Model, ScenarioError> {
        let settings = values.into_iter().map(|(key, value)| format!("{key}={value}"));
        let settings: Vec<String> = settings.collect();
        let shown = visible(&settings.join(", "));
        let loaded = load_with(self.request.clone(), &settings, &*self.files);
        let Loaded { sources, diagnostics, programme } = loaded;
        let Some(programme) = programme else {
            return Err(ScenarioError::Mistakes { diagnostics, sources });
        };
        let (model, base) = (programme.base.model, &self.programme.base.model);
        let known = names(base);
        if let Some(name) = names(&model).into_iter().find(|name| !known.contains(name)) {
            let known = known.join(", ");
            return Err(ScenarioError::NewName { settings: shown, name, known });
        }
        if model.timeline != base.timeline || model.stages.len() != base.stages.len() {
            return Err(ScenarioError::OtherHorizon { settings: shown });
        }
        Ok(model)
    }
}

/// Everything that has a table of its own.
fn names(model: &Model) -> Vec<String> {
    let stages = model.stages.iter().map(|each| ("stage", &each.name));
    let demands = model.demands.iter().map(|each| ("demand", &each.name));
    let capacities = model.capacities.iter().map(|each| ("capacity", &each.name));
    let staff = model.staff.iter().map(|each| ("staff", &each.name));
    let materials = model.materials.iter().map(|each| ("material", &each.name));
    let suppliers = model.suppliers.iter().map(|each| ("supplier", &each.name));
    let all =
        stages.chain(demands).chain(capacities).chain(staff).chain(materials).chain(suppliers);
    all.map(|(kind, name)| format!("{kind}.{}", name.key)).collect()
}

/// Why there is no model: something is wrong with a scenario, or with values that were laid over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    /// The scenario itself cannot be read.
    Unreadable {
        /// Its path.
        path: String,
        /// Why.
        why: FileError,
    },
    /// Something is wrong with what it says.
    Mistakes {
        /// All that is.
        diagnostics: Diagnostics,
        /// The texts that they point into.
        sources: Sources,
    },
    /// Values name something that the scenario does not have.
    NewName {
        /// The values, as `KEY=VALUE`.
        settings: String,
        /// What is not there.
        name: String,
        /// What is there.
        known: String,
    },
    /// Values change the horizon or the pipeline, and then answers are not comparable.
    OtherHorizon {
        /// The values, as `KEY=VALUE`.
        settings: String,
    },
}

impl ScenarioError {
    /// As people read it, with places and carets and a line break at its end.
    pub fn render(&self, colour: Colour) -> String {
        match self {
            Self::Mistakes { diagnostics, sources } => render(diagnostics, sources, colour),
            Self::Unreadable { .. } | Self::NewName { .. } | Self::OtherHorizon { .. } => {
                format!("error: {self}\n")
            }
        }
    }

    /// As other programs read it: findings with lines and columns.
    pub fn placed(&self) -> Vec<Placed> {
        match self {
            Self::Mistakes { diagnostics, sources } => Placed::all(diagnostics, sources),
            Self::Unreadable { .. } | Self::NewName { .. } | Self::OtherHorizon { .. } => {
                vec![Placed::nowhere(self.to_string())]
            }
        }
    }
}

impl Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => {
                write!(formatter, "cannot read `{}`: {why}", visible(path))
            }
            Self::Mistakes { .. } => formatter.write_str(self.render(Colour::Plain).trim_end()),
            Self::NewName { settings, name, known } => write!(
                formatter,
                "{settings} names something that the scenario does not have: `{name}` (there are {known})"
            ),
            Self::OtherHorizon { settings } => write!(
                formatter,
                "{settings} changes the horizon or the pipeline, and then the answers are not comparable"
            ),
        }
    }
}

impl std::error::Error for ScenarioError {}
