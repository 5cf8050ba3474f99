//! Bytes of any kind of file: a source or one line that says why not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yusuan::source::Source;

fuzz_target!(|bytes: &[u8]| {
    match Source::from_bytes(bytes) {
        Ok(source) => {
            for (index, line) in source.lines().iter().enumerate() {
                let _ = source.locate(index + 1, line.cells().len()).map(|place| place.to_string());
            }
        }
        Err(error) => assert!(!error.to_string().contains('\n')),
    }
});
