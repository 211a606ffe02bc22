//! M105, M106 and M107: are there as many members listed as stated? One comparison for founders, new members and all.

use super::members::{List, complete_lists, exact, follows};
use super::{Bilingual, Check, Evidence, Example, Finding, Outcome, Run, Severity};
use crate::annotate::Annotations;
use crate::annotate::counts::CountKind;
use crate::document::View;
use crate::relate::{CountFact, Facts, MembershipStatus};
use crate::text::Span;

pub const FOUNDING: Check = Check {
    code: "M105",
    name: "founding-listed",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Die angegebene Zahl der Gründungsmitglieder und die Liste der Gründungsmitglieder stimmen nicht überein. \
                 Verglichen wird eine genaue Zahl mit einer Liste, die vollständig sein will; hinter „darunter“ oder „zum Beispiel“ \
                 müssen nicht alle stehen.",
        english: "The number of founding members stated and the list of founding members differ. An exact number is held \
                  against a list that claims to be complete; behind \"darunter\" or \"zum Beispiel\" not all need be named.",
    },
    message: Bilingual {
        german: "{stated} Gründungsmitglieder angegeben, {computed} aufgezählt.",
        english: "{stated} founding members stated, {computed} listed.",
    },
    examples: &[
        Example { text: "Die Nordlicht eG hat drei Gründungsmitglieder: Hafenwerk GmbH und Mühlen AG.", fires: true },
        Example {
            text: "Die Nordlicht eG startete mit zwei Gründungsmitgliedern. Gründungsmitglieder der Nordlicht eG sind die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat drei Gründungsmitglieder: Hafenwerk GmbH, Mühlen AG und Stadt Musterau.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat neun Gründungsmitglieder, darunter die Hafenwerk GmbH und die Mühlen AG.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat rund zehn Gründungsmitglieder: Hafenwerk GmbH und Mühlen AG.",
            fires: false,
        },
    ],
    run: Run::Release(|view, _: &Annotations, facts| {
        compare(view, facts, CountKind::Founding, MembershipStatus::Founding, Reach::Release)
    }),
};

pub const NEW: Check = Check {
    code: "M106",
    name: "new-listed",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Die angegebene Zahl neuer Mitglieder und die Liste dahinter stimmen nicht überein. Verglichen wird eine genaue \
                 Zahl mit der vollständigen Liste, die im selben Absatz oder gleich darunter folgt.",
        english: "The number of new members stated and the list behind it differ. An exact number is held against the complete \
                  list that follows in the same paragraph or right below it.",
    },
    message: Bilingual {
        german: "{stated} neue Mitglieder angegeben, {computed} aufgezählt.",
        english: "{stated} new members stated, {computed} listed.",
    },
    examples: &[
        Example {
            text: "Die Nordlicht eG hat drei neue Mitglieder aufgenommen: die Hafenwerk GmbH und die Mühlen AG.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG begrüßt zwei neue Mitglieder: die Hafenwerk GmbH, die Mühlen AG und die Stadt Musterau.",
            fires: true,
        },
        Example {
            text: "Die Nordlicht eG hat zwei neue Mitglieder aufgenommen: die Hafenwerk GmbH und die Mühlen AG.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat vier neue Mitglieder, darunter die Hafenwerk GmbH und die Mühlen AG.",
            fires: false,
        },
        Example { text: "Die Nordlicht eG hat vier neue Mitglieder aufgenommen.", fires: false },
    ],
    run: Run::Release(|view, _: &Annotations, facts| {
        compare(view, facts, CountKind::New, MembershipStatus::Joined, Reach::Nearby)
    }),
};

pub const ALL: Check = Check {
    code: "M107",
    name: "members-listed",
    severity: Severity::Error,
    explanation: Bilingual {
        german: "Die angegebene Gesamtzahl und die Liste der Mitglieder dahinter stimmen nicht überein. Verglichen wird eine \
                 genaue Zahl mit der vollständigen Liste, die im selben Absatz oder gleich darunter folgt; ein doppelt genanntes Mitglied \
                 zählt einmal.",
        english: "The total stated and the list of members behind it differ. An exact number is held against the complete list \
                  that follows in the same paragraph or right below it; a member named twice counts once.",
    },
    message: Bilingual {
        german: "{stated} Mitglieder angegeben, {computed} aufgezählt.",
        english: "{stated} members stated, {computed} listed.",
    },
    examples: &[
        Example {
            text: "Das Fest wird von vier Partnervereinen der Region ausgerichtet:\n\n- Hafenwerk GmbH\n- Mühlen AG\n- Werkbund Nordheide e. V.\n",
            fires: true,
        },
        Example { text: "Die Nordlicht eG hat drei Mitglieder: die Hafenwerk GmbH und die Mühlen AG.", fires: true },
        Example {
            text: "Das Fest wird von drei Partnervereinen der Region ausgerichtet:\n\n- Hafenwerk GmbH\n- Mühlen AG\n- Werkbund Nordheide e. V.\n",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 30 Mitglieder, darunter die Hafenwerk GmbH und die Mühlen AG.",
            fires: false,
        },
        Example {
            text: "Die Nordlicht eG hat 30 Mitglieder. Der Vorstand besteht aus Erika Beispielmann und Jonas Musterer.",
            fires: false,
        },
    ],
    run: Run::Release(|view, _: &Annotations, facts| {
        compare(view, facts, CountKind::Total, MembershipStatus::Listed, Reach::Nearby)
    }),
};

/// How far from the count the list may stand.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// Behind the count, in its block or the list right below.
    Nearby,
    /// Anywhere, of the same body: there is one founding only.
    Release,
}

fn compare(view: View, facts: &Facts, kind: CountKind, status: MembershipStatus, reach: Reach) -> Outcome {
    let mut outcome = Outcome::default();
    for pair in pairs(view, facts, kind, status, reach) {
        outcome.compared = true;
        // entries that name two are the business of another check
        let is_read_wrong = || pair.list.is_punctuated_as(view, pair.count.count);
        if pair.listed != pair.count.count && pair.doubled(view).is_empty() && !is_read_wrong() {
            outcome.findings.push(finding(pair.count, &pair.list, pair.listed));
        }
    }
    outcome
}

/// A count and the list that belongs to it.
pub(super) struct Pair<'a> {
    pub count: &'a CountFact,
    pub list: List<'a>,
    /// How many different members the list names.
    pub listed: u64,
}

impl Pair<'_> {
    /// The entries that must count twice ("A / B") for the list to fit the count; none where nothing of the kind helps.
    pub fn doubled(&self, view: View) -> Vec<Span> {
        let joined = self.list.joined_names(view);
        let fits = self.listed < self.count.count && self.count.count <= self.listed + joined.len() as u64;
        if fits { joined } else { Vec::new() }
    }
}

/// All counts of members that a list belongs to.
pub(super) fn all_pairs<'a>(view: View, facts: &'a Facts) -> Vec<Pair<'a>> {
    use CountKind::{Founding, New, Total};
    let founding = pairs(view, facts, Founding, MembershipStatus::Founding, Reach::Release);
    let new = pairs(view, facts, New, MembershipStatus::Joined, Reach::Nearby);
    let all = pairs(view, facts, Total, MembershipStatus::Listed, Reach::Nearby);
    founding.into_iter().chain(new).chain(all).collect()
}

fn pairs<'a>(view: View, facts: &'a Facts, kind: CountKind, status: MembershipStatus, reach: Reach) -> Vec<Pair<'a>> {
    let lists = complete_lists(facts).into_iter().filter(|list| list.status == status);
    lists.filter_map(|list| pair(view, facts, kind, reach, list)).collect()
}

fn pair<'a>(view: View, facts: &'a Facts, kind: CountKind, reach: Reach, list: List<'a>) -> Option<Pair<'a>> {
    let belongs = |count: &&CountFact| {
        let body = list.members[0].body;
        follows(view, count, &list) && (body == count.body || body.is_none())
            || reach == Reach::Release && body.is_some() && body == count.body
    };
    let count = exact(facts, kind).filter(belongs).last()?;
    let listed = list.distinct(view);
    Some(Pair { count, list, listed })
}

fn finding(count: &CountFact, list: &List, listed: u64) -> Finding {
    Finding {
        severity: Severity::Error,
        span: count.span,
        body: count.body,
        stated: count.count.to_string(),
        computed: listed.to_string(),
        values: Vec::new(),
        evidence: list.members.iter().map(|member| Evidence { span: member.span, role: "list" }).collect(),
    }
}
