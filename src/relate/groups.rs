//! Things that turn out to be the same: a union-find over indices.

/// Indices in groups; each index is alone until it is joined.
#[derive(Clone, Debug, Default)]
pub struct Groups(Vec<usize>);

impl Groups {
    /// Adds an index of its own group.
    pub fn add(&mut self) -> usize {
        self.0.push(self.0.len());
        self.0.len() - 1
    }

    /// The lowest index of the group.
    pub fn root(&self, mut index: usize) -> usize {
        while self.0[index] != index {
            index = self.0[index];
        }
        index
    }

    /// Makes one group of two.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }

    /// Lets every index point at its root, so that later look-ups are one step.
    pub fn flatten(&mut self) {
        for index in 0..self.0.len() {
            // a root is never behind its members, so the one pointed at is settled already
            self.0[index] = self.0[self.0[index]];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_index_stands_for_its_group() {
        let mut groups = Groups::default();
        for _ in 0..5 {
            groups.add();
        }
        groups.join(3, 4);
        groups.join(4, 1);
        groups.flatten();
        assert_eq!((0..5).map(|index| groups.root(index)).collect::<Vec<_>>(), [0, 1, 2, 1, 1]);
    }
}
