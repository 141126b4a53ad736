//! Values in classes of a stated width, so that counts of many take little room. Knows no models.
//!
//! A class is what agrees in its first eleven binary digits; its values count as its middle, and whole numbers below 2,048 as
//! themselves. As the logarithmic classes of `DDSketch` (Masson, Rim & Lee 2019) these are merged by adding whole numbers,
//! but where they begin is no logarithm, which platforms round differently.

/// How far a value may be from the middle of its class, as a share of it.
pub const ERROR: f64 = 1.0 / 2_048.0;

/// The digits of a number that its class leaves out.
const LEFT_OUT: u64 = (1 << 42) - 1;

/// The middle of the class of a value. It rises with the value.
pub fn middle(value: f64) -> f64 {
    let bits = value.to_bits();
    if bits & LEFT_OUT == 0 || !value.is_finite() {
        return value;
    }
    f64::from_bits(bits & !LEFT_OUT | (LEFT_OUT + 1) >> 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_middle_is_near_and_rises(one in -1e15_f64..1e15, factor in 0.9_f64..1.1) {
            let other = one * factor;
            for value in [one, other, one.round()] {
                prop_assert!((middle(value) - value).abs() <= ERROR * value.abs());
            }
            prop_assert_eq!(middle(one.round()).fract(), 0.0, "what is whole stays so");
            prop_assert!((one <= other) == (middle(one) <= middle(other)) || middle(one) == middle(other));
        }
    }

    #[test]
    fn small_whole_numbers_are_themselves() {
        for whole in -2_048..=2_048 {
            assert_eq!(middle(f64::from(whole)), f64::from(whole));
        }
        assert_eq!(middle(2_049.0), 2_049.0);
        assert_eq!(middle(4_097.0), 4_098.0);
        assert!(middle(f64::NAN).is_nan());
    }
}
