//! A curve drawn in block characters. Knows no dates.

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What stands for exactly nothing.
const NOTHING: char = '·';

/// At most `width` characters, from first to last, on a scale from zero to `full`.
pub(super) fn curve(values: &[f64], full: f64, width: usize) -> String {
    let count = values.len().min(width);
    (0..count)
        .map(|place| {
            // The last of the values that fall on the place, so that the end of the curve is its true end.
            let index = ((place + 1) * values.len()).div_ceil(count) - 1;
            block(values[index] / full)
        })
        .collect()
}

fn block(share: f64) -> char {
    if share.is_nan() || share <= 0.0 {
        return NOTHING;
    }
    LEVELS
        .iter()
        .zip(1_u8..)
        .find(|(_, level)| share <= f64::from(*level) / 8.0)
        .map_or('█', |(block, _)| *block)
}

#[cfg(test)]
mod tests {
    use super::curve;

    #[test]
    fn a_curve_keeps_its_end_and_its_scale() {
        assert_eq!(curve(&[8.0, 4.0, 0.5, 0.0], 8.0, 40), "█▄▁·");
        assert_eq!(curve(&[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0], 8.0, 4), "▇▅▃▁");
        assert_eq!(curve(&[f64::NAN, 1.0], 0.0, 4), "·█");
        assert_eq!(curve(&[], 1.0, 4), "");
    }
}
