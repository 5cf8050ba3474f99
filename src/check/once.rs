/// A value worked out when it is first asked for. With the standard library it can be shared between threads.
#[cfg(feature = "std")]
pub(super) type Once<T> = std::sync::OnceLock<T>;
/// A value worked out when it is first asked for.
#[cfg(not(feature = "std"))]
pub(super) type Once<T> = core::cell::OnceCell<T>;
