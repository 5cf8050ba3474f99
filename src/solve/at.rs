//! Reading and writing a place of a slice with no way to panic.

/// Access by a place known to be there. A place that is not reads as the default and is not written;
/// what follows from such a reading never leaves the solver, since every answer is verified before it is given.
pub(crate) trait At<T> {
    fn at(&self, place: usize) -> T;
    fn put(&mut self, place: usize, value: T);
}

impl<T: Copy + Default> At<T> for [T] {
    fn at(&self, place: usize) -> T {
        self.get(place).copied().unwrap_or_default()
    }

    fn put(&mut self, place: usize, value: T) {
        if let Some(slot) = self.get_mut(place) {
            *slot = value;
        }
    }
}
