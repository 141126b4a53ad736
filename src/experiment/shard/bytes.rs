//! Numbers as bytes: small ones short, each to its last bit. Knows no parts.

/// Whole numbers below this are written as such.
const WHOLE: f64 = 1e18;

/// A number as an integer, where it is one to its last bit; a zero with a sign is none.
#[expect(clippy::cast_possible_truncation, reason = "below 10^18")]
pub(super) fn whole(value: f64) -> Option<i64> {
    let integer = (value.abs() < WHOLE).then_some(value as i64)?;
    ((integer as f64).to_bits() == value.to_bits()).then_some(integer)
}

/// Small for small numbers of either sign.
fn folded(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

fn unfolded(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Bytes that grow.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    /// Seven bits a byte, the lowest first.
    #[expect(clippy::cast_possible_truncation, reason = "below 2^7 at the end")]
    pub(super) fn count(&mut self, mut value: u64) {
        while 0x80 <= value {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    pub(super) fn size(&mut self, value: usize) {
        self.count(value as u64);
    }

    pub(super) fn integer(&mut self, value: i64) {
        self.count(folded(value));
    }

    pub(super) fn large(&mut self, value: i128) {
        self.0.extend(value.to_le_bytes());
    }

    pub(super) fn float(&mut self, value: f64) {
        self.0.extend(value.to_bits().to_le_bytes());
    }

    /// Any number; a whole one short.
    pub(super) fn number(&mut self, value: f64) {
        if let Some(value) = whole(value) {
            self.count(folded(value) << 1);
        } else {
            self.count(1);
            self.float(value);
        }
    }

    pub(super) fn blob(&mut self, bytes: &[u8]) {
        self.size(bytes.len());
        self.0.extend(bytes);
    }

    /// The same quantity of several replications. All alike take the room of one; whole ones that of their differences.
    pub(super) fn column(&mut self, values: &[f64]) {
        let same = values.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits());
        let integers: Option<Vec<i64>> = values.iter().map(|value| whole(*value)).collect();
        match (values.first(), integers) {
            (Some(first), _) if same => {
                self.count(0);
                self.number(*first);
            }
            (_, Some(integers)) => {
                self.count(1);
                let mut last = 0;
                for value in integers {
                    self.integer(value - last);
                    last = value;
                }
            }
            (_, None) => {
                self.count(2);
                values.iter().for_each(|value| self.float(*value));
            }
        }
    }
}

/// Bytes that are read from the front. `None` where they end too early, or make no sense.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'b>(pub(super) &'b [u8]);

impl<'b> Reader<'b> {
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn count(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number of things, each of which takes at least a byte: damage makes no room for billions of them.
    pub(super) fn size(&mut self) -> Option<usize> {
        self.any_size().filter(|size| *size <= self.0.len())
    }

    pub(super) fn any_size(&mut self) -> Option<usize> {
        usize::try_from(self.count()?).ok()
    }

    pub(super) fn integer(&mut self) -> Option<i64> {
        self.count().map(unfolded)
    }

    pub(super) fn large(&mut self) -> Option<i128> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(i128::from_le_bytes(*bytes))
    }

    pub(super) fn float(&mut self) -> Option<f64> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(f64::from_bits(u64::from_le_bytes(*bytes)))
    }

    pub(super) fn number(&mut self) -> Option<f64> {
        let value = self.count()?;
        if value & 1 == 1 { self.float() } else { Some(unfolded(value >> 1) as f64) }
    }

    pub(super) fn blob(&mut self) -> Option<&'b [u8]> {
        let size = self.size()?;
        let (blob, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(blob)
    }

    pub(super) fn column(&mut self, replications: usize) -> Option<Vec<f64>> {
        match self.count()? {
            0 => Some(vec![self.number()?; replications]),
            1 => {
                let mut last = 0_i64;
                let mut next = || {
                    last = last.checked_add(self.integer()?)?;
                    Some(last as f64)
                };
                (0..replications).map(|_| next()).collect()
            }
            2 => (0..replications).map(|_| self.float()).collect(),
            _ => None,
        }
    }
}

/// A sum over bytes that damage changes. It guards against disks and networks, not against people.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_bit_comes_back(bits in prop::collection::vec(any::<u64>(), 0..40), small in any::<i64>()) {
            let mut values: Vec<f64> = bits.iter().map(|bits| f64::from_bits(*bits)).collect();
            values.extend([0.0, -0.0, f64::NAN, f64::INFINITY, 1e17, -3.0, small as f64]);
            let mut writer = Writer::default();
            values.iter().for_each(|value| writer.number(*value));
            writer.column(&values);
            let wholes: Vec<f64> = bits.iter().map(|bits| (bits >> 12) as f64 - 1e15).collect();
            writer.column(&wholes);
            writer.integer(small);
            let mut reader = Reader(&writer.0);
            let bits = |values: &[f64]| values.iter().map(|it| it.to_bits()).collect::<Vec<u64>>();
            let read: Vec<f64> = (0..values.len()).map(|_| reader.number().unwrap()).collect();
            prop_assert_eq!(bits(&read), bits(&values));
            prop_assert_eq!(bits(&reader.column(values.len()).unwrap()), bits(&values));
            prop_assert_eq!(reader.column(wholes.len()).unwrap(), wholes);
            prop_assert_eq!(reader.integer(), Some(small));
            prop_assert!(reader.is_empty() && reader.count().is_none());
        }
    }
}
