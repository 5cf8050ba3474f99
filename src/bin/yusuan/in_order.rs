//! Work on many things at once, told of in their order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rayon::iter::{ParallelBridge, ParallelIterator};

/// How many outcomes may wait for each processor behind one that takes long.
const AHEAD: usize = 32;

/// What came of the work, until it is its turn.
struct Waiting<O> {
    next: usize,
    early: BTreeMap<usize, O>,
}

/// Works on all items, as many at once as there are processors, and tells what came of each in the order of the items: the
/// same items are told of alike in every run, and only so many outcomes are held as [`AHEAD`] says. The work must not panic:
/// nobody's turn would come after its own.
pub(crate) fn in_order<I: Sync, O: Send>(
    items: &[I],
    work: impl Fn(&I) -> O + Sync,
    tell: impl FnMut(O) + Send,
) {
    let ahead = AHEAD * rayon::current_num_threads();
    let waiting = Mutex::new((Waiting { next: 0, early: BTreeMap::new() }, tell));
    let moved = Condvar::new();
    items.iter().enumerate().par_bridge().for_each(|(place, item)| {
        // The least place is always worked on, so that everybody's turn comes.
        let far = |(waiting, _): &mut (Waiting<O>, _)| place >= waiting.next + ahead;
        drop(moved.wait_while(lock(&waiting), far));
        let outcome = work(item);
        let (waiting, tell) = &mut *lock(&waiting);
        waiting.early.insert(place, outcome);
        while let Some(outcome) = waiting.early.remove(&waiting.next) {
            waiting.next += 1;
            tell(outcome);
        }
        moved.notify_all();
    });
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, in_order};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn what_takes_long_is_told_in_its_turn_and_little_waits_for_it() {
        let items: Vec<usize> = (0..2_000).collect();
        let begun = AtomicUsize::new(0);
        let mut told = Vec::new();
        let work = |item: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if item.is_multiple_of(500) {
                std::thread::sleep(Duration::from_millis(30));
            }
            *item
        };
        let mut most = 0;
        in_order(&items, work, |item| {
            most = most.max(begun.load(Ordering::Relaxed) - told.len());
            told.push(item);
        });
        assert_eq!(told, items);
        assert!(most <= (AHEAD + 1) * rayon::current_num_threads(), "{most}");
    }

    #[test]
    fn nothing_is_told_of_nothing() {
        in_order(&[], |item: &u8| *item, |item| unreachable!("{item}"));
    }
}
