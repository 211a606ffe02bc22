//! What fuzzing found: each file of `tests/finds/TARGET` once broke a law, and must not again.

#[path = "common/laws.rs"]
mod laws;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_found_is_mended() {
    let finds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/finds");
    for target in fs::read_dir(finds).unwrap() {
        let target = target.unwrap().path();
        if !target.is_dir() {
            continue;
        }
        for find in fs::read_dir(&target).unwrap() {
            let find = find.unwrap().path();
            eprintln!("{}", find.display());
            laws::target(&target.file_name().unwrap().to_string_lossy(), &fs::read(&find).unwrap());
        }
    }
}
