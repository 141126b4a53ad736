//! The binding limit of a step, and in how many steps each one was. Serves no unit itself.

use multiversion::multiversion;

use crate::engine::flow::least;

/// Limits of one stage in every lane, by their place in `Stage::limits`: the first is demand (the queue).
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// What each limit allows in this step: by limit, then lane.
    pub(super) allowed: Vec<Vec<f64>>,
    /// 1 where a limit is the binding one, else 0.
    pub(super) binding: Vec<Vec<f64>>,
    /// Whether the calendar keeps the stage closed in this step: then no limit is the binding one.
    pub(super) is_closed: bool,
    /// What all limits together let pass.
    pub(super) served: Vec<f64>,
    pub(super) bound_steps: Vec<Vec<f64>>,
    /// 1 where the binding limit has not been named yet.
    unnamed: Vec<f64>,
}

impl Ledger {
    pub(super) fn new(limits: usize, lanes: usize) -> Self {
        let zeros = vec![vec![0.0; lanes]; limits];
        Self {
            // A limit that is never set lets every unit pass.
            allowed: vec![vec![f64::INFINITY; lanes]; limits],
            binding: zeros.clone(),
            is_closed: false,
            served: vec![0.0; lanes],
            bound_steps: zeros,
            unnamed: vec![0.0; lanes],
        }
    }

    /// How many limits there are.
    pub(super) fn limits(&self) -> usize {
        self.allowed.len()
    }

    /// Puts the least that the first limits allow into a row.
    pub(super) fn least_of(&self, limits: usize, least_of: &mut [f64]) {
        least_of.copy_from_slice(&self.allowed[0]);
        for allowed in &self.allowed[1..limits] {
            for (sofar, allowed) in least_of.iter_mut().zip(allowed) {
                *sofar = least(*sofar, *allowed);
            }
        }
    }

    /// Ends the step: finds what is served, and names the binding limit. Ties go to the first limit in order; where the
    /// stage is closed there is none.
    pub(super) fn close(&mut self) {
        close(self);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn close(ledger: &mut Ledger) {
    let Ledger { allowed, binding, is_closed, served, bound_steps, unnamed } = ledger;
    served.copy_from_slice(&allowed[0]);
    for allowed in &allowed[1..] {
        for (served, allowed) in served.iter_mut().zip(allowed) {
            *served = least(*served, *allowed);
        }
    }
    unnamed.fill(if *is_closed { 0.0 } else { 1.0 });
    for ((binding, total), allowed) in binding.iter_mut().zip(bound_steps).zip(&*allowed) {
        let lanes = binding.iter_mut().zip(total).zip(&mut *unnamed);
        for (((binding, total), unnamed), (served, allowed)) in
            lanes.zip(served.iter().zip(allowed))
        {
            *binding = if allowed == served { *unnamed } else { 0.0 };
            *unnamed -= *binding;
            *total += *binding;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Served, and the binding limit.
    fn close(allowed: &[f64]) -> (f64, usize) {
        let mut ledger = Ledger::new(allowed.len(), 1);
        for (row, allowed) in ledger.allowed.iter_mut().zip(allowed) {
            row[0] = *allowed;
        }
        ledger.close();
        let binding = ledger.binding.iter().position(|binding| binding[0] == 1.0).unwrap();
        assert_eq!(ledger.bound_steps[binding], [1.0]);
        (ledger.served[0], binding)
    }

    #[test]
    fn the_tightest_limit_binds() {
        // Queue 10, capacity 6, blanks 4: the example of the model reference.
        assert_eq!(close(&[10.0, 6.0, 4.0]), (4.0, 2));
        assert_eq!(close(&[10.0, 4.0, 6.0]), (4.0, 1));
        assert_eq!(close(&[3.0, 6.0, 4.0]), (3.0, 0));
        assert_eq!(close(&[10.0, 6.0]), (6.0, 1));
        assert_eq!(close(&[6.0, 10.0]), (6.0, 0));
        assert_eq!(close(&[10.0, f64::INFINITY, 4.0]), (4.0, 2));
    }

    #[test]
    fn ties_go_to_the_first_limit() {
        assert_eq!(close(&[10.0, 4.0, 4.0]), (4.0, 1));
        assert_eq!(close(&[4.0, 4.0, 4.0]), (4.0, 0));
        assert_eq!(close(&[4.0, 4.0]), (4.0, 0));
    }
}
