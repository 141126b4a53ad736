//! The targets of the tests as libFuzzer drives them: the same laws, the same mutations beside its own.

#[allow(dead_code)]
#[path = "../../tests/it/fuzz/kit.rs"]
mod kit;

use kit::dice::Dice;
use kit::{hostile, laws};

/// Holds a text to the laws of a target; what is no text is left to the disk, which refuses it.
pub fn check(target: &str, bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some(target) = laws::TARGETS.iter().find(|it| it.name == target) else { return };
    if let Err(broken) = (target.holds)(text, laws::Effort::Play) {
        panic!("{}: {}", broken.law, broken.what);
    }
}

/// Spoils a text in place, within so many bytes; its new length, or none where it is no text.
pub fn spoil(data: &mut [u8], size: usize, most: usize, seed: u32) -> Option<usize> {
    let text = std::str::from_utf8(&data[..size]).ok()?.to_owned();
    let mut dice = Dice::new(u64::from(seed), 0);
    let spoilt = hostile::spoilt(text.clone(), &text, 3, &mut dice);
    let end = spoilt.floor_char_boundary(most.min(data.len()));
    data[..end].copy_from_slice(&spoilt.as_bytes()[..end]);
    Some(end)
}

/// A fuzz target by its name.
#[macro_export]
macro_rules! target {
    ($name:literal) => {
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::check($name, bytes));
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            // Every other time its own mutations, which know what code they reach.
            if seed % 2 == 0 {
                if let Some(size) = $crate::spoil(data, size, max_size, seed) {
                    return size;
                }
            }
            libfuzzer_sys::fuzzer_mutate(data, size, max_size)
        });
    };
}
