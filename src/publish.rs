//! From an exact budget to printed tables.

#[cfg_attr(not(test), expect(dead_code, reason = "only its tests call it so far"))]
pub(crate) mod balance;
