//! The cells of a conjugation table that one form can fill: "sage" is first person indicative and Konjunktiv I.

use crate::document::Mood;
use std::ops::BitOr;

/// A set of cells. Second persons are left out: releases do not address anybody as "du" or "ihr".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cells(u16);

impl Cells {
    pub const PRESENT_FIRST: Cells = Cells(1);
    pub const PRESENT_THIRD: Cells = Cells(1 << 1);
    pub const PRESENT_PLURAL: Cells = Cells(1 << 2);
    pub const SUBJUNCTIVE_ONE_SINGULAR: Cells = Cells(1 << 3);
    pub const SUBJUNCTIVE_ONE_PLURAL: Cells = Cells(1 << 4);
    pub const PAST_SINGULAR: Cells = Cells(1 << 5);
    pub const PAST_PLURAL: Cells = Cells(1 << 6);
    pub const SUBJUNCTIVE_TWO_SINGULAR: Cells = Cells(1 << 7);
    pub const SUBJUNCTIVE_TWO_PLURAL: Cells = Cells(1 << 8);
    pub const PARTICIPLE: Cells = Cells(1 << 9);
    pub const INFINITIVE: Cells = Cells(1 << 10);
    /// "beizutreten".
    pub const INFINITIVE_WITH_ZU: Cells = Cells(1 << 11);

    /// All finite forms.
    pub const FINITE: Cells = Cells((1 << 9) - 1);
    const PRESENT: Cells = Cells(0b111);
    const PAST: Cells = Cells(0b11 << 5);
    const SUBJUNCTIVE_ONE: Cells = Cells(0b11 << 3);
    const SUBJUNCTIVE_TWO: Cells = Cells(0b11 << 7);
    const PLURAL: Cells = Cells(1 << 2 | 1 << 4 | 1 << 6 | 1 << 8);

    /// Whether the form can fill one of these cells.
    pub fn may_be(self, cells: Cells) -> bool {
        self.0 & cells.0 != 0
    }

    pub fn is_finite(self) -> bool {
        self.may_be(Cells::FINITE)
    }

    /// Whether the form can be nothing but finite: "trat", not "treten" or "erklärt".
    pub fn is_only_finite(self) -> bool {
        self.is_finite() && self.0 & !Cells::FINITE.0 == 0
    }

    /// Whether a finite form can be nothing but "(ich) sage" and "(er) sage".
    pub fn is_first_person_or_konjunktiv(self) -> bool {
        let both = Cells::PRESENT_FIRST | Cells::SUBJUNCTIVE_ONE_SINGULAR;
        self.is_finite() && self.0 & !both.0 == 0 && self.may_be(Cells::PRESENT_FIRST)
    }

    /// The other cells of the form.
    pub fn without_finite(self) -> Cells {
        Cells(self.0 & !Cells::FINITE.0)
    }

    pub fn is_plural(self) -> bool {
        self.may_be(Cells::PLURAL)
    }

    /// Whether a finite form has the shape of a past tense or Konjunktiv II.
    pub fn is_past(self) -> bool {
        self.may_be(Cells::PAST) || self.mood(false) == Some(Mood::SubjunctiveTwo)
    }

    /// The mood of a finite form. A form that fits the indicative is read so, except that "zeige" is Konjunktiv I
    /// unless the clause says "ich".
    pub fn mood(self, first_person: bool) -> Option<Mood> {
        let indicative = Cells(Cells::PRESENT.0 | Cells::PAST.0);
        if self.0 & indicative.0 & !Cells::PRESENT_FIRST.0 != 0 || first_person && self.may_be(Cells::PRESENT_FIRST) {
            Some(Mood::Indicative)
        } else if self.may_be(Cells::SUBJUNCTIVE_ONE) {
            Some(Mood::SubjunctiveOne)
        } else if self.may_be(Cells::SUBJUNCTIVE_TWO) {
            Some(Mood::SubjunctiveTwo)
        } else {
            self.may_be(Cells::PRESENT).then_some(Mood::Indicative)
        }
    }

    /// Whether the form can be of Konjunktiv I or II, also where it looks like the indicative ("kommen", "sagte").
    pub fn may_be_subjunctive(self) -> bool {
        self.may_be(Cells(Cells::SUBJUNCTIVE_ONE.0 | Cells::SUBJUNCTIVE_TWO.0))
    }
}

impl BitOr for Cells {
    type Output = Cells;

    fn bitor(self, other: Cells) -> Cells {
        Cells(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ambiguous_form_is_indicative_where_it_can_be() {
        let sage = Cells::PRESENT_FIRST | Cells::SUBJUNCTIVE_ONE_SINGULAR;
        assert_eq!(sage.mood(false), Some(Mood::SubjunctiveOne));
        assert_eq!(sage.mood(true), Some(Mood::Indicative));
        let sagen = Cells::PRESENT_PLURAL | Cells::SUBJUNCTIVE_ONE_PLURAL | Cells::INFINITIVE;
        assert_eq!(sagen.mood(false), Some(Mood::Indicative));
        assert!(sagen.is_finite() && !sagen.is_only_finite() && sagen.may_be_subjunctive());
        assert_eq!(Cells::SUBJUNCTIVE_TWO_SINGULAR.mood(false), Some(Mood::SubjunctiveTwo));
        assert_eq!(Cells::PARTICIPLE.mood(false), None);
    }
}
