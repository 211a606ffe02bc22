//! Names that a head noun shows: "Deutscher Musterbund", "Institut für Musterkunde", "Landkreis Musterland".

use super::before_head::{Left, MOST_WORDS_BEFORE, is_of_a_town, left};
use super::described::{in_marks, is_described, quoted};
use super::name;
use super::scan::Scan;
use super::tail::tail;
use super::words::{Shape, shape};
use super::{NameRule, OrganisationKind, OrganisationName};
use crate::annotate::rule::Read;
use crate::german::compounds::{Head, organisation_head};
use crate::german::inflection::Gender;
use crate::german::lexicon::Class;
use crate::german::places::is_landmark;

pub const HEAD_NOUN: NameRule = NameRule {
    name: "head-noun",
    begins: super::CAPITALS,
    read,
    examples: &[
        (
            "Das Bundesministerium für Wind und Wetter fördert das Vorhaben.",
            "Bundesministerium für Wind und Wetter",
            "Bundesministerium für Wind und Wetter | authority",
        ),
        (
            "Sie lehrt an der Technischen Universität Musterhausen.",
            "Technischen Universität Musterhausen",
            "Technische Universität Musterhausen | university",
        ),
        (
            "Der Präsident des Deutschen Drachenverbands sprach.",
            "Deutschen Drachenverbands",
            "Deutscher Drachenverband | association",
        ),
        ("Die Gewerkschaft ABC ruft zum Streik auf.", "ABC", "ABC | union"),
        (
            "Die Gewerkschaft Musterbau und Wege (GMW) streikt.",
            "Gewerkschaft Musterbau und Wege",
            "Gewerkschaft Musterbau und Wege | union",
        ),
        ("Der Landkreis Beispielow baut.", "Landkreis Beispielow", "Landkreis Beispielow | municipality"),
        ("Auch die Stadt Köln ist dabei.", "Stadt Köln", "Stadt Köln | municipality"),
        (
            "Die kommunale ABCDE-Unternehmensgruppe wächst.",
            "ABCDE-Unternehmensgruppe",
            "ABCDE-Unternehmensgruppe | company",
        ),
        (
            "Der Verband der Beispielwirtschaft warnt.",
            "Verband der Beispielwirtschaft",
            "Verband der Beispielwirtschaft | association",
        ),
        (
            "Der Gewerkschaft Holz- und Musterbau (GHM) traten viele bei.",
            "Gewerkschaft Holz- und Musterbau",
            "Gewerkschaft Holz- und Musterbau | union",
        ),
        (
            "Sie führt die Interessengemeinschaft Gemeinsam musizieren (IGGM).",
            "Interessengemeinschaft Gemeinsam musizieren",
            "Interessengemeinschaft Gemeinsam musizieren | association",
        ),
        (
            "Der Zweckverband Bücherei am Strom wächst.",
            "Zweckverband Bücherei am Strom",
            "Zweckverband Bücherei am Strom | authority",
        ),
        (
            "Beim Gartenverein Morgenrot 1911 stehen 20 Leute auf der Liste.",
            "Gartenverein Morgenrot 1911",
            "Gartenverein Morgenrot 1911 | association",
        ),
        (
            "Die Sektion Beispielow des Mustertaler Wandervereins tagt.",
            "Sektion Beispielow des Mustertaler Wandervereins",
            "Sektion Beispielow des Mustertaler Wandervereins | association",
        ),
        ("Das Ärztenetz Musterau wächst.", "Ärztenetz Musterau", "Ärztenetz Musterau | alliance"),
        (
            "Der Bezirksverband LandFrauen Musterau tagt.",
            "Bezirksverband LandFrauen Musterau",
            "Bezirksverband LandFrauen Musterau | association",
        ),
    ],
    silent: &[
        "Der Verband hat gestern getagt.",
        "Ein Institut für Musik fehlt hier.",
        "Viele Verbände für Umweltschutz waren da.",
        "In der Stadt war viel los.",
        "Sie kauft Musternetz, die Plattform für Muster.",
        "Er wohnt in der Stadt Köln und arbeitet im Landkreis Bonn.",
        "Das Stromnetz Beispielow fiel aus.",
        "Musterix ist die Arbeitsgemeinschaft freier Häuser in Musterland.",
        "Die Behörden des Bundes und der Länder zögern.",
    ],
};

fn read(scan: Scan, at: usize) -> Read<OrganisationName> {
    let head = scan.head(at)?;
    if head.plural || head.describes() || is_plural_by_article(scan, at, head) {
        return None;
    }
    // "Muster KG", and not the carnival club "KG Muster"
    let before = at.checked_sub(1);
    if scan.legal_form(at).is_some() && before.is_some_and(|at| scan.is_name_word(at) || scan.word(at) == "Co.") {
        return None;
    }
    let kind = OrganisationKind::from_name(head.kind());
    // "Stadträtin", "Betriebsrat Erika Beispielmann": an office; "in der Stadt Köln": a place
    let is_office = matches!(kind, OrganisationKind::Authority | OrganisationKind::Union) && scan.is_person(at + 1);
    let trade = head.is_site() && head.is_compound() && kind == OrganisationKind::Other;
    let place = kind == OrganisationKind::Municipality || head.is_venue() || trade;
    let district = head.lemma() == "Amt" && !head.is_compound() && scan.is_place_like(at + 1);
    let is_location = (place || district) && is_where(scan, at);
    // "Musternetz, die Plattform für Muster": tells of the body before
    let tells =
        kind == OrganisationKind::Alliance && at > 1 && scan.is(at - 1, Class::Article) && scan.word(at - 2) == ",";
    let tells = tells || is_told_of_a_body(scan, at, kind);
    if is_office || is_location || tells {
        return None;
    }
    let tail = tail(scan, at, head);
    let left = left(scan, at, head, tail.named);
    let own = is_proper_compound(scan, at, head) || is_unique(scan, at, head);
    // "Digital Signage": in English the name stands before the noun
    if head.is_english() && !left.named {
        return None;
    }
    if is_indefinite(scan, left.start) && tail.legal_form.is_none() && !own {
        return None;
    }
    let names_site = tail.legal_form.is_some()
        || tail.named && (scan.speaks_of_members(at) || is_more_than_a_site(scan, at, head, &left, tail.apposed));
    if head.is_site() && !names_site || is_room_of_a_body(scan, at, head, left.named) {
        return None;
    }
    // "»Bündnis Licht und Muster«": all that stands in marks
    let bond = matches!(head.kind(), "alliance" | "association" | "union" | "party");
    let marked = in_marks(scan, left.start).filter(|_| bond || left.named || tail.named || own);
    (left.named || tail.named || own || marked.is_some()).then(|| {
        if let Some(tokens) = marked {
            return (tokens.clone(), name::value(scan, tokens, None));
        }
        // "Gruppe »Muster«": the name is what stands in marks
        if let Some(quoted) = quoted(scan, at, head, &left) {
            let value = OrganisationName { kind, ..name::value(scan, quoted.clone(), None) };
            return (quoted, value);
        }
        // "Sportverein ABC Muster": the compound tells of the body
        let described = !left.named && !own && is_described(scan, at, head);
        let start = match described {
            true => at + 1,
            // "Borkener Systemhaus Muster": named after something else, so the town only tells where it is
            false if (tail.apposed || own) && is_of_a_town(scan, left.start) => left.start + 1,
            false => left.start,
        };
        let tokens = start..tail.end;
        let mut value = name::value(scan, tokens.clone(), tail.legal_form);
        if described {
            value.kind = kind;
        }
        (tokens, value)
    })
}

/// "das Büro der Muster eG", "die Kasse des Musterverbands", "Bewegung bei der Muster GmbH": the body behind it is
/// named, the noun is no name.
fn is_room_of_a_body(scan: Scan, at: usize, head: Head, named: bool) -> bool {
    let loose =
        head.is_site() || !head.is_compound() && matches!(head.lemma(), "Kasse" | "Woche" | "Bewegung" | "Gruppe");
    loose && !named && matches!(scan.word(at + 1), "der" | "des" | "bei" | "beim" | "vom" | "von")
}

/// Whether a noun for a site or trade names a body by the words beside it: "Freie Liste Musterau", "Ärztenetz Musterau",
/// "Genussregion Musterau", "Netz Freier Häuser"; but "Stromnetz Musterau" is wires.
fn is_more_than_a_site(scan: Scan, at: usize, head: Head, left: &Left, apposed: bool) -> bool {
    if head.kind() == "party" {
        return left.named;
    }
    let first = scan.word(at)[..head.at].trim_end_matches(['-', 's']);
    let bond = matches!(head.kind(), "alliance" | "association");
    let of_members = bond && head.is_compound() && scan.lexicon.classes(first).has(Class::MemberUnit);
    let is_group = head.is_compound() && scan.is(at, Class::GroupNoun);
    let proper =
        head.kind() == "alliance" && apposed && !scan.is_place_like(at + 1) && !scan.is(at + 1, Class::Surname);
    of_members || is_group || proper && head.is_compound()
}

/// "Der Klinikverbund Muster ist die Arbeitsgemeinschaft freier Häuser": what a body is said to be.
fn is_told_of_a_body(scan: Scan, at: usize, kind: OrganisationKind) -> bool {
    let bond = matches!(kind, OrganisationKind::Alliance | OrganisationKind::Association);
    let Some(body) = at.checked_sub(3).filter(|_| bond && scan.is(at - 1, Class::Article)) else { return false };
    // "Partner ist der Verband der Muster"
    let names_body = scan.head(body).is_some() || scan.is_place_like(body) || !scan.is_common_noun(body);
    matches!(scan.word(at - 2), "ist" | "sind" | "bleibt")
        && scan.is_name_word(body)
        && names_body
        && !scan.is(body, Class::Office)
        && !scan.is(body, Class::MemberUnit)
        && !scan.is_name_word(at + 1)
}

/// "die Klubs": of a noun that is no feminine the article says that there are several.
fn is_plural_by_article(scan: Scan, at: usize, head: Head) -> bool {
    let article = at.checked_sub(1).map_or("", |before| scan.word(before));
    let inflected = scan.word(at).get(head.at..).is_some_and(|form| !form.eq_ignore_ascii_case(head.lemma()));
    inflected && matches!(article, "die" | "Die") && !matches!(head.gender(), None | Some(Gender::Feminine))
}

/// "in der Stadt …", "im früheren Kloster …", "aus dem Landkreis …", "(Landkreis …": the place, not the body.
fn is_where(scan: Scan, at: usize) -> bool {
    let first = scan.sentence_of(at).start;
    let mut start = at;
    // adjectives and the article before the noun
    while start > first && at - start < MOST_WORDS_BEFORE && is_attribute(scan, start - 1) {
        start -= 1;
    }
    let Some(before) = start.checked_sub(1).filter(|&before| before >= first) else { return false };
    matches!(
        scan.word(before),
        "in" | "im"
            | "aus"
            | "nahe"
            | "bei"
            | "durch"
            | "nach"
            | "über"
            | "("
            | "In"
            | "Im"
            | "am"
            | "Am"
            | "ins"
            | "auf"
            | "Auf"
            | "vor"
    )
}

/// An article, or an adjective of any case.
fn is_attribute(scan: Scan, at: usize) -> bool {
    scan.is(at, Class::Article)
        || scan.is_adjective(at)
        || scan.is(at, Class::PlaceAdjective)
        || scan.shape(at) == Shape::Lower && !scan.is_function_word(at) && scan.word(at).ends_with('n')
}

/// A head that is a name by its first part: "Bundesrechnungshof", "Muster-Stiftung".
fn is_proper_compound(scan: Scan, at: usize, head: Head) -> bool {
    let first = &scan.word(at)[..head.at];
    if let Some(first) = first.strip_suffix('-') {
        let part = first.rsplit('-').next().unwrap_or(first);
        let classes = scan.lexicon.classes(part);
        let common = classes.has(Class::CommonNoun) || organisation_head(scan.lexicon, part).is_some();
        return !common
            && head.stands_behind_names()
            && match shape(first) {
                Shape::Upper | Shape::Mixed => true,
                Shape::Capital => first.chars().count() > 3 && !is_descriptive(part),
                _ => false,
            };
    }
    let place = !head.is_club() && !head.is_site() && head.kind() != "municipality";
    let of_place = place && !head.plural && scan.lexicon.classes(first).has(Class::Place) || is_landmark(first);
    first == "Bundes" && head.kind() == "authority" || of_place
}

/// "der Kantonsrat", "das Musterministerium": there is but one, so that the noun alone names it.
fn is_unique(scan: Scan, at: usize, head: Head) -> bool {
    let whole = head.is_compound() || head.lemma() != "Ministerium";
    head.is_unique() && whole && !scan.word(at)[..head.at].ends_with('-')
}

/// Parts that tell of what a body does: "IT", "Online".
fn is_descriptive(part: &str) -> bool {
    part.ends_with('s') && part.len() > 9 || part.ends_with("ungs") || part.ends_with("schafts")
}

/// "ein Verband", "keine neue Partei", "jede Hochschule", "unser Verein".
fn is_indefinite(scan: Scan, start: usize) -> bool {
    let mut before = start;
    while before > 0 && scan.shape(before - 1) == Shape::Lower && !scan.is_function_word(before - 1) {
        before -= 1;
        if start - before > 3 {
            return false;
        }
    }
    before > 0
        && scan.row(before - 1, Class::Article).is_some_and(|row| row.lemma != "der")
        && scan.is(before - 1, Class::Article)
}

#[cfg(test)]
mod tests {
    use super::super::tests::names;

    #[track_caller]
    fn assert_named(text: &str, expected: &str) {
        let found = names(text);
        assert!(found.iter().any(|(_, read, _)| read.starts_with(&format!("{expected} |"))), "{text}: {found:?}");
    }

    #[test]
    fn a_noun_tells_of_the_name_in_marks_but_is_part_of_an_alliance() {
        assert_named("Der Einkaufsverbund kommunaler Häuser »Muster im Norden« wächst.", "Muster im Norden");
        assert_named("Das Bündnis »Muster braucht Zeit« wächst.", "Bündnis »Muster braucht Zeit«");
        assert_named("Gestern wurde das »Bündnis Licht ins Muster« gegründet.", "Bündnis Licht ins Muster");
        assert_named("Der Verein Wir für Muster lädt ein.", "Verein Wir für Muster");
    }

    #[test]
    fn a_year_is_part_of_a_name_only_where_nothing_happened_in_it() {
        assert_named("Der Turnverein Musterried wurde 1911 gegründet.", "Turnverein Musterried");
        assert_named("Er hat den Hundering Musterried 1987 aus der Taufe gehoben.", "Hundering Musterried");
    }

    #[test]
    fn names_keep_the_text_s_capitals_and_stand_in_the_nominative() {
        assert_named("Sie leitet die Musterer LandFrauen.", "Musterer LandFrauen");
        assert_named("Die Leiterin des Kulturhauses Alte Musterei kam.", "Kulturhaus Alte Musterei");
        assert_named("Er ist Mitglied des Tauschrings Muster-Land e. V. hier.", "Tauschring Muster-Land e. V.");
    }
}
