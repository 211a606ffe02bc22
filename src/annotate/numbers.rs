//! Numbers: digits and number words, ordinals, ranges and modifiers.

use super::Layer;
use crate::document::View;

/// How exactly a figure is meant; the names are those of the `modifier` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    #[default]
    Exact,
    Approx,
    MoreThan,
    LessThan,
    AtLeast,
    AtMost,
}

/// A figure as the text says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// The upper end of a range ("zehn bis zwölf").
    pub upper: Option<f64>,
    pub kind: NumberKind,
    pub modifier: Modifier,
    /// "je elf": the figure holds for each of several.
    pub each: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberKind {
    Cardinal,
    Ordinal,
    /// "verdoppelt", "dreifach".
    Multiple,
    /// "ein Drittel", "Hälfte".
    Fraction,
    /// "15 Prozent", "15 %".
    Percent,
    /// Money, lengths, weights, degrees, ages: a figure with a unit of measure.
    Measure,
}

impl Number {
    /// The figure as a count of things; `None` where it has a fraction.
    pub fn count(&self) -> Option<u64> {
        (self.value >= 0.0 && self.value.fract() == 0.0 && self.value < 9e15).then_some(self.value as u64)
    }
}

pub fn annotate(_view: View) -> Layer<Number> {
    Layer::default()
}
