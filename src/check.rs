//! The joint question: whether any exact budget prints as all the tables of a disclosure.
#![cfg_attr(
    not(test),
    allow(dead_code, reason = "the solver stands below the relations that will state its systems")
)]

mod at;
mod integer;
mod propagate;
mod simplex;
mod solve;
mod start;
mod system;
