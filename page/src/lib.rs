//! The exports of the engine for the live page: text in, text out. Computes nothing itself.
//!
//! They exist on the web alone: where a program links the library of C, a function of ours called `free` would take the place
//! of its own.

#![cfg(target_arch = "wasm32")]

/// Room for a question of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn nobat_alloc(length: usize) -> *mut u8 {
    let mut room = Vec::<u8>::with_capacity(length.max(1));
    let place = room.as_mut_ptr();
    std::mem::forget(room);
    place
}

/// The answer to a question: four bytes that say how long it is, the lowest first, then its text.
///
/// # Safety
/// The room is one of [`nobat_alloc`] with this length, filled. It is given back here.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nobat_run(place: *mut u8, length: usize) -> *mut u8 {
    let question = unsafe { Vec::from_raw_parts(place, length, length.max(1)) };
    let text = nobat::live::answer(&String::from_utf8_lossy(&question));
    let mut answer = Vec::with_capacity(text.len() + 4);
    answer.extend(u32::try_from(text.len()).unwrap_or(0).to_le_bytes());
    answer.extend(text.as_bytes());
    let answer = answer.into_boxed_slice();
    Box::into_raw(answer).cast()
}

/// Gives back the room of an answer, whose text has this length.
///
/// # Safety
/// It comes from [`nobat_run`], and is given back once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nobat_free(place: *mut u8, length: usize) {
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(place, length + 4)) });
}
