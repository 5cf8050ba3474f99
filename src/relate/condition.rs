/// Why a relation holds between these tables (前提): the precondition of its rule that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Condition {
    /// Rows and columns of one table stand so.
    Printed,
    /// Both tables print the quantity.
    BothPrinted,
    /// One table counts what is carried over inside, the other prints it apart.
    CarriedApart,
    /// Narrower money is a part of wider money.
    PartOfWhole,
    /// The wider money is the narrower and what other sources bring.
    OthersPay,
    /// Revenue is this money alone: nothing else comes in, is carried over or drawn from balances.
    NothingElse,
    /// Nothing is carried in or out.
    NothingCarried,
    /// Both tables are of one template.
    OneTemplate,
    /// A list that isn't said to be complete is a part of the whole.
    ListOpen,
    /// A table of the same money, itemised as far, prints nothing there.
    NotListed,
    /// The table is there and empty.
    LeftEmpty,
}
