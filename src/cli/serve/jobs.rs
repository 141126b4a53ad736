//! Whose question is being played: one of each page, a few at a time, each only as long as it is wanted. Plays nothing.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often one who waits looks whether it is still wanted.
const GLANCE: Duration = Duration::from_millis(50);

/// All that is being played and waits to be.
pub(super) struct Jobs {
    /// How many may be played at once.
    slots: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    playing: usize,
    waiting: usize,
    answered: u64,
    dropped: u64,
    /// The newest question of each page.
    newest: BTreeMap<String, Arc<AtomicBool>>,
}

/// One question.
pub(super) struct Job<'j> {
    jobs: &'j Jobs,
    client: String,
    wanted: Arc<AtomicBool>,
    has_slot: AtomicBool,
}

impl Jobs {
    pub(super) fn new(slots: usize) -> Self {
        Self { slots, state: Mutex::default(), freed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A question of a page; an older one of the same page is not wanted any more.
    pub(super) fn begin(&self, client: &str) -> Job<'_> {
        let wanted = Arc::new(AtomicBool::new(true));
        let mut state = self.state();
        state.waiting += 1;
        if !client.is_empty()
            && let Some(older) = state.newest.insert(client.to_owned(), Arc::clone(&wanted))
        {
            older.store(false, Ordering::SeqCst);
        }
        Job { jobs: self, client: client.to_owned(), wanted, has_slot: AtomicBool::new(false) }
    }

    /// What is going on, as JSON.
    pub(super) fn shown(&self) -> String {
        let State { playing, waiting, answered, dropped, .. } = *self.state();
        format!(
            "{{\"playing\":{playing},\"waiting\":{waiting},\"answered\":{answered},\"dropped\":{dropped}}}"
        )
    }
}

impl Job<'_> {
    /// Whether no newer question of the same page has come.
    pub(super) fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::SeqCst)
    }

    /// Waits until it may be played; false where it is not wanted any more.
    pub(super) fn waits_for_turn(&self, wanted: &dyn Fn() -> bool) -> bool {
        let mut state = self.jobs.state();
        while self.jobs.slots <= state.playing {
            let waited = self.jobs.freed.wait_timeout(state, GLANCE);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if !wanted() {
                return false;
            }
        }
        state.playing += 1;
        state.waiting -= 1;
        self.has_slot.store(true, Ordering::SeqCst);
        true
    }

    /// It is over, with an answer or without.
    pub(super) fn end(&self, is_answered: bool) {
        let mut state = self.jobs.state();
        if self.has_slot.load(Ordering::SeqCst) {
            state.playing -= 1;
        } else {
            state.waiting -= 1;
        }
        if is_answered {
            state.answered += 1;
        } else {
            state.dropped += 1;
        }
        let is_newest =
            state.newest.get(&self.client).is_some_and(|it| Arc::ptr_eq(it, &self.wanted));
        if is_newest {
            state.newest.remove(&self.client);
        }
        drop(state);
        self.jobs.freed.notify_one();
    }
}
