//! Staff in every lane: who is in post, who learns, and what they can do in a step. Serves no unit.

use crate::engine::flow::{Carry, least, positive_part, share_of_hazard};
use crate::engine::randomness::Randomness;
use crate::model::CapacityId;
use crate::model::Model;
use crate::model::staff::{Hires, Level, Staff};

/// The state of some staff. People are expected numbers, with fractions.
#[derive(Debug)]
pub(super) struct StaffState {
    pub(super) in_post: Vec<f64>,
    pub(super) learning: Vec<f64>,
    /// Who came and who left in the present step.
    pub(super) hired: Vec<f64>,
    pub(super) left: Vec<f64>,
    /// What was done in overtime in the present step.
    pub(super) overtime: Vec<f64>,
    /// People there are to be, where vacancies are filled.
    posts: Vec<f64>,
    areas: Vec<Area>,
    row: Vec<f64>,
}

/// What they do for the whole country, or for one region.
#[derive(Debug)]
struct Area {
    share: f64,
    /// In usual hours, and then in overtime too.
    amounts: Vec<f64>,
    carry: Carry,
    /// What overtime adds.
    extra: Vec<f64>,
    carry_of_extra: Carry,
}

impl StaffState {
    pub(super) fn new(staff: &Staff, model: &Model, randomness: &Randomness) -> Self {
        let shares = match &model.capacities[staff.capacity.0].split {
            Some(split) => split.shares(),
            None => &[1.0],
        };
        let area = |share: &f64| Area {
            share: *share,
            amounts: randomness.zeros(),
            carry: Carry::new(randomness.lanes()),
            extra: randomness.zeros(),
            carry_of_extra: Carry::new(randomness.lanes()),
        };
        Self {
            in_post: randomness.values(staff.in_post),
            learning: randomness.values(staff.learning),
            hired: randomness.zeros(),
            left: randomness.zeros(),
            overtime: randomness.zeros(),
            posts: match staff.hires {
                Hires::Vacancies { posts, .. } => randomness.values(posts),
                Hires::Nobody | Hires::Rate(_) | Hires::Growth(_) | Hires::ByBacklog { .. } => {
                    Vec::new()
                }
            },
            areas: shares.iter().map(area).collect(),
            row: randomness.zeros(),
        }
    }

    /// What they can do in a step, in whole units, overtime with it: those in post less the time that learners take, and
    /// what learners do.
    pub(super) fn work(&mut self, staff: &Staff, step: usize, randomness: &Randomness) {
        randomness.amounts(&staff.output, step, &mut self.row);
        randomness.scale(&staff.modifiers, step, &mut self.row);
        let (supervision, output) =
            staff.training.map_or((0.0, 1.0), |training| (training.supervision, training.output));
        for (amount, (in_post, learning)) in
            self.row.iter_mut().zip(self.in_post.iter().zip(&self.learning))
        {
            *amount *= positive_part(in_post - supervision * learning) + output * learning;
        }
        for area in &mut self.areas {
            for (lane, all) in self.row.iter().enumerate() {
                area.amounts[lane] = all * area.share;
                area.extra[lane] = all * area.share * staff.overtime;
            }
            area.carry.whole(&mut area.amounts);
            if 0.0 < staff.overtime {
                area.carry_of_extra.whole(&mut area.extra);
                area.amounts.iter_mut().zip(&area.extra).for_each(|(all, extra)| *all += extra);
            }
        }
    }

    /// What they can do for an area.
    pub(super) fn amounts(&self, area: usize) -> &[f64] {
        &self.areas[area].amounts
    }

    /// What of it would be overtime, in a lane.
    pub(super) fn extra(&self, lane: usize) -> f64 {
        self.areas.iter().map(|area| area.extra[lane]).sum()
    }

    /// Half of those who come and go in a step do so before its work, half of them after it: some are hired, some have
    /// learned, some leave. `backlog` is what hiring looks at, if it does.
    pub(super) fn change(
        &mut self,
        staff: &Staff,
        step: usize,
        randomness: &Randomness,
        backlog: &[f64],
    ) {
        let row = &mut self.row;
        match &staff.hires {
            Hires::Nobody => row.fill(0.0),
            Hires::Rate(rate) | Hires::Growth(rate) => {
                randomness.amounts(rate, step, row);
                row.iter_mut().for_each(|hired| *hired *= HALF);
            }
            Hires::Vacancies { delay, .. } => {
                let filled = share_of_hazard(HALF / delay);
                for (lane, hired) in row.iter_mut().enumerate() {
                    let there = self.in_post[lane] + self.learning[lane];
                    *hired = positive_part(self.posts[lane] - there) * filled;
                }
            }
            Hires::ByBacklog { levels, .. } => {
                for (lane, hired) in row.iter_mut().enumerate() {
                    let at = |level: &Level| HALF * randomness.amount(&level.hires, step, lane);
                    *hired = between(levels, backlog[lane], at);
                }
            }
        }
        let learned = staff.training.map_or(1.0, |training| share_of_hazard(HALF / training.steps));
        let finish = staff.training.map_or(1.0, |training| training.finish);
        let grows = matches!(staff.hires, Hires::Growth(_));
        for (lane, hired) in row.iter().enumerate() {
            let left = staff.leaving.as_ref().map_or(0.0, |leaving| {
                let hazard = HALF * randomness.amount(leaving, step, lane);
                self.in_post[lane] * share_of_hazard(hazard)
            });
            let hired = if grows { (hired + left) / finish } else { *hired };
            let learned = match staff.training {
                Some(_) => self.learning[lane] * learned,
                None => self.learning[lane] + hired,
            };
            self.learning[lane] += hired - learned;
            self.in_post[lane] += learned * finish - left;
            self.hired[lane] += hired;
            self.left[lane] += left;
        }
    }

    /// Begins a step: nobody has come or gone.
    pub(super) fn open(&mut self) {
        self.hired.fill(0.0);
        self.left.fill(0.0);
    }
}

/// So much of a step's coming and going is done before its work, and as much after it.
const HALF: f64 = 0.5;

/// What a line through levels is at a backlog.
fn between(levels: &[Level], backlog: f64, at: impl Fn(&Level) -> f64) -> f64 {
    let above = levels.partition_point(|level| level.backlog <= backlog);
    match (above.checked_sub(1).map(|below| &levels[below]), levels.get(above)) {
        (Some(below), Some(above)) => {
            let part = (backlog - below.backlog) / (above.backlog - below.backlog);
            at(below) * (1.0 - part) + at(above) * part
        }
        (Some(only), None) | (None, Some(only)) => at(only),
        (None, None) => 0.0,
    }
}

/// Says how much of the overtime of all staff of a capacity was worked, where so much of it was used of what there was.
pub(super) fn overtime_worked(
    model: &Model,
    states: &mut [StaffState],
    capacity: usize,
    lane: usize,
    (available, left): (f64, f64),
) {
    let of_capacity = |staff: &Staff| staff.capacity == CapacityId(capacity);
    let all = || model.staff.iter().zip(&*states).filter(|(staff, _)| of_capacity(staff));
    let extra: f64 = all().map(|(_, state)| state.extra(lane)).sum();
    let worked = positive_part(extra - left.min(available));
    let part = if 0.0 < extra { least(worked / extra, 1.0) } else { 0.0 };
    for (_, state) in model.staff.iter().zip(states).filter(|(staff, _)| of_capacity(staff)) {
        state.overtime[lane] = state.extra(lane) * part;
    }
}
