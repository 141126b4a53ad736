//! The language of scenarios: text in, a checked model out, or everything that is wrong with it. Opens no files itself.

pub(crate) mod address;
mod asked;
mod begun;
mod effective;
mod every;
mod figures;
mod filed;
mod files;
mod layers;
mod length;
mod lever;
mod library;
mod load;
mod number;
mod observed;
mod offer;
mod overlay;
mod parse;
mod plan;
mod programme;
mod range;
mod rate;
mod reader;
mod result;
mod sections;
mod tree;
mod value;
mod workbench;
#[cfg(feature = "sheets")]
mod workbook;

pub use crate::scenario::address::quoted as setting;
pub use crate::scenario::begun::{Begun, begun};
pub use crate::scenario::filed::{Counted, Filed, Rest, Silence};
pub use crate::scenario::files::{FileError, Files, NoFiles};
pub use crate::scenario::lever::Lever;
pub(crate) use crate::scenario::load::VALUE;
pub use crate::scenario::load::{Loaded, Request, load};
pub use crate::scenario::number::KINDS as DISTRIBUTIONS;
pub use crate::scenario::offer::levers;
pub use crate::scenario::result::{InputFile, Plan, Programme, Variant};
pub use crate::scenario::workbench::{ScenarioError, Workbench};
