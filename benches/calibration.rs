//! Simulation-based calibration of the sampler at length (Talts et al. 2018): `cargo bench --bench calibration`.
//!
//! By quantity (two numbers, a step, a total, the likelihood of all figures): how far ranks of the truth are from a uniform
//! distribution, and what they exceed once in a thousand. Then the same for a sampler that takes errors for half as large
//! as they are, which has to be seen.

#![expect(clippy::print_stdout, reason = "what a bench finds it prints")]
#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot make its prior has nothing to measure"
)]
#![expect(unused_crate_dependencies, reason = "shared with the tests")]

#[path = "../tests/it/calibration.rs"]
mod calibration;

/// How many fits.
const FITS: u32 = 400;

fn main() {
    for scale in [1.0, 0.5] {
        let off = calibration::calibration(FITS, scale);
        let limit = calibration::limit(FITS);
        println!("errors x {scale}: {off:.3?}, limit {limit:.3}");
    }
}
