//! The crate where there is no operating system: text in, a verdict out.
#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::ffi::c_char;

use yusuan::{Disclosure, Verdict, check};

/// Memory that is never given: what a host would bring.
struct Nothing;

unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ALLOCATOR: Nothing = Nothing;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// 0 where the tables hold together, 1 where they are inconsistent, 2 where they can't be read or checked.
///
/// # Safety
///
/// `text` points to text that ends in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn yusuan_verdict(text: *const c_char) -> i32 {
    let text = unsafe { core::ffi::CStr::from_ptr(text) };
    let Some(disclosure) = text.to_str().ok().and_then(|text| Disclosure::from_text(text).ok()) else { return 2 };
    match check(&disclosure).verdict() {
        Verdict::Exact | Verdict::Rounded | Verdict::Footed => 0,
        Verdict::Inconsistent => 1,
        _ => 2,
    }
}
