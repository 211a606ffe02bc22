//! Conjugates: from the principal parts of a verb to all its forms.

use super::Cells;
use std::borrow::Cow;

/// The stems and forms that all others follow from. A field may hold variants, parted by `/`.
#[derive(Clone, Debug)]
pub struct Paradigm {
    infinitive: String,
    with_zu: Option<String>,
    present: [String; 3],
    subjunctive_one: [String; 2],
    past: [String; 2],
    subjunctive_two: [String; 2],
    participle: String,
}

impl Paradigm {
    /// A verb of `irregular_verbs.tsv`.
    pub fn irregular(lemma: &str, columns: &str) -> Paradigm {
        let mut forms = columns.split('\t').map(str::to_owned);
        let mut next = || forms.next().unwrap_or_default();
        Paradigm {
            infinitive: lemma.to_owned(),
            with_zu: None,
            present: [next(), next(), next()],
            subjunctive_one: [next(), next()],
            past: [next(), next()],
            subjunctive_two: [next(), next()],
            participle: next(),
        }
    }

    /// A verb with principal parts "tritt trat getreten" (and Konjunktiv II where it does not follow from the past).
    pub fn strong(lemma: &str, parts: &str) -> Paradigm {
        let mut parts = parts.split(' ');
        let (third, past, participle) =
            (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let subjunctive = parts.next().map_or_else(|| each(past, subjunctive_of), str::to_owned);
        Paradigm {
            infinitive: lemma.to_owned(),
            with_zu: None,
            present: [first_person(lemma), third.to_owned(), lemma.to_owned()],
            subjunctive_one: [first_person(lemma), lemma.to_owned()],
            past: [past.to_owned(), each(past, plural_of)],
            subjunctive_two: [subjunctive.clone(), each(&subjunctive, plural_of)],
            participle: participle.to_owned(),
        }
    }

    /// A verb whose forms follow from the infinitive. `prefixed` says that its participle has no "ge-".
    pub fn weak(lemma: &str, prefixed: bool) -> Paradigm {
        let stem = stem(lemma);
        let link = if needs_link(stem) { "e" } else { "" };
        let third = format!("{stem}{link}t");
        let past = [format!("{third}e"), format!("{third}en")];
        let augment = if prefixed || lemma.ends_with("ieren") || has_unstressed_prefix(lemma) { "" } else { "ge" };
        Paradigm {
            infinitive: lemma.to_owned(),
            with_zu: None,
            present: [first_person(lemma), third.clone(), lemma.to_owned()],
            subjunctive_one: [first_person(lemma), lemma.to_owned()],
            past: past.clone(),
            subjunctive_two: past,
            participle: format!("{augment}{third}"),
        }
    }

    /// The verb with a prefix that parts from it: "treten" → "beitreten".
    pub fn with_particle(&self, particle: &str) -> Paradigm {
        let mut verb = self.map(|form| [particle, form].concat());
        verb.with_zu = Some([particle, "zu", &self.infinitive].concat());
        verb
    }

    /// The verb with a prefix that stays: "stehen" → "verstehen"; the "ge-" of the participle goes.
    pub fn with_prefix(&self, prefix: &str) -> Paradigm {
        let mut verb = self.map(|form| [prefix, form].concat());
        verb.participle = each(&self.participle, |form| format!("{prefix}{}", form.strip_prefix("ge").unwrap_or(form)));
        verb
    }

    fn map(&self, change: impl Fn(&str) -> String) -> Paradigm {
        Paradigm {
            infinitive: change(&self.infinitive),
            with_zu: None,
            present: self.present.each_ref().map(|form| each(form, &change)),
            subjunctive_one: self.subjunctive_one.each_ref().map(|form| each(form, &change)),
            past: self.past.each_ref().map(|form| each(form, &change)),
            subjunctive_two: self.subjunctive_two.each_ref().map(|form| each(form, &change)),
            participle: each(&self.participle, &change),
        }
    }

    /// All forms with the cell that each fills; a form of several cells comes several times.
    pub fn forms(&self) -> impl Iterator<Item = (&str, Cells)> {
        let [present_first, present_third, present_plural] = &self.present;
        let [one_singular, one_plural] = &self.subjunctive_one;
        let [past_singular, past_plural] = &self.past;
        let [two_singular, two_plural] = &self.subjunctive_two;
        let table = [
            (Some(present_first), Cells::PRESENT_FIRST),
            (Some(present_third), Cells::PRESENT_THIRD),
            (Some(present_plural), Cells::PRESENT_PLURAL),
            (Some(one_singular), Cells::SUBJUNCTIVE_ONE_SINGULAR),
            (Some(one_plural), Cells::SUBJUNCTIVE_ONE_PLURAL),
            (Some(past_singular), Cells::PAST_SINGULAR),
            (Some(past_plural), Cells::PAST_PLURAL),
            (Some(two_singular), Cells::SUBJUNCTIVE_TWO_SINGULAR),
            (Some(two_plural), Cells::SUBJUNCTIVE_TWO_PLURAL),
            (Some(&self.participle), Cells::PARTICIPLE),
            (Some(&self.infinitive), Cells::INFINITIVE),
            (self.with_zu.as_ref(), Cells::INFINITIVE_WITH_ZU),
        ];
        table
            .into_iter()
            .filter_map(|(forms, cells)| forms.map(|forms| (forms, cells)))
            .flat_map(|(forms, cells)| forms.split('/').map(move |form| (form, cells)))
            .filter(|(form, _)| !form.is_empty())
    }
}

/// Applies a change to each variant of a form.
fn each(forms: &str, change: impl Fn(&str) -> String) -> String {
    if !forms.contains('/') {
        return change(forms);
    }
    forms.split('/').map(change).collect::<Vec<_>>().join("/")
}

fn stem(infinitive: &str) -> &str {
    let shorter = infinitive.strip_suffix('n').unwrap_or(infinitive);
    shorter.strip_suffix('e').unwrap_or(shorter)
}

/// "sage", "sammle" and "sammele", "ändere" and "ändre".
fn first_person(infinitive: &str) -> String {
    let stem = stem(infinitive);
    match stem.strip_suffix("el").map(|rest| (rest, 'l')).or(stem.strip_suffix("er").map(|rest| (rest, 'r'))) {
        Some((rest, last)) if !infinitive.ends_with("en") => format!("{stem}e/{rest}{last}e"),
        _ => format!("{stem}e"),
    }
}

/// Whether an "e" stands before "-t": arbeit-et, rechn-et, atm-et, but lern-t, film-t, wohn-t.
fn needs_link(stem: &str) -> bool {
    if stem.ends_with(['t', 'd']) {
        return true;
    }
    let mut from_end = stem.chars().rev();
    let (last, before) = (from_end.next(), from_end.next());
    matches!(last, Some('m' | 'n'))
        && before.is_some_and(|before| !"aeiouäöüylrmnh".contains(before) || before == 'h' && stem.ends_with("chn"))
}

/// Whether a weak verb begins with an unstressed prefix, so that its participle has no "ge-".
fn has_unstressed_prefix(infinitive: &str) -> bool {
    ["be", "emp", "ent", "er", "ge", "miss", "ver", "zer"].iter().any(|prefix| {
        infinitive.strip_prefix(prefix).is_some_and(|rest| {
            let root = ["ern", "eln", "en", "n"].iter().find_map(|ending| rest.strip_suffix(ending)).unwrap_or(rest);
            root.contains(['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'ü', 'y'])
        })
    })
}

/// "gab" → "gäbe", "ging" → "ginge", "brachte" → "brächte", "wurde" is irregular.
fn subjunctive_of(past: &str) -> String {
    let mut form: Cow<str> = Cow::Borrowed(past);
    // the last vowel of the stem: a final "e" belongs to the ending
    let root = past.strip_suffix("te").unwrap_or(past);
    if let Some(at) = root.rfind(['a', 'o', 'u']) {
        let umlaut = match &root[at..at + 1] {
            "a" => "ä",
            "o" => "ö",
            _ => "ü",
        };
        // "au" takes its umlaut on the "a": "lief" has none, "haute" does not come here
        form = Cow::Owned(format!("{}{umlaut}{}", &past[..at], &past[at + 1..]));
    }
    if form.ends_with('e') { form.into_owned() } else { format!("{form}e") }
}

fn plural_of(singular: &str) -> String {
    if singular.ends_with('e') { format!("{singular}n") } else { format!("{singular}en") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms_of(paradigm: &Paradigm, cell: Cells) -> Vec<&str> {
        paradigm.forms().filter(|(_, cells)| *cells == cell).map(|(form, _)| form).collect()
    }

    #[test]
    fn weak_verbs_link_where_they_must() {
        for (lemma, third, participle) in [
            ("lernen", "lernt", "gelernt"),
            ("rechnen", "rechnet", "gerechnet"),
            ("öffnen", "öffnet", "geöffnet"),
            ("wohnen", "wohnt", "gewohnt"),
            ("arbeiten", "arbeitet", "gearbeitet"),
            ("ändern", "ändert", "geändert"),
            ("sammeln", "sammelt", "gesammelt"),
            ("organisieren", "organisiert", "organisiert"),
            ("erinnern", "erinnert", "erinnert"),
            ("ernten", "erntet", "geerntet"),
            ("enden", "endet", "geendet"),
            ("beten", "betet", "gebetet"),
            ("gestalten", "gestaltet", "gestaltet"),
        ] {
            let verb = Paradigm::weak(lemma, false);
            assert_eq!(forms_of(&verb, Cells::PRESENT_THIRD), [third]);
            assert_eq!(forms_of(&verb, Cells::PARTICIPLE), [participle]);
        }
        assert_eq!(forms_of(&Paradigm::weak("sammeln", false), Cells::SUBJUNCTIVE_ONE_SINGULAR), ["sammele", "sammle"]);
    }

    #[test]
    fn strong_verbs_pass_their_forms_on() {
        let treten = Paradigm::strong("treten", "tritt trat getreten");
        assert_eq!(forms_of(&treten, Cells::SUBJUNCTIVE_TWO_SINGULAR), ["träte"]);
        assert_eq!(forms_of(&treten, Cells::PAST_PLURAL), ["traten"]);
        let joined = treten.with_particle("bei");
        assert_eq!(forms_of(&joined, Cells::PARTICIPLE), ["beigetreten"]);
        assert_eq!(forms_of(&joined, Cells::INFINITIVE_WITH_ZU), ["beizutreten"]);
        assert_eq!(forms_of(&treten.with_prefix("ver"), Cells::PARTICIPLE), ["vertreten"]);
        let denken = Paradigm::strong("denken", "denkt dachte gedacht");
        assert_eq!(forms_of(&denken, Cells::SUBJUNCTIVE_TWO_PLURAL), ["dächten"]);
    }
}
