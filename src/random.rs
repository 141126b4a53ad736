//! Addressed draws: each has its address of seed, replication, stream and step, and nothing else can change it.
//!
//! Two variants that share a process share its draws (common random numbers), on any number of threads.

use rand::Rng;
use rand_pcg::Pcg64Dxsm;

/// The seed of a whole run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

/// The draws of one replication.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    seed: Seed,
    replication: u32,
    key: u64,
}

impl Draws {
    /// The draws of a replication under a seed.
    pub fn new(seed: Seed, replication: u32) -> Self {
        Self { seed, replication, key: mix(mix(seed.0) ^ u64::from(replication)) }
    }

    /// The number of the replication.
    pub fn replication(self) -> u32 {
        self.replication
    }

    /// The draws of another replication under the same seed.
    #[must_use]
    pub fn of(self, replication: u32) -> Self {
        Self::new(self.seed, replication)
    }

    /// The generator of one process in one step.
    #[inline]
    pub fn at(self, stream: u64, step: usize) -> Pcg64Dxsm {
        self.at_address(stream, step as u64)
    }

    #[inline]
    fn at_address(self, stream: u64, address: u64) -> Pcg64Dxsm {
        let address = mix(mix(self.key ^ stream) ^ address);
        // Dxsm permutes its whole state on output, so one word of entropy in each half is plenty.
        let state = (u128::from(address) << 64) | u128::from(address ^ self.key);
        Pcg64Dxsm::new(state, u128::from(stream))
    }

    /// Thirty-two bits, for what is scrambled once.
    pub fn word(self, stream: u64) -> u32 {
        self.at_address(stream, ONCE).next_u32()
    }

    /// A number strictly between 0 and 1 for what is drawn once per replication.
    pub fn once(self, stream: u64) -> f64 {
        open_unit(&mut self.at_address(stream, ONCE))
    }

    /// Where a process has a point for each of many things.
    pub fn points(self, stream: u64) -> Points {
        Points(mix(self.key ^ stream))
    }
}

/// A number for each of many things, such as cohorts, where a generator for each would cost too much.
#[derive(Clone, Copy, Debug)]
pub struct Points(u64);

impl Points {
    /// A number strictly between 0 and 1.
    #[inline]
    pub fn at(self, address: u64) -> f64 {
        unit(mix(self.0 ^ address))
    }
}

/// The address of what is drawn once per replication: after every step, and the same however wide a pointer is.
const ONCE: u64 = u64::MAX;

/// Distinct points of a Sobol' sequence; then it repeats.
pub const SOBOL_POINTS: u32 = 65_536;

/// Distinct dimensions of a Sobol' sequence; then they repeat.
pub const SOBOL_DIMENSIONS: usize = 256;

/// One coordinate of a point of an Owen-scrambled Sobol' sequence (Burley 2020), strictly between 0 and 1.
pub fn sobol(point: u32, dimension: usize, scramble: u32) -> f64 {
    let dimension = u32::try_from(dimension % SOBOL_DIMENSIONS).unwrap_or_default();
    // The library's points lie on a grid of 2⁻²⁴ that includes 0, where distributions may have no value.
    f64::from(sobol_burley::sample(point % SOBOL_POINTS, dimension, scramble))
        + f64::from(1.0 / 33_554_432.0_f32)
}

/// A number strictly between 0 and 1, on a grid of 2⁻⁵³.
pub fn open_unit(rng: &mut Pcg64Dxsm) -> f64 {
    unit(rng.next_u64())
}

fn unit(bits: u64) -> f64 {
    ((bits >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
}

/// The finalizer of `SplitMix64` (Steele, Lea & Flood 2014), after its increment.
fn mix(word: u64) -> u64 {
    let word = word.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_depends_on_each_part_of_its_address() {
        let at = |seed, replication, stream, step| {
            Draws::new(Seed(seed), replication).at(stream, step).next_u64()
        };
        let here = at(1, 2, 3, 4);
        assert_eq!(here, at(1, 2, 3, 4));
        for other in [at(9, 2, 3, 4), at(1, 9, 3, 4), at(1, 2, 9, 4), at(1, 2, 3, 9)] {
            assert_ne!(here, other);
        }
    }

    /// A dependency that changes published numbers must fail loudly.
    #[test]
    fn the_generator_is_pinned() {
        assert_eq!(Draws::new(Seed(1399), 0).at(1, 0).next_u64(), 2_680_013_275_407_716_137);
    }

    /// Of sixty-four bits on every platform: a build for a narrower one must draw the same.
    #[test]
    fn the_address_of_what_is_drawn_once_is_pinned() {
        let draws = Draws::new(Seed(1399), 0);
        assert_eq!(ONCE, 0xffff_ffff_ffff_ffff);
        assert_eq!(draws.at_address(1, ONCE).next_u64(), 15_817_825_031_486_504_660);
        assert_ne!(draws.word(1), draws.at_address(1, 0xffff_ffff).next_u32());
    }

    #[test]
    fn draws_are_uniform() {
        are_uniform((0..100_000).map(|replication| Draws::new(Seed(7), replication).once(42)));
        let points = Draws::new(Seed(7), 0).points(42);
        are_uniform((0..100_000).map(|address| points.at(address)));
        let across = |replication| Draws::new(Seed(7), replication).points(42).at(1 << 32);
        are_uniform((0..100_000).map(across));
    }

    fn are_uniform(draws: impl Iterator<Item = f64>) {
        let mut counts = [0_u32; 10];
        let mut sum = 0.0;
        for u in draws {
            sum += u;
            let tenth = (0..10).rposition(|tenth| f64::from(tenth) / 10.0 <= u).unwrap();
            counts[tenth] += 1;
        }
        assert!((sum / 100_000.0 - 0.5).abs() < 0.003, "{sum}");
        // χ² with 9 degrees of freedom exceeds 27.9 once in a thousand.
        let chi: f64 = counts.iter().map(|count| (f64::from(*count) - 1e4).powi(2) / 1e4).sum();
        assert!(chi < 27.9, "{counts:?}");
    }
}
