//! Brings together what belongs to one number, without a sort.

use std::ops::Range;

/// The items in the order of their numbers, those of one number in the order given; and where those of each number,
/// of `0..count`, stand.
pub fn by_number<T: Copy>(items: &[(u32, T)], count: usize) -> (Vec<T>, Vec<Range<u32>>) {
    let mut ranges = vec![0..0; count];
    for (number, _) in items {
        ranges[*number as usize].end += 1;
    }
    let mut start = 0;
    for range in &mut ranges {
        let size = range.end;
        *range = start..start;
        start += size;
    }
    let mut order = vec![0; items.len()];
    for (index, (number, _)) in items.iter().enumerate() {
        let range = &mut ranges[*number as usize];
        order[range.end as usize] = index;
        range.end += 1;
    }
    (order.into_iter().map(|index| items[index].1).collect(), ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_by_their_numbers_in_the_order_given() {
        let (items, ranges) = by_number(&[(2, 'a'), (0, 'b'), (2, 'c'), (0, 'd')], 4);
        assert_eq!(items, ['b', 'd', 'a', 'c']);
        assert_eq!(ranges, [0..2, 2..2, 2..4, 4..4]);
    }
}
