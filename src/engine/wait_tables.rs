//! The tables of waits of one model, pooled over replications. Estimates nothing.

use crate::engine::counts::Departure;
use crate::engine::opening::past_of;
use crate::engine::waits::WaitTable;
use crate::model::{Model, Stage};

/// Waits at each stage and over the whole pipeline.
#[derive(Clone, Debug)]
pub struct WaitTables {
    /// In the order of `Model::stages`.
    pub stages: Vec<StageWaitTables>,
    /// From joining the pipeline to leaving it.
    pub programme: StageWaitTables,
}

/// Waits of one stage: of all, and of its parts where it has several.
#[derive(Clone, Debug)]
pub struct StageWaitTables {
    /// All classes and regions.
    pub all: WaitTable,
    /// By class; empty where there is one.
    pub classes: Vec<WaitTable>,
    /// By region; empty where there is one.
    pub regions: Vec<WaitTable>,
    /// Of one class in one region, where somebody asked for it.
    pub cell: Option<(CellOf, WaitTable)>,
}

/// A class in a region, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellOf {
    /// The class.
    pub class: usize,
    /// The region.
    pub region: usize,
}

impl WaitTables {
    /// Empty tables for a model.
    pub fn new(model: &Model) -> Self {
        let (classes, regions) = (model.classes.len(), model.regions.len());
        let stages = model.stages.iter();
        Self {
            stages: stages
                .map(|stage| StageWaitTables::new(past(stage), classes, regions))
                .collect(),
            programme: StageWaitTables::new(past_of_programme(model), classes, 1),
        }
    }

    /// All tables, in an order of the model alone.
    pub(crate) fn all(&self) -> impl Iterator<Item = &WaitTable> {
        let stages = self.stages.iter().chain([&self.programme]);
        stages.flat_map(|of| [&of.all].into_iter().chain(&of.classes).chain(&of.regions))
    }

    /// The same, to be added to.
    pub(crate) fn all_mut(&mut self) -> impl Iterator<Item = &mut WaitTable> {
        let stages = self.stages.iter_mut().chain([&mut self.programme]);
        stages
            .flat_map(|of| [&mut of.all].into_iter().chain(&mut of.classes).chain(&mut of.regions))
    }

    /// The same with a table at each stage of one class in one region.
    #[must_use]
    pub fn with(mut self, cell: Option<CellOf>) -> Self {
        for stage in &mut self.stages {
            stage.cell = cell.map(|cell| (cell, stage.all.clone()));
        }
        self
    }

    /// Adds the counts of another set of tables of the same model.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.stages.iter_mut().zip(&other.stages) {
            mine.add(theirs);
        }
        self.programme.add(&other.programme);
    }
}

/// By how many steps the opening backlog of a stage reaches back before the horizon.
pub(super) fn past(stage: &Stage) -> usize {
    stage.openings.iter().map(|opening| past_of(&opening.cohorts)).max().unwrap_or(0)
}

/// By how many steps the opening backlogs of all stages reach back before the horizon.
pub(super) fn past_of_programme(model: &Model) -> usize {
    let openings = model.stages.iter().flat_map(|stage| &stage.openings);
    openings.map(|opening| past_of(&opening.cohorts)).max().unwrap_or(0)
}

impl StageWaitTables {
    fn new(past: usize, classes: usize, regions: usize) -> Self {
        let several = |count: usize| {
            if 1 < count { vec![WaitTable::new(past); count] } else { Vec::new() }
        };
        let (classes, regions) = (several(classes), several(regions));
        Self { all: WaitTable::new(past), classes, regions, cell: None }
    }

    fn add(&mut self, other: &Self) {
        self.all.add(&other.all);
        let parts = self.classes.iter_mut().chain(&mut self.regions);
        for (mine, theirs) in parts.zip(other.classes.iter().chain(&other.regions)) {
            mine.add(theirs);
        }
        if let (Some((_, mine)), Some((_, theirs))) = (&mut self.cell, &other.cell) {
            mine.add(theirs);
        }
    }

    fn tables(&mut self, class: usize, region: usize) -> impl Iterator<Item = &mut WaitTable> {
        let parts = self.classes.get_mut(class).into_iter().chain(self.regions.get_mut(region));
        let of = CellOf { class, region };
        let cell = self.cell.as_mut().filter(|(cell, _)| *cell == of).map(|(_, table)| table);
        [&mut self.all].into_iter().chain(parts).chain(cell)
    }

    pub(super) fn join(&mut self, class: usize, region: usize, row: usize, units: f64) {
        self.tables(class, region).for_each(|table| table.join(row, units));
    }

    pub(super) fn leave(
        &mut self,
        class: usize,
        region: usize,
        (departure, row, wait): (Departure, usize, usize),
        units: f64,
    ) {
        for table in self.tables(class, region) {
            match departure {
                Departure::Served => table.serve(row, wait, units),
                Departure::Withdrawn => table.withdraw(row, wait, units),
            }
        }
    }
}
