//! Values of releases kept as bytes: an archive makes millions of them, and each is read a few times only.

use super::timeline::ReleaseId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::ops::Range;

/// Values one behind the other in the encoding of `postcard`: about a third of the memory that they take unpacked.
#[derive(Debug)]
pub struct Packed<T> {
    bytes: Vec<u8>,
    rows: Vec<Row>,
    values: PhantomData<T>,
}

/// Where a value begins, with what the values are chosen and ordered by.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    key: u32,
    release: u32,
}

impl<T> Default for Packed<T> {
    fn default() -> Packed<T> {
        Packed { bytes: Vec::new(), rows: Vec::new(), values: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// Adds what a release says of what has this key.
    pub fn push(&mut self, key: usize, release: ReleaseId, value: &T) {
        const FITS: &str = "a run has fewer than 2³² names and releases";
        let start = self.bytes.len();
        let (key, release) = (u32::try_from(key).expect(FITS), u32::try_from(release).expect(FITS));
        let bytes = std::mem::take(&mut self.bytes);
        self.bytes = postcard::to_extend(value, bytes).expect("it has only what can be packed");
        self.rows.push(Row { start, key, release });
    }

    /// Keeps only the values of some releases, ordered by the `group` of their keys, else as they came.
    pub fn settle<K: Ord>(&mut self, keeps: impl Fn(ReleaseId) -> bool, group: impl Fn(usize) -> K) {
        self.rows.retain(|row| keeps(row.release as usize));
        self.rows.sort_by_key(|row| group(row.key as usize));
        self.rows.shrink_to_fit();
        self.bytes.shrink_to_fit();
    }

    /// Each group of neighbouring rows, to be asked after [`Packed::settle`].
    pub fn groups<K: Ord>(&self, group: impl Fn(usize) -> K) -> impl Iterator<Item = (K, Range<usize>)> {
        let mut start = 0;
        let groups: Vec<(K, Range<usize>)> = self
            .rows
            .chunk_by(|one, other| group(one.key as usize) == group(other.key as usize))
            .map(|rows| {
                let range = start..start + rows.len();
                start = range.end;
                (group(rows[0].key as usize), range)
            })
            .collect();
        groups.into_iter()
    }

    /// Unpacks the values of some rows.
    pub fn values(&self, rows: Range<usize>) -> impl Iterator<Item = T> {
        self.rows[rows].iter().map(|row| {
            let value = postcard::take_from_bytes(&self.bytes[row.start..]);
            value.expect("what was packed unpacks").0
        })
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_by_key_in_their_order_without_what_is_withdrawn() {
        let mut packed = Packed::default();
        for (key, release, value) in [(1, 0, "eins"), (0, 1, "zwei"), (1, 2, "drei"), (1, 3, "")] {
            packed.push(key, release, &value.to_owned());
        }
        packed.settle(|release| release != 2, |key| key);
        let groups: Vec<(usize, Vec<String>)> =
            packed.groups(|key| key).map(|(key, rows)| (key, packed.values(rows).collect())).collect();
        assert_eq!(groups, [(0, vec!["zwei".to_owned()]), (1, vec!["eins".to_owned(), String::new()])]);
        assert_eq!(packed.len(), 3);
    }
}
