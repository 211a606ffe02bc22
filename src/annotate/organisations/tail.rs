//! How far a name goes behind its head noun: "… für Bildung und Forschung", "… der Musterwirtschaft", "… Köln".

use super::OrganisationKind;
use super::brackets;
use super::name::LegalForm;
use super::scan::Scan;
use super::tail_words::{
    ends_like_adjective, is_before_name, is_capital_function_word, is_field, is_founding_year, is_half,
    is_landscape_name, is_plural_adjective, is_year, needs_no_article, never_in_name, opens_phrase, tells_of_founding,
};
use super::words::Shape;
use crate::document::{ClauseKind, TokenKind};
use crate::german::compounds::Head;
use crate::german::inflection::Gender;
use crate::german::lexicon::Class;
use crate::german::places::{is_direction, is_landmark, is_landscape, opens_place};
use std::ops::Range;

/// What follows a head noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The token behind the name, its legal form included.
    pub end: usize,
    /// Whether the tail makes a name of the noun.
    pub named: bool,
    /// Whether a name stands right behind the noun ("Systemhaus Muster").
    pub apposed: bool,
    pub legal_form: Option<LegalForm>,
}

/// A name seldom has more words behind its head.
const LONGEST: usize = 24;

/// Reads what belongs to the name behind the head noun at `head_at`.
///
/// A legal form or a short name in brackets that fits settles how far the name goes; without one only what is sure is
/// taken. The name of another body in the genitive is read on as the name of that body.
pub fn tail(scan: Scan, head_at: usize, head: Head) -> Tail {
    let end = scan.sentence_of(head_at).end.min(head_at + LONGEST);
    let mut reader = Reader {
        scan,
        outer_at: head_at,
        outer: head,
        head_at,
        head,
        last: Part::Head,
        sure: Tail { end: head_at + 1, named: false, apposed: false, legal_form: None },
        trust: Trust::Sure,
    };
    // "Interessengemeinschaft Gemeinsam wandern (IGGW)"
    if let Some(open) = brackets::spelled_to(scan, head_at, end) {
        return Tail { end: open, named: true, ..reader.sure };
    }
    if let Some(verb) = reader.phrase_before_verb() {
        return Tail { end: verb, named: true, apposed: true, legal_form: None };
    }
    let mut at = head_at + 1;
    loop {
        if let Some(form) = scan.legal_form(at)
            && at + form.tokens <= scan.sentence_of(head_at).end
            && !scan.is_glued(at)
        {
            return Tail { end: at + form.tokens, named: true, legal_form: Some(form), ..reader.sure };
        }
        if brackets::explains(scan, head_at, at) {
            return Tail { end: at, named: true, ..reader.sure };
        }
        if at >= end {
            return reader.sure;
        }
        let Some((next, part)) = reader.part(at, end) else { return reader.sure };
        reader.take(at..next, part);
        at = next;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    /// "Köln", "Warentest": a capitalised word beside the one before.
    Apposed,
    /// "»Kalte Hütte«"
    Quoted,
    /// "04", "1951"
    Figure,
    /// "am Main", "an der Wuhle": tells the place from others of its name.
    Landmark,
    /// "für Bildung"
    Purpose,
    /// "der Automobilindustrie"
    Genitive,
    /// "in Deutschland"
    Where,
    /// ", Jugend" of a series that "und" has yet to close
    Item,
    /// "und Forschung"
    Last,
}

/// What is known of the words read last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    /// They are none of the name, unless a legal form or short name is still to come.
    Lost,
    /// They are, if what follows is ("Verein Musterwolle Nord").
    Pending,
    Sure,
}

struct Reader<'a> {
    scan: Scan<'a>,
    outer_at: usize,
    outer: Head,
    /// The noun whose name is being read: the outer one, or that of a body named in the genitive.
    head_at: usize,
    head: Head,
    last: Part,
    sure: Tail,
    trust: Trust,
}

impl Reader<'_> {
    /// The next part of the name and where it ends.
    fn part(&self, at: usize, end: usize) -> Option<(usize, Part)> {
        let scan = self.scan;
        let word = scan.word(at);
        if scan.is_name_word(at) && self.last == Part::Head && scan.is_person(at) && !scan.is_place(at) {
            return Some((at + 2, Part::Apposed));
        }
        if scan.is_name_word(at) {
            let landscape = is_landscape_name(scan, at) && at + 2 <= end;
            return Some((at + 1 + usize::from(landscape), Part::Apposed));
        }
        // "Gewerkschaft Holz- und Musterbau"
        if self.last == Part::Head && is_half(scan, at) {
            return Some((self.group(at, end)?, Part::Apposed));
        }
        let with_article = || self.group(at + 1 + usize::from(scan.is(at + 1, Class::Article)), end);
        match word {
            "für" | "gegen" | "zur" | "zum" | "pro" => Some((with_article()?, Part::Purpose)),
            "der" | "des" => Some((self.group(at + 1, end)?, Part::Genitive)),
            "von" if self.last == Part::Apposed && is_year(scan, at + 1) => Some((at + 2, Part::Figure)),
            "in" | "im" | "ins" | "am" | "an" | "von" | "vom" | "bei" | "mit" | "ohne" | "auf" | "aus" | "ob"
            | "vor" => {
                let landmark = at + 1 + usize::from(matches!(scan.word(at + 1), "der" | "dem" | "den"));
                let beside =
                    self.last == Part::Head && matches!(word, "am" | "an" | "vor") && self.is_landmark(landmark);
                let known = beside || is_landmark(scan.word(landmark)) && self.last == Part::Apposed;
                if matches!(self.last, Part::Apposed | Part::Head) && known {
                    return Some((landmark + 1, Part::Landmark));
                }
                Some((with_article()?, Part::Where))
            }
            "," if matches!(self.last, Part::Purpose | Part::Item | Part::Genitive) => {
                Some((self.group(at + 1, end)?, Part::Item))
            }
            // "Gewerkschaft Holz, Stein und Erden"
            "," if self.last == Part::Apposed && scan.is_common_noun(at - 1) => {
                Some((self.fields(at, end)?, Part::Last))
            }
            // "der Köche und der Kellner", but not "Hochschule Muster und die Stadt"
            "und" | "&" | "+" | "sowie" | "/" if self.last != Part::Head => {
                let repeated = matches!(scan.word(at + 1), "der" | "für") && self.last != Part::Apposed;
                if word == "/" && !scan.is_glued(at) {
                    return None;
                }
                Some((self.group(at + 1 + usize::from(repeated), end)?, Part::Last))
            }
            // "Verband kommunaler Betriebe", "zur Erhaltung alter Mühlen"
            _ if matches!(self.last, Part::Head | Part::Purpose) && is_plural_adjective(scan, at) => {
                Some((self.group(at, end)?, Part::Genitive))
            }
            // "Verlag Zum Goldenen Muster", "Schule Am Wald"
            _ if self.last == Part::Head && is_capital_function_word(scan, at) => {
                let noun = at + 1 + usize::from(scan.is(at + 1, Class::Article));
                Some((self.group(noun, end)?, Part::Apposed))
            }
            _ => self.mark_or_figure(at, end),
        }
    }

    /// Where the finite verb stands before which the name is a phrase of its own: "Bündnis Hände weg vom Musterwald
    /// fordert", "Verein Wir für Muster lädt ein".
    fn phrase_before_verb(&self) -> Option<usize> {
        use OrganisationKind::*;
        const LONGEST_PHRASE: usize = 8;
        const OF_THE_SENTENCE: &[&str] =
            &["jedoch", "aber", "hingegen", "dagegen", "allerdings", "selbst", "also", "indes"];
        let (scan, first) = (self.scan, self.outer_at + 1);
        if !matches!(kind(self.outer), Association | Alliance | Union | Party) || !scan.is_capitalised(first) {
            return None;
        }
        let clause = &scan.document.clauses[scan.document.clause_of(self.outer_at)?];
        let verb = clause.finite.filter(|&verb| verb > first + 1 && verb - first <= LONGEST_PHRASE)?;
        let addresses = is_capital_function_word(scan, first) && scan.is(first, Class::Pronoun);
        let adverb = scan.shape(first + 1) == Shape::Lower
            && scan.is(first + 1, Class::Adverb)
            && !scan.is(first + 1, Class::Preposition)
            && !OF_THE_SENTENCE.contains(&scan.word(first + 1));
        let plain = |at: usize| scan.kind(at) == Some(TokenKind::Word);
        let is_phrase = (addresses || adverb) && scan.is_capitalised(verb - 1) && (first..verb).all(plain);
        (is_phrase && self.opens_clause()).then_some(verb)
    }

    /// Whether nothing but an article and preposition stands before the name in its sentence, or behind a colon.
    fn opens_clause(&self) -> bool {
        let scan = self.scan;
        let start = scan.surroundings(self.outer_at).start;
        let before = (start..self.outer_at).rev().take_while(|&at| scan.word(at) != ":");
        before
            .into_iter()
            .all(|at| scan.shape(at) == Shape::Mark || scan.is(at, Class::Article) || scan.is(at, Class::Preposition))
    }

    /// ", Stein und Erden": nouns without articles, the last one behind "und".
    fn fields(&self, comma: usize, end: usize) -> Option<usize> {
        let scan = self.scan;
        let mut at = comma;
        while at + 1 < end && scan.word(at) == "," && scan.is_common_noun(at + 1) && scan.is_name_word(at + 1) {
            at += 2;
        }
        let closed = at > comma && matches!(scan.word(at), "und" | "&") && scan.is_name_word(at + 1) && at + 1 < end;
        closed.then_some(at + 2)
    }

    /// "am Hafen", "an der Marienkirche": what houses are named after, in one word or as the end of one.
    fn is_landmark(&self, at: usize) -> bool {
        use OrganisationKind::*;
        const SITES: &[&str] = &[
            "Hafen",
            "Park",
            "Markt",
            "Marktplatz",
            "Dom",
            "Rathaus",
            "Bahnhof",
            "Schloss",
            "Ring",
            "Tor",
            "Turm",
            "Hang",
            "Ufer",
            "Kanal",
            "Fluss",
            "Strand",
            "Meer",
            "Weiher",
            "Teich",
            "Wehr",
            "Anger",
            "Platz",
            "Garten",
            "Gries",
            "Graben",
            "Brunnen",
            "Zoo",
            "Kloster",
            "Deich",
            "Steg",
            "Hof",
            "Eck",
            "Weinberg",
            "Wasserturm",
            "Stadtpark",
            "Strom",
            "See",
            "Berg",
            "Bach",
            "Wald",
            "Moor",
            "Stadttor",
            "Stadtmauer",
            "Fleet",
        ];
        let word = self.scan.word(at);
        let house = matches!(kind(self.head), Other | University) || self.head.is_venue();
        let place = !self.scan.is_place(at) && self.scan.is_place_like(at);
        house && self.scan.is_name_word(at) && (SITES.contains(&word) || is_landmark(word) || place)
    }

    /// "»Kalte Hütte«", "St. Anna", "Gebr. Muster", "Mainz 05".
    fn mark_or_figure(&self, at: usize, end: usize) -> Option<(usize, Part)> {
        const LONGEST_QUOTED: usize = 6;
        let scan = self.scan;
        match scan.kind(at)? {
            TokenKind::QuotationMark if !scan.is_glued(at) => {
                let close = (at + 2..end.min(at + LONGEST_QUOTED + 2))
                    .find(|&at| scan.kind(at) == Some(TokenKind::QuotationMark))?;
                let opens_name = matches!(scan.shape(at + 1), Shape::Capital | Shape::Upper | Shape::Mixed);
                (opens_name && scan.is_glued(close)).then_some((close + 1, Part::Quoted))
            }
            TokenKind::Abbreviation if is_before_name(scan.word(at)) && scan.is_name_word(at + 1) => {
                Some((at + 2, Part::Apposed))
            }
            // "2.0", "04", "1951"
            TokenKind::Number | TokenKind::Ordinal
                if matches!(self.last, Part::Apposed | Part::Landmark) && scan.word(at).len() <= 4 =>
            {
                Some((at + 1, Part::Figure))
            }
            _ => None,
        }
    }

    /// "Umwelt- und Naturschutz", "ökologische Wirtschaftsforschung", "Erhaltung alter Mühlen": adjectives and one noun.
    fn group(&self, mut at: usize, end: usize) -> Option<usize> {
        let scan = self.scan;
        while at < end && scan.shape(at) == Shape::Lower && !scan.is_function_word(at) {
            at += 1;
        }
        while at + 2 < end
            && scan.word(at).ends_with('-')
            && matches!(scan.word(at + 1), "und" | "oder" | "sowie" | ",")
        {
            at += 2;
        }
        let first = at;
        // a capitalised adjective with its noun
        while at + 1 < end && scan.is_adjective(at) && scan.is_name_word(at) && scan.is_name_word(at + 1) {
            at += 1;
        }
        (at < end && scan.is_name_word(first)).then_some(at + 1)
    }

    /// Takes a part in, as far as it can be trusted.
    fn take(&mut self, tokens: Range<usize>, part: Part) {
        let trust = self.trust(&tokens, part);
        // what is sure makes sure what only waited for it; what is lost stays lost
        self.trust = match self.trust {
            Trust::Lost => Trust::Lost,
            _ => trust,
        };
        let closes = self.trust == Trust::Sure && part != Part::Item;
        let noun = matches!(part, Part::Apposed | Part::Last);
        if closes || self.trust == Trust::Pending && noun && self.is_closed(tokens.end) {
            self.trust = Trust::Sure;
            let apposed = self.sure.apposed || self.last == Part::Head && matches!(part, Part::Apposed | Part::Quoted);
            self.sure = Tail { end: tokens.end, named: true, apposed, legal_form: None };
        }
        self.last = part;
        // "des Landesverbands Muster": from here on the name of that body is read
        let inner = tokens.end - 1;
        if let (Part::Genitive, Trust::Pending, Some(head)) = (part, self.trust, self.scan.head(inner)) {
            (self.head_at, self.head, self.last) = (inner, head, Part::Head);
        }
        // "Zweckverband Bücherei am Park": as that of the library
        if let (Part::Apposed, Trust::Pending, Some(head)) = (part, self.trust, self.scan.head(inner))
            && self.head_at + 1 == inner
            && !head.plural
            && !head.describes()
        {
            (self.head_at, self.head, self.last) = (inner, head, Part::Head);
        }
    }

    /// Whether a part belongs to the name even where no legal form or short name closes it.
    fn trust(&self, tokens: &Range<usize>, part: Part) -> Trust {
        use OrganisationKind::*;
        let (scan, kind, last) = (self.scan, kind(self.head), self.last);
        let first = tokens.start;
        let sure_if = |sure: bool| if sure { Trust::Sure } else { Trust::Lost };
        if self.is_repeated(tokens.end) && part != Part::Item {
            return Trust::Sure;
        }
        match part {
            Part::Apposed => self.trust_apposed(tokens),
            Part::Quoted => sure_if(last == Part::Head || last == Part::Genitive),
            Part::Figure => {
                let club = self.head.is_club() || kind == Association && scan.word(first) == "von";
                let year = is_founding_year(scan, first)
                    && (!tells_of_founding(scan, first) || self.opens_clause() && self.is_before_verb(first + 1));
                // "08": no number is written so
                let short_year = scan.word(first).len() == 2 && scan.word(first).starts_with('0');
                let dated = kind == Association && (year || short_year);
                sure_if((club || dated) && self.trust == Trust::Sure)
            }
            // "Frankfurt am Main", "Galerie am Wehr", but not "Verband am Rhein"
            Part::Landmark => sure_if(
                last == Part::Apposed && scan.is_place_like(first - 1)
                    || last == Part::Head && (matches!(kind, Other | University) || self.head.is_venue()),
            ),
            Part::Purpose => {
                let purpose = scan.word(first) == "für" || matches!(kind, Association | Union | Alliance);
                let article = scan.is(first + 1, Class::Article) && kind != Authority;
                let place = scan.is_place(first + 1);
                sure_if(purpose && last == Part::Head && kind != Municipality && !article && !place)
            }
            Part::Genitive => match last {
                Part::Head => self.trust_genitive(tokens),
                Part::Apposed if super::parts::is_part(self.outer) => self.trust_genitive(tokens),
                // "zur Förderung der Musik", "zur Erhaltung alter Mühlen"
                Part::Purpose => sure_if(matches!(scan.word(self.head_at + 1), "zur" | "zum")),
                _ => Trust::Lost,
            },
            Part::Where => {
                sure_if(matches!(last, Part::Purpose | Part::Genitive | Part::Last) && self.is_country(tokens.end - 1))
            }
            // "Muster & Söhne", "Minden/Lippe", and what follows a common noun that is part of the name
            Part::Last if last == Part::Apposed => {
                // "SG Muster und TV Beispielow": two clubs
                if scan.head(first + 1).is_some_and(|head| head.is_club() && !head.plural) {
                    return Trust::Lost;
                }
                let joint = scan.word(first) == "&" || scan.word(first) == "/" && scan.is_glued(first);
                let kin = matches!(scan.word(first + 1), "Söhne" | "Partner" | "Sohn" | "Töchter" | "Co" | "Co.");
                let landscape = |at: usize| is_landmark(scan.word(at)) || is_landscape(scan.word(at));
                let landscapes = landscape(first - 1) && landscape(first + 1);
                let common = scan.is_common_noun(first - 1) && scan.is_common_noun(tokens.end - 1);
                if joint || kin || landscapes || common && matches!(kind, Union) {
                    Trust::Sure
                } else if common && self.trust != Trust::Lost {
                    Trust::Pending
                } else {
                    Trust::Lost
                }
            }
            Part::Item | Part::Last => sure_if(!scan.is(first + 1, Class::Article)),
            Part::Head => Trust::Lost,
        }
    }

    fn trust_apposed(&self, tokens: &Range<usize>) -> Trust {
        use OrganisationKind::*;
        let (scan, last, at) = (self.scan, self.last, tokens.start);
        if scan.kind(at) == Some(TokenKind::Abbreviation) || is_capital_function_word(scan, at) {
            return Trust::Sure;
        }
        // "Verlag Erika Muster", but "Betriebsrat Erika Muster"
        if scan.is_person(at) && !scan.is_place(at) {
            let firm = matches!(kind(self.head), Media | Company) && !self.head.is_compound();
            // "Schützenverein Hubertus Musterried"
            let club = kind(self.head) == Association && scan.is_place_like(at + 1);
            return if last == Part::Head && (firm || club) { Trust::Sure } else { Trust::Lost };
        }
        if is_half(scan, at) {
            return Trust::Sure;
        }
        if scan.is_place(at) {
            return if scan.is_genitive_place(at) { Trust::Lost } else { Trust::Sure };
        }
        // "Werbegemeinschaft Musterau Mitte", but not "Mitte Mai"
        if is_direction(scan.word(at)) && last == Part::Apposed && !never_in_name(scan, at + 1) {
            return Trust::Sure;
        }
        if never_in_name(scan, at) || scan.word(at).chars().count() < 2 {
            return Trust::Lost;
        }
        let place_like = scan.is_place_like(at)
            || tokens.len() > 1
            || is_direction(scan.word(at))
            || opens_place(scan.word(at)) && scan.is_name_word(at + 1);
        // behind "für Musik" only a place goes on with the name
        if matches!(last, Part::Purpose | Part::Last | Part::Where | Part::Genitive | Part::Item) {
            let proper = last != Part::Where && scan.is_unknown_capital(at) && !scan.is(at, Class::Surname)
                || last == Part::Purpose && scan.shape(tokens.end) == Shape::Mark && scan.is_common_noun(at);
            return match () {
                _ if place_like || proper => Trust::Sure,
                // "Trägerkreis des Bahnhofs Mustergleis"
                _ if last == Part::Genitive && !scan.is_listed_noun(at) => Trust::Pending,
                _ => Trust::Lost,
            };
        }
        if place_like || matches!(scan.shape(at), Shape::Upper | Shape::Mixed) {
            return Trust::Sure;
        }
        // "Nasse Füße", "Heilig Geist": what stands before has the form of an adjective that no list knows
        let adjective_form =
            |at: usize| scan.is_unknown_capital(at) && !scan.is_place_like(at) && ends_like_adjective(scan.word(at));
        let behind_adjective = last == Part::Apposed
            && (opens_phrase(scan, at - 1) || opens_place(scan.word(at - 1)) || adjective_form(at - 1));
        if behind_adjective || opens_phrase(scan, at) && scan.is_name_word(at + 1) {
            return Trust::Sure;
        }
        let may_be_object = scan.is_common_noun(at)
            && scan.shape(tokens.end) == Shape::Lower
            && needs_no_article(scan.word(at))
            && self.may_have_object();
        // "TV Abendröte": behind the letters of a club stands what it is called
        let called = last == Part::Head && self.head.is_club() && scan.shape(self.head_at) == Shape::Upper;
        if scan.is_listed_noun(at) && !called || may_be_object && kind(self.head) != Municipality {
            Trust::Pending
        } else {
            Trust::Sure
        }
    }

    /// Whether the noun behind the head may be the object of a verb: "hat der Verein Spenden gesammelt".
    fn may_have_object(&self) -> bool {
        let scan = self.scan;
        let before = |count: usize, class: Class| self.outer_at.checked_sub(count).is_some_and(|at| scan.is(at, class));
        let governed = before(1, Class::Article) && before(2, Class::Preposition) || before(1, Class::Preposition);
        // "die Anträge der Initiative Muster", "Mitglied des Vereins Muster": no subject, so that an object is unlikely
        let article = self.outer_at.checked_sub(1).map_or("", |at| scan.word(at));
        let feminine = self.outer.gender() == Some(Gender::Feminine);
        let governed = governed || article == "des" || article == "der" && feminine;
        let clause = scan.document.clause_of(self.outer_at).map(|clause| &scan.document.clauses[clause]);
        let behind_verb = clause.is_some_and(|clause| {
            clause.kind != ClauseKind::Main || clause.finite.is_some_and(|finite| finite < self.outer_at)
        });
        behind_verb && !governed && scan.word(self.outer_at) == self.outer.lemma()
    }

    fn trust_genitive(&self, tokens: &Range<usize>) -> Trust {
        use OrganisationKind::*;
        let (scan, kind) = (self.scan, kind(self.head));
        let first = tokens.start;
        // "Bibliothek der Hochschule Muster": the name of the other body is still to come
        let adjective = scan.is_adjective(first + 1) && scan.is_name_word(first + 1) && tokens.len() > 2;
        if scan.head(tokens.end - 1).is_some_and(|head| !head.plural && !head.describes()) {
            // "Sektion Muster des Deutschen Wandervereins"
            let named = tokens.len() > 2 && scan.is_name_word(first + 1);
            if named && super::parts::is_part(self.head) {
                return Trust::Sure;
            }
            return if matches!(kind, Municipality | Alliance) { Trust::Lost } else { Trust::Pending };
        }
        // "Verband der Musterindustrie", "Zentralverband des Deutschen Musterhandwerks"
        let groups = scan.word(first) == "der" && !scan.is_place(tokens.end - 1);
        let plural = is_plural_adjective(scan, first);
        // "Kreisverband der Imker" is no party; "Förderverein des Freibads" names what it is for
        let club =
            matches!(kind, Association | Union | Alliance) || kind == Party && self.head.lemma().ends_with("verband");
        let patron = SUPPORTERS.iter().any(|supporter| scan.word(self.head_at).starts_with(supporter));
        let sure = club && (adjective || groups || plural || patron)
            || matches!(kind, University | Other) && is_field(scan.word(tokens.end - 1));
        if sure { Trust::Sure } else { Trust::Lost }
    }

    /// Whether the name from the head noun to here stands elsewhere in the text too.
    fn is_repeated(&self, end: usize) -> bool {
        let last = end - 1;
        self.scan.is_name_word(last)
            && !never_in_name(self.scan, last)
            && self.scan.is_repeated(self.outer_at..end)
            && self.scan.is_repeated(self.head_at..end)
    }

    /// Whether a common noun right behind a head noun must be part of the name, by what stands around both: before a
    /// finite verb only one phrase has room, and nothing else stands between a genitive and the end of its phrase.
    fn is_closed(&self, end: usize) -> bool {
        let scan = self.scan;
        if matches!(scan.shape(end), Shape::Capital | Shape::Upper | Shape::Mixed) && scan.is_name_word(end) {
            return false;
        }
        let sentence = scan.sentence_of(self.outer_at);
        let opens = self.opens_clause();
        let before_verb = opens && self.is_before_verb(end);
        let genitive = self.outer_at > 0
            && scan.word(self.outer_at - 1) == "des"
            && scan.word(self.outer_at) != self.outer.lemma();
        let ends = scan.shape(end) == Shape::Mark || end >= sentence.end;
        // "bei der Stiftung Muster und Beispiel"
        let governed = self.outer_at > sentence.start + 1
            && scan.is(self.outer_at - 1, Class::Article)
            && scan.is(self.outer_at - 2, Class::Preposition);
        before_verb || (genitive || governed) && ends || opens && end >= sentence.end
    }

    /// Whether the finite verb of the clause stands at a token.
    fn is_before_verb(&self, at: usize) -> bool {
        let scan = self.scan;
        let clause = scan.document.clause_of(self.outer_at).map(|clause| &scan.document.clauses[clause]);
        clause.is_some_and(|clause| clause.finite == Some(at))
    }

    fn is_country(&self, at: usize) -> bool {
        self.scan.row(at, Class::Place).is_some_and(|row| row.column(0) == "country")
    }
}

/// Bodies that are there for something else, and named after it.
const SUPPORTERS: &[&str] = &["Förder", "Freundeskreis", "Träger", "Unterstützer", "Freunde", "Zentralverband"];

fn kind(head: Head) -> OrganisationKind {
    OrganisationKind::from_name(head.kind())
}
