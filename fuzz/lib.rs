//! The laws that fuzzing holds its inputs against: those of the tests.

#[path = "../tests/common/laws.rs"]
pub mod laws;
