#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| presselese_fuzz::laws::target("clean", bytes));
