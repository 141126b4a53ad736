//! What published figures say of what is not known: likelihoods, and a sampler that takes figures one by one. Knows no files.
//!
//! A world is a vector of independent standard normal numbers, from which everything unknown follows, and what the figures
//! would have been in it. [`Sampler`] holds many worlds and takes figures in the order in which they were published, so
//! that after each of them the worlds are what was to be believed on that day. It knows a model only as [`Forward`].

pub mod course;
pub mod figure;
pub mod forward;
mod moves;
mod path;
pub mod record;
pub mod sampler;
pub mod smoother;
pub mod space;
mod totals;
mod weights;
pub mod world;

pub use crate::fit::course::Courses;
pub use crate::fit::figure::{Errors, Figure, Seen};
pub use crate::fit::forward::Forward;
pub use crate::fit::record::{Dated, Record};
pub use crate::fit::sampler::Sampler;
pub use crate::fit::smoother::{Smoothed, smooth};
pub use crate::fit::space::{Behind, Coordinate, Space, StepSpace, WalkSpace};
pub use crate::fit::world::{Effort, Taken, World};
