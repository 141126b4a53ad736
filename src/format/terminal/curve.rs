//! A curve drawn in block characters. Knows no dates.

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What stands for exactly nothing.
const NOTHING: char = '·';

/// At most `width` characters, from first to last; one is the full height.
pub(super) fn curve(values: &[f64], width: usize) -> String {
    let count = values.len().min(width);
    (0..count)
        .map(|place| {
            // The last of the values that fall on the place, so that the end of the curve is its true end.
            let index = ((place + 1) * values.len()).div_ceil(count) - 1;
            block(values[index])
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
        assert_eq!(curve(&[1.0, 0.5, 0.0625, 0.0], 40), "█▄▁·");
        let falling: Vec<f64> = (1..=8).rev().map(|eighths| f64::from(eighths) / 8.0).collect();
        assert_eq!(curve(&falling, 4), "▇▅▃▁");
        assert_eq!(curve(&[f64::NAN, f64::INFINITY], 4), "·█");
        assert_eq!(curve(&[], 4), "");
        assert_eq!(curve(&[1.0], 0), "");
    }
}
