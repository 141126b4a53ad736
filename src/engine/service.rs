//! The binding limit of a step, and the ledger of what each limit withheld.

use crate::model::ClearedAt;

/// Limits of one stage: limit 0 is demand (the queue), then capacities, then materials. Reused from step to step.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// What each limit allows in this step.
    allowed: Vec<f64>,
    withheld: Vec<f64>,
    /// From the loosest to the tightest; scratch of [`close`](Self::close).
    order: Vec<usize>,
    binding: usize,
    pub(super) withheld_total: Vec<f64>,
    pub(super) bound_steps: Vec<u32>,
}

impl Ledger {
    pub(super) fn new(limits: usize) -> Self {
        Self {
            allowed: Vec::with_capacity(limits),
            withheld: vec![0.0; limits],
            order: (0..limits).collect(),
            binding: 0,
            withheld_total: vec![0.0; limits],
            bound_steps: vec![0; limits],
        }
    }

    /// Begins a step with so many waiting.
    pub(super) fn open(&mut self, queue: f64) {
        self.allowed.clear();
        self.allowed.push(queue);
    }

    /// States the next limit, in the order of the model.
    pub(super) fn limit(&mut self, allowed: f64) {
        self.allowed.push(allowed);
    }

    /// What the limits stated so far allow.
    pub(super) fn least(&self) -> f64 {
        self.allowed
            .iter()
            .skip(1)
            .fold(self.allowed[0], |least, next| if *next < least { *next } else { least })
    }

    /// Ends the step: returns what is served, names the binding limit, charges every limit with its cut.
    ///
    /// From the loosest limit to the tightest, each is charged with the further cut that it makes, so the charges
    /// add up to what stays unserved, and that of the tightest is what lifting it alone would gain. Ties go to the
    /// first limit in order: it is the binding one.
    pub(super) fn close(&mut self) -> f64 {
        let allowed = &self.allowed;
        // Insertion sort: a stage has two or three limits, and their order rarely changes from step to step.
        for sorted in 1..self.order.len() {
            let mut here = sorted;
            while 0 < here && is_looser(allowed, self.order[here], self.order[here - 1]) {
                self.order.swap(here, here - 1);
                here -= 1;
            }
        }
        let mut left = allowed[0];
        for limit in &self.order {
            let cut = if allowed[*limit] < left { left - allowed[*limit] } else { 0.0 };
            self.withheld[*limit] = cut;
            self.withheld_total[*limit] += cut;
            left -= cut;
            self.binding = *limit;
        }
        self.bound_steps[self.binding] += 1;
        left
    }

    /// How many limits there are.
    pub(super) fn limits(&self) -> usize {
        self.withheld.len()
    }

    /// The binding limit of the step.
    pub(super) fn binding(&self) -> usize {
        self.binding
    }

    /// The units that a limit withheld in the step.
    pub(super) fn withheld(&self, limit: usize) -> f64 {
        self.withheld[limit]
    }
}

fn is_looser(allowed: &[f64], this: usize, that: usize) -> bool {
    allowed[that] < allowed[this] || (allowed[that] == allowed[this] && that < this)
}

/// The backlog at which a stage counts as cleared, in units, given what each of its capacities allows in the step.
pub(super) fn cleared_at(rule: ClearedAt, capacities: impl Iterator<Item = f64>) -> f64 {
    match rule {
        ClearedAt::Units(units) => units,
        ClearedAt::StepsOfWork(steps) => {
            let pace = capacities
                .fold(f64::INFINITY, |least, next| if next < least { next } else { least });
            if pace.is_finite() { pace * steps } else { 0.0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Served, binding limit, charges.
    fn close(allowed: &[f64]) -> (f64, usize, Vec<f64>) {
        let mut ledger = Ledger::new(allowed.len());
        ledger.open(allowed[0]);
        for limit in &allowed[1..] {
            ledger.limit(*limit);
        }
        let served = ledger.close();
        (served, ledger.binding(), ledger.withheld)
    }

    #[test]
    fn each_limit_is_charged_with_its_further_cut() {
        // Queue 10, capacity 6, blanks 4: the example of the model reference.
        assert_eq!(close(&[10.0, 6.0, 4.0]), (4.0, 2, vec![0.0, 4.0, 2.0]));
        assert_eq!(close(&[10.0, 4.0, 6.0]), (4.0, 1, vec![0.0, 2.0, 4.0]));
        assert_eq!(close(&[3.0, 6.0, 4.0]), (3.0, 0, vec![0.0, 0.0, 0.0]));
    }

    #[test]
    fn ties_go_to_the_first_limit() {
        // Lifting one of two equal limits gains nothing: the binding one is charged with nothing.
        assert_eq!(close(&[10.0, 4.0, 4.0]), (4.0, 1, vec![0.0, 0.0, 6.0]));
        assert_eq!(close(&[4.0, 4.0, 4.0]), (4.0, 0, vec![0.0, 0.0, 0.0]));
    }
}
