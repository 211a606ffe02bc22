//! Names that a head noun shows: "Deutscher Musterbund", "Institut für Musterkunde", "Landkreis Musterland".

use super::known;
use super::name;
use super::scan::Scan;
use super::tail::tail;
use super::words::{Shape, shape};
use super::{NameRule, OrganisationKind, OrganisationName};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::compounds::{Head, organisation_head};
use crate::german::inflection::{Gender, adjective_stem};
use crate::german::lexicon::Class;
use crate::german::places::is_landmark;
use std::ops::Range;

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
    let place = kind == OrganisationKind::Municipality || head.is_venue();
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
    if head.is_site() && !names_site {
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

/// All words between marks, where a name begins right behind the first one and no sentence stands between them.
fn in_marks(scan: Scan, start: usize) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 7;
    let is_mark = |at: usize| scan.kind(at) == Some(TokenKind::QuotationMark);
    if start == 0 || !is_mark(start - 1) {
        return None;
    }
    let end = (start..start + MOST_WORDS + 1).find(|&at| is_mark(at))?;
    let fits = |at: usize| {
        scan.is_name_word(at)
            || scan.is(at, Class::Preposition)
            || scan.is(at, Class::Article)
            || scan.word(at) == "und"
            || matches!(scan.kind(at), Some(TokenKind::Number | TokenKind::Abbreviation))
    };
    (end > start + 1 && (start..end).all(fits)).then_some(start..end)
}

/// The words in marks behind a bare noun, or behind a noun and what it is made of ("Einkaufsverbund kommunaler Häuser
/// »Muster im Norden«"), which only tells what sort of body they name. An alliance bears its noun: "Bündnis »Muster
/// jetzt«".
fn quoted(scan: Scan, at: usize, head: Head, left: &Left) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 6;
    let is_mark = |at: usize| scan.kind(at) == Some(TokenKind::QuotationMark);
    let is_adjective = scan.shape(at + 1) == Shape::Lower && !scan.is_function_word(at + 1);
    let is_described = is_adjective && is_mark(at + 3) && scan.is_common_noun(at + 2);
    let open = if is_described { at + 3 } else { at + 1 };
    if !is_mark(open) || left.named || head.kind() == "alliance" || head.is_compound() && !is_described {
        return None;
    }
    let close = (open + 2..open + 2 + MOST_WORDS).find(|&at| is_mark(at))?;
    Some(open + 1..close)
}

/// Whether the head only tells of the body named behind it: "Sportverein ABC Muster", "Gewerkschaft ABC",
/// "Branchenverband Musterforum Nord".
fn is_described(scan: Scan, at: usize, head: Head) -> bool {
    let next = at + 1;
    const LONG: usize = 10;
    // "die Partei Die Munteren"
    if head.lemma() == "Partei" && scan.shape(next) == Shape::Capital && scan.is(next, Class::Article) {
        return scan.is_name_word(next + 1);
    }
    // "Bezirksverband ABC Muster": a part of the body, and as such named with its noun; so is "Initiative NordMuster"
    if super::parts::is_part(head) || head.kind() == "alliance" && !head.is_compound() {
        return false;
    }
    if !(head.is_compound() || head.lemma().len() >= LONG || head.kind() == "union")
        || !scan.is_name_word(next)
        || scan.is_place(next)
    {
        return false;
    }
    let next_head = scan.head(next).filter(|head| !head.plural);
    // "Sportverein SV Muster", but "Turnverein Eintracht Muster" is all name
    let club = next_head.is_some_and(Head::is_club) && (scan.shape(next) == Shape::Upper || head.lemma() == "Klub");
    let known = known::find(scan.lexicon, std::iter::once(scan.word(next))).is_some_and(|known| !known.risky);
    let body = next_head.is_some_and(Head::is_compound) && scan.is_name_word(next + 1);
    club || known || body || matches!(scan.shape(next), Shape::Upper | Shape::Mixed)
}

/// No name has more words before its head.
const MOST_WORDS_BEFORE: usize = 6;

struct Left {
    start: usize,
    named: bool,
}

/// The capitalised adjectives and proper words before the head: "Technischen", "Kölner", "Muster".
fn left(scan: Scan, at: usize, head: Head, named: bool) -> Left {
    let first = scan.sentence_of(at).start;
    let mut left = Left { start: at, named: false };
    while left.start > first && at - left.start < MOST_WORDS_BEFORE {
        let before = left.start - 1;
        if head.is_club() && scan.kind(before) == Some(TokenKind::Ordinal) {
            left.start = before;
            break;
        }
        // "Umwelt- und Musterverband": the first half of two words that share their second one
        let halves = matches!(scan.word(before), "und" | "&" | "oder" | "," | "sowie")
            && before > first
            && scan.word(before - 1).ends_with('-')
            && scan.is_capitalised(before - 1);
        if halves {
            left.start = before - 1;
            continue;
        }
        if is_short_adjective(scan, before) {
            left = Left { start: before, named: true };
            continue;
        }
        if !scan.is_name_word(before) || !is_proper_before(scan, before, head, at, named) {
            break;
        }
        left = Left { start: before, named: true };
    }
    // halves alone are no name's beginning: "Schul- und Sportamt"
    left
}

/// "Ev.-Luth.", "Städt.": an adjective cut short.
fn is_short_adjective(scan: Scan, at: usize) -> bool {
    const SHORT: &[&str] =
        &["ev.", "kath.", "luth.", "ref.", "röm.", "dt.", "städt.", "staatl.", "allg.", "bayer.", "württ."];
    let word = scan.word(at);
    scan.is_capitalised(at)
        && word.ends_with('.')
        && word
            .to_lowercase()
            .split('-')
            .all(|part| SHORT.iter().any(|short| short.trim_end_matches('.') == part.trim_end_matches('.')))
}

fn is_proper_before(scan: Scan, before: usize, head: Head, at: usize, named: bool) -> bool {
    let word = scan.word(before);
    match scan.shape(before) {
        _ if head.is_english() => !scan.is_common_noun(before) && !scan.is(before, Class::PlaceAdjective),
        Shape::Upper | Shape::Mixed => true,
        _ if is_of_a_town(scan, before) => head.kind() != "authority" && head.lemma() != "Institut",
        _ if scan.is_adjective(before) => {
            // no article stands at the start of a sentence before a name alone
            let titled = is_of_a_country(word) || named;
            let opens = scan.is_sentence_start(before) || scan.shape(before.max(1) - 1) == Shape::Mark;
            !is_ordinal(word) && (!opens || titled && !is_plain_adjective(word))
        }
        // "Erika Beispielmann Stiftung"
        _ if scan.is(before, Class::GivenName) && before + 1 < at => scan.is(before + 1, Class::Surname),
        _ => {
            let possessive = word.ends_with('s') && !scan.is(before.saturating_sub(1), Class::Article);
            scan.is_unknown_capital(before)
                && !possessive
                && !scan.is(before, Class::Place)
                && !scan.is(before, Class::GivenName)
        }
    }
}

/// "Kölner": made from a town, so that it never inflects.
fn is_of_a_town(scan: Scan, at: usize) -> bool {
    scan.is(at, Class::PlaceAdjective) && scan.word(at).ends_with("er") && adjective_stem(scan.word(at)).is_none()
}

/// "Neue", "Große", "Ersten", "Öffentlichen": capitalised for other reasons than a name.
fn is_plain_adjective(word: &str) -> bool {
    const PLAIN: &[&str] = &["neu", "groß", "klein", "alt", "gut", "erst", "zweit", "dritt", "öffentlich", "höher"];
    adjective_stem(word).is_some_and(|stem| PLAIN.contains(&stem.to_lowercase().as_str()))
}

/// "Ersten", "Zweite": counts, and names nothing.
fn is_ordinal(word: &str) -> bool {
    const ORDINALS: &[&str] = &["Erst", "Zweit", "Dritt", "Viert", "Fünft", "Letzt", "Nächst"];
    adjective_stem(word).is_some_and(|stem| ORDINALS.contains(&stem))
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

/// "Deutscher", "Bayerisches", "Europäische": part of a name even where the sentence begins with it.
fn is_of_a_country(word: &str) -> bool {
    adjective_stem(word).is_some_and(|stem| stem.ends_with("sch") && !stem.ends_with("logisch"))
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
