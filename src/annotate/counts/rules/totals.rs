//! Figures of all members of a body.

use super::Rule;
use super::vetoes::{describes_members, is_about_other};
use crate::annotate::OrganisationKind;
use crate::annotate::counts::CountKind;
use crate::annotate::counts::bodies::{Link, is_group, is_group_name};
use crate::annotate::counts::scene::{Scene, Standing};
use crate::annotate::counts::words;
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb, UnitClass};

pub const OWN_MEMBERS: Rule = Rule {
    name: "own-members",
    kind: CountKind::Total,
    applies: |scene| {
        let all = scene.governed_by(&["alle", "allen", "aller", "sämtliche", "sämtlichen"]);
        let enough = scene.is_member() || scene.is_known() && (scene.link > Link::None || scene.is_about_members());
        enough
            && scene.is_cardinal()
            && (scene.is_possessed() || all)
            && has_plain_adjectives(scene)
            && !describes_members(scene)
    },
    examples: &[
        ("Die Genossenschaft berät ihre 212 Mitglieder kostenlos.", "total 212 Mitglieder"),
        ("Alle 21 Mitglieder des Vereins stimmten zu.", "total 21 Mitglieder"),
        ("Alle 33 Büchereien des Bibliotheksverbunds öffnen am Sonntag.", "total 33 Büchereien"),
    ],
    silent: &["Der Stadtrat und seine 40 Mitglieder tagten.", "Alle fünf Jurymitglieder waren da."],
};

/// "die zwölf geehrten Mitglieder" are not all of them.
fn has_plain_adjectives(scene: &Scene) -> bool {
    scene.phrase.adjectives().all(|at| {
        let word = scene.view.word(at);
        let is_participle = word.starts_with("ge") && word.contains("te");
        !(is_participle || matches!(word, "anwesenden" | "neuen" | "jüngsten"))
    })
}

pub const DIVIDED: Rule = Rule {
    name: "divided-members",
    kind: CountKind::Total,
    applies: |scene| {
        scene.is_known()
            && scene.is_cardinal()
            && scene.is_definite()
            && !scene.is_prepositional()
            && (scene.clause_says(&["verteilen", "gliedern", "teilen"]) || scene.clause_says(&["setzen", "zusammen"]))
    },
    examples: &[("Die 30 Mitglieder verteilen sich auf drei Länder.", "total 30 Mitglieder")],
    silent: &["Die 30 Mitglieder des Stadtrats verteilen sich auf drei Fraktionen."],
};

pub const EXTENT: Rule = Rule {
    name: "extent",
    kind: CountKind::Total,
    applies: |scene| {
        let has = has_so_many(scene);
        let counts = scene.verb_is(&["zählen", "verzeichnen", "aufweisen"])
            || scene.clause_has(CountWord::Past) && says_count(scene);
        let gathers = scene.verb_word() == Some(CountWord::Gather)
            || scene.verb_word().is_none()
                && (scene.clause_has(CountWord::Gather) || scene.clause_has(CountWord::Past));
        let of_group = scene.link > Link::None;
        let reads = match scene.standing {
            Standing::Member => has || gathers,
            Standing::Known => (has || gathers) && of_group,
            Standing::Listed if scene.class() == Some(UnitClass::People) => {
                (gathers || counts) && scene.link > Link::Pronoun
            }
            Standing::Listed => (gathers || counts) && of_group || gathers && opens_with_name(scene),
            Standing::Open => {
                gathers && scene.link == Link::Named && vouches(scene) || counts && opens_with_body(scene)
            }
            Standing::Bare => false,
        };
        reads
            && !scene.is_event()
            && scene.is_cardinal()
            && (scene.is_ungoverned() || scene.governed_by(&["über", "auf"]) && has)
    },
    examples: &[
        ("Das Netzwerk umfasst nun 15 öffentliche Häuser.", "total 15 öffentliche Häuser"),
        ("Kulturring zählt jetzt 183 Häuser\n\nMusterau, 17. März 2022. Es geht voran.", "total 183 Häuser"),
        ("Der Verein hat rund 12.400 Mitglieder.", "total approx 12400 Mitglieder"),
        (
            "Der Verband vertritt mehr als 300 kleine und mittlere Unternehmen.",
            "total more_than 300 kleine und mittlere Unternehmen",
        ),
        ("Der Verein hatte 14 Mitglieder.", "previous 14 Mitglieder"),
        ("Vor zehn Jahren hatte der Verein noch 80 Mitglieder.", "previous 80 Mitglieder"),
        ("Der Verband zählt bisher 98 Kommunen.", "total 98 Kommunen"),
        ("Künftig soll das Bündnis 20 Partner umfassen.", "planned 20 Partner"),
        ("Die Innung hat 64 Betriebe.", "total 64 Betriebe"),
        ("Der Chorverband Nordheide e. V. vereint 214 Chöre.", "total 214 Chöre"),
        ("Bei seiner Gründung zählte der Verein elf Mitglieder.", "founding 11 Mitglieder"),
    ],
    silent: &[
        "Der Stadtrat hat 40 Mitglieder.",
        "Die Partei hat drei Mitglieder ausgezeichnet.",
        "Er hat zwölf Unternehmen in der Region besucht.",
        "Eine Genossenschaft muss mindestens drei Mitglieder haben.",
        "In der Region gibt es 12 Unternehmen.",
        "Sie ist seit 20 Jahren Mitglied des Vereins.",
        "Aus beiden Orten kamen je elf Mitglieder.",
        "Der Verband hat zehn Projekte.",
        "Die Gemeinde hat 4.200 Einwohner und zwölf Vereine.",
        "Der Verband hat 40 Krankenhäuser befragt.",
        "Der Verein vertritt 300 Beschäftigte.",
    ],
};

/// "hat", "zählt", "kann auf … verweisen": as the full verb of the clause.
fn has_so_many(scene: &Scene) -> bool {
    let is_extent = scene.verb_word() == Some(CountWord::Extent)
        || scene.verb_is(&["verfügen", "verweisen", "erreichen", "stellen"])
        || scene.clause().is_none_or(|clause| clause.lemma.is_none())
            && (scene.clause_has(CountWord::Extent) || scene.clause_has(CountWord::Past));
    is_extent && !has_participle(scene)
}

/// "zählt", which unlike "hat" speaks of members more often than not.
fn says_count(scene: &Scene) -> bool {
    scene.clause_says(&["zählt", "zählte", "zählen", "zählten", "verzeichnet", "verzeichnete"])
}

/// "hat 15 Mitglieder ausgezeichnet": the members are the object of another verb.
fn has_participle(scene: &Scene) -> bool {
    let has_only = scene.clause_says(&["hat", "haben", "hatte", "hatten", "habe"]);
    has_only
        && scene.own_tokens().filter(|at| !scene.phrase.unit_tokens().contains(at)).any(|at| {
            let word = scene.view.word(at);
            let stem =
                word.len() > 5 && (word.starts_with("ge") || word.get(2..).is_some_and(|rest| rest.contains("ge")));
            let is_attribute = scene.view.is_capitalised(at + 1);
            word.starts_with(char::is_lowercase)
                && stem
                && !is_attribute
                && (word.ends_with('t') || word.ends_with("en"))
        })
}

/// "Die VSL vertritt 23 Keltereien": a body of which the name does not say what it is.
fn opens_with_name(scene: &Scene) -> bool {
    let before = scene.clause().map_or(0..0, |clause| clause.before_finite());
    if before.is_empty() {
        return false;
    }
    let mut names = scene.layers.organisations.starting_in(scene.view.span(before));
    names.any(|(_, mention)| mention.value.kind == OrganisationKind::Other)
}

/// "bundesweit", "Mitglied", "unter ihrem Dach": words that leave no doubt what is gathered.
fn vouches(scene: &Scene) -> bool {
    scene.speaks_of_membership(scene.clause.clone())
        && scene.verb_is(&["vereinen", "umfassen", "versammeln", "bündeln"])
}

/// "Die Bergwacht zählt 412 Bergretterinnen": nothing but the body stands before the verb.
fn opens_with_body(scene: &Scene) -> bool {
    let before = scene.clause().map_or(0..0, |clause| clause.before_finite());
    scene.link > Link::Pronoun && before.clone().any(|at| is_group(scene.view, at) || scene.has_body(at..at + 1))
}

pub const SO_MANY_OF_ALL: Rule = Rule {
    name: "so-many-of-all",
    kind: CountKind::Total,
    applies: |scene| {
        let end = scene.phrase.figure.end;
        let next = scene.next_figure().filter(|next| scene.view.token_at(next.span.start) <= end + 2);
        let of_all = matches!(scene.view.word(end), "der" | "von")
            && next.is_some_and(|next| scene.standing_of(next).is_some_and(|standing| standing >= Standing::Listed));
        let belongs = scene.verb_word() == Some(CountWord::Gather)
            || scene.does(&[MembershipVerb::Belong])
            || scene.clause_has(CountWord::Belongs)
            || scene.own_tokens().any(|at| matches!(scene.view.word(at), "Mitglied" | "Mitglieder"));
        scene.is_alone() && scene.is_cardinal() && scene.is_ungoverned() && of_all && belongs && scene.link > Link::None
    },
    examples: &[
        ("Der Gemeindeverband vertritt 34 der 37 Gemeinden im Tal.", "total 34"),
        ("Dem Zweckverband gehören 34 von 37 Gemeinden an.", "total 34"),
    ],
    silent: &["34 der 37 Gemeinden sind zum Treffen des Verbands gekommen."],
};

pub const CONSISTING_OF: Rule = Rule {
    name: "consisting-of",
    kind: CountKind::Total,
    applies: |scene| {
        let before = scene.clause.start..scene.phrase.figure.start;
        scene.governed_by(&["aus"])
            && scene.is_cardinal()
            && scene.clause_says(&["besteht", "bestehen", "bestand"])
            && scene.is_listed()
            && (scene.speaks_of_membership(before) || scene.is_known() && scene.link > Link::None)
    },
    examples: &[("Das Netzwerk besteht aus 14 Höfen.", "total 14 Höfen")],
    silent: &["Das Dorf besteht aus 14 Höfen.", "Der Stadtrat besteht aus 40 Mitgliedern."],
};

pub const VOICE_OF: Rule = Rule {
    name: "voice-of",
    kind: CountKind::Total,
    applies: |scene| {
        let interests = scene.governed_by(&["von"])
            && scene.clause_has(CountWord::Gather)
            && scene.clause_says(&["interessen", "belange", "anliegen"]);
        let noun = scene.lead.governor.and_then(|at| at.checked_sub(1));
        let voice = scene.governed_by(&["von"])
            && noun.is_some_and(|at| {
                matches!(
                    scene.view.word(at),
                    "Stimme" | "Sprachrohr" | "Interessenvertretung" | "Dach" | "Heimat" | "Netz"
                )
            });
        let speaks = scene.governed_by(&["für"]) && scene.verb_is(&["sprechen", "stehen"]);
        let of_group = scene.link > Link::None || speaks && scene.speaks_of_membership(scene.sentence.clone());
        scene.is_cardinal() && scene.is_listed() && (interests || voice || speaks) && of_group
    },
    examples: &[
        ("Der Verband vertritt die Interessen von mehr als 250 Unternehmen.", "total more_than 250 Unternehmen"),
        ("Der Verband ist die Stimme von 38 Brauereien.", "total 38 Brauereien"),
        ("Der Städtebund spricht für 44 Kommunen.", "total 44 Kommunen"),
    ],
    silent: &["Die Kanzlei vertritt die Interessen von drei Unternehmen."],
};

pub const UNION_OF: Rule = Rule {
    name: "union-of",
    kind: CountKind::Total,
    applies: |scene| {
        let Some(at) = scene.lead.governor else { return false };
        let noun = (scene.sentence.start..at).rev().find(|&at| scene.view.is_capitalised(at));
        scene.governed_by(&["aus", "von"])
            && scene.is_cardinal()
            && !scene.is_event()
            && scene.standing > Standing::Bare
            && noun == at.checked_sub(1)
            && noun.is_some_and(|noun| is_group(scene.view, noun) || scene.is_listed() && ends_group_name(scene, noun))
    },
    examples: &[
        (
            "Die Nordlicht eG ist ein Zusammenschluss aus mittlerweile 15 regionalen Stadtwerken.",
            "total 15 regionalen Stadtwerken",
        ),
        ("Ein Bündnis von zehn Organisationen fordert mehr Geld.", "total 10 Organisationen"),
        ("Als Dachverband von 38 Brauereien wirbt er fürs Bier.", "total 38 Brauereien"),
    ],
    silent: &[
        "Eine Delegation von zehn Unternehmen reiste an.",
        "Sie kauft Holz von zehn Betrieben.",
        "Der Verein wurde von zehn Firmen verklagt.",
    ],
};

pub const WITH_MEMBERS: Rule = Rule {
    name: "with-members",
    kind: CountKind::Total,
    applies: |scene| {
        let Some(at) = scene.lead.governor else { return false };
        let with =
            scene.governed_by(&["mit"]) || scene.is_possessed() && scene.view.word(at.saturating_sub(1)) == "mit";
        let at = if scene.governed_by(&["mit"]) { at } else { at.saturating_sub(1) };
        let behind_name = at > scene.sentence.start
            && (ends_group_name(scene, at - 1) || is_group(scene.view, at - 1) || behind_comma(scene, at));
        let opens = at == scene.clause.start && scene.link > Link::None;
        // "ist mit 9.400 Mitgliedern der größte"
        let is_rank = scene.verb_is(&["sein", "gehören", "zählen", "bleiben", "werden"])
            && scene.link > Link::None
            && !(scene.is_relative() || at > 0 && scene.view.is_capitalised(at - 1) && !scene.ends_name(at - 1));
        with && scene.is_cardinal()
            && match scene.standing {
                Standing::Member => {
                    behind_name || opens || is_rank || at > scene.sentence.start && scene.ends_name(at - 1)
                }
                Standing::Known => behind_name || opens || is_rank,
                Standing::Listed => {
                    at > scene.sentence.start && (is_group(scene.view, at - 1) || ends_group_name(scene, at - 1))
                }
                _ => false,
            }
    },
    examples: &[
        ("Der Sportbund mit 12.400 Mitgliedern wächst.", "total 12400 Mitgliedern"),
        ("Mit fast 200 Mitgliedern gehört der Verbund zu den größeren.", "total less_than 200 Mitgliedern"),
        ("Der Mieterverein ist mit 9.400 Mitgliedern der größte im Land.", "total 9400 Mitgliedern"),
        ("Mit derzeit 33 Büchereien ist der Bibliotheksverbund der kleinste.", "total 33 Büchereien"),
        ("Die Genossenschaft mit ihren 20 Mitgliedern tagt.", "total 20 Mitgliedern"),
    ],
    silent: &[
        "Sie sprach mit drei Mitgliedern über die Lage.",
        "Ein Stadtrat mit 40 Mitgliedern entscheidet.",
        "Eine Familie mit fünf Mitgliedern zog ein.",
        "Der Chorverband singt mit drei Chören im Park.",
    ],
};

fn ends_group_name(scene: &Scene, token: usize) -> bool {
    let Some(end) = scene.view.token(token).map(|token| token.span.end) else { return false };
    let name = scene.layers.organisations.before(end);
    name.is_some_and(|(_, mention)| mention.span.end == end && is_group_name(scene.view, mention))
}

/// "Der Verband, mit 300 Mitgliedern der größte …"
fn behind_comma(scene: &Scene, at: usize) -> bool {
    scene.view.word(at - 1) == "," && at >= 2 && (scene.ends_name(at - 2) || is_group(scene.view, at - 2))
}

pub const STRONG: Rule = Rule {
    name: "so-many-strong",
    kind: CountKind::Total,
    applies: |scene| {
        scene.is_known()
            && scene.is_cardinal()
            && matches!(
                scene.view.small(scene.end()).as_ref(),
                "starke" | "starken" | "starker" | "starkes" | "zählende" | "zählenden" | "umfassende" | "umfassenden"
            )
    },
    examples: &[("Der 9.400 Mitglieder starke Mieterverein klagt.", "total 9400 Mitglieder")],
    silent: &["Der Verein ehrte 12 starke Mitglieder."],
};

pub const BELONGING: Rule = Rule {
    name: "belonging",
    kind: CountKind::Total,
    applies: |scene| {
        let belongs = scene.verb_is(&["angehören"])
            || scene.does(&[MembershipVerb::Belong])
                && scene.clause_says(&["gehören", "gehört", "gehörten", "gehörte"])
            || scene.verb_is(&["gehören"]) && belongs_to_group(scene);
        let of_body = match scene.standing {
            Standing::Member => true,
            Standing::Known => scene.link > Link::None || scene.is_about_members() || has_dative(scene),
            Standing::Listed => scene.link > Link::None || has_dative(scene),
            Standing::Open => scene.link > Link::Pronoun || has_dative(scene) && scene.is_about_members(),
            Standing::Bare => scene.is_counted() && (scene.link > Link::None || has_dative(scene)),
        };
        belongs && of_body && scene.is_cardinal() && scene.is_ungoverned() && !scene.is_event()
    },
    examples: &[
        ("Dem Verband gehören 68 Banken an.", "total 68 Banken"),
        ("Ihr gehören nun 36 Unternehmen und Einrichtungen an.", "total 36 Unternehmen und Einrichtungen"),
        ("Zum Abwasserzweckverband gehören 17 Gemeinden.", "total 17 Gemeinden"),
        ("Der Mieterverein, dem 9.400 Haushalte angehören, klagt.", "total 9400 Haushalte"),
        ("Dem Karnevalsbund gehören 3.400 Narrhallesen an.", "total 3400 Narrhallesen"),
        ("Der Wasserverband meldet 20 neue Gemeinden. Ihm gehören nun 61 an.", "new 20 neue Gemeinden; total 61"),
    ],
    silent: &["Dem Beirat gehören acht Mitglieder an.", "Ihm gehören drei Häuser in der Altstadt."],
};

/// "zum Verband gehören": the body stands behind the preposition.
fn belongs_to_group(scene: &Scene) -> bool {
    scene.own_tokens().any(|at| {
        matches!(scene.view.small(at).as_ref(), "zum" | "zur" | "zu")
            && (at + 1..at + 4).any(|noun| is_group(scene.view, noun) || scene.has_body(noun..noun + 1))
    }) && scene.link > Link::Pronoun
}

/// "dem Verband", "ihr": to whom they belong.
fn has_dative(scene: &Scene) -> bool {
    scene.clause_says(&["ihr", "ihm", "uns", "dem"]) && scene.link > Link::None
}

pub const BELONGS_WITH: Rule = Rule {
    name: "belongs-with",
    kind: CountKind::Total,
    applies: |scene| {
        let roof = scene.own_tokens().any(|at| {
            matches!(scene.view.word(at), "Dach" | "Dache") && (scene.clause_says(&["unter"]) || at > scene.end())
        });
        let stands = scene.verb_is(&["stehen"]) && !scene.clause_says(&["hinter"]);
        let belongs = scene.clause_has(CountWord::Belongs) && !stands || is_part_of(scene) || roof;
        let of_body = match scene.standing {
            Standing::Known | Standing::Member => {
                scene.link > Link::None && (complements(scene) || roof) || scene.is_of_group() && is_enrolled(scene)
            }
            Standing::Listed => {
                scene.link > Link::None && (complements(scene) || roof && scene.link > Link::Pronoun)
                    || scene.is_of_group() && is_enrolled(scene)
            }
            // "…, als 255.512 gemeldet waren"
            Standing::Bare => scene.follows_count() && enrols(scene),
            Standing::Open => false,
        };
        belongs
            && of_body
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && !scene.is_event()
            && !is_about_other(scene)
    },
    examples: &[
        ("Im Chorverband sind 214 Chöre zusammengeschlossen.", "total 214 Chöre"),
        ("214 Chöre sind im Chorverband organisiert.", "total 214 Chöre"),
        ("Unter dem Dach des Chorverbands singen 214 Chöre.", "total 214 Chöre"),
        ("Am Netzwerk Feile e. V. beteiligen sich 112 Werkstätten.", "total 112 Werkstätten"),
        ("Beim Bündnis machen inzwischen 26 Vereine mit.", "total 26 Vereine"),
        ("Hinter der Genossenschaft stehen 318 Bürgerinnen und Bürger.", "total 318 Bürgerinnen und Bürger"),
        ("Sieben Hochschulen bilden die Hochschulallianz.", "total 7 Hochschulen"),
        ("214 Mitglieder tragen die Genossenschaft inzwischen.", "total 214 Mitglieder"),
        ("Mehr als 200 Betriebe sind der Innung direkt angeschlossen.", "total more_than 200 Betriebe"),
    ],
    silent: &[
        "An der Demonstration des Bündnisses beteiligten sich 300 Menschen.",
        "Vor dem Verein stehen drei Häuser.",
        "Drei Frauen tragen die Fahne des Vereins.",
        "In einer Umfrage des Verbands Musterau, an der sich 214 Betriebe beteiligten, ging es um Preise.",
    ],
};

/// "sind organisiert", "sind vereint", "sind verbunden": participles that elsewhere mean something else.
fn is_part_of(scene: &Scene) -> bool {
    scene.clause_says(&["sind", "waren", "seien"])
        && scene.clause_says(&["organisiert", "vereint", "verbunden", "vernetzt", "vertreten", "versammelt", "aktiv"])
}

/// "sind derzeit eingeschrieben": without a word on where.
fn is_enrolled(scene: &Scene) -> bool {
    enrols(scene) && scene.says_now()
}

fn enrols(scene: &Scene) -> bool {
    scene.clause_says(&["eingeschrieben", "eingetragen", "registriert", "angemeldet", "gemeldet"])
}

/// Whether the body is what they belong to: "im Verband", "am Netzwerk", "hinter der Genossenschaft", "dem Bund"; or the
/// object of "tragen" and "bilden".
fn complements(scene: &Scene) -> bool {
    let takes_object = scene.verb_is(&["tragen", "bilden"]);
    scene.is_relative()
        || scene.own_tokens().any(|at| {
            let word = scene.view.small(at);
            let opens = match word.as_ref() {
                "im" | "in" | "beim" | "bei" | "am" | "an" | "zum" | "zur" | "hinter" | "dem" => true,
                "der" => !takes_object,
                "die" | "das" | "den" => takes_object,
                _ => false,
            };
            let article = usize::from(scene.view.is(at + 1, Class::Article) && !scene.view.is(at, Class::Article));
            opens && !scene.phrase.unit_tokens().contains(&at) && heads_body(scene, at + 1 + article)
        })
        || scene.link == Link::Pronoun && scene.clause_says(&["ihm", "ihr", "uns"])
}

/// Whether the noun phrase that begins with a token is a body: "neu gegründeten Genossenschaft", "Bäuerinnen- und
/// Bauernverband", but not "Demonstration des Bündnisses".
fn heads_body(scene: &Scene, first: usize) -> bool {
    for at in first..first + LONGEST_DESIGNATION {
        let word = scene.view.word(at);
        if is_group(scene.view, at) || scene.has_body(at..at + 1) {
            return true;
        }
        if word.starts_with(char::is_uppercase) && !word.ends_with('-')
            || word.starts_with(|mark: char| mark.is_ascii_punctuation())
        {
            return false;
        }
    }
    false
}

/// Words of a designation up to its head: "der neu gegründeten Genossenschaft".
const LONGEST_DESIGNATION: usize = 4;

pub const MEMBERS_OF_MEMBERS: Rule = Rule {
    name: "members-of-members",
    kind: CountKind::Total,
    applies: |scene| {
        let counts_people = scene.class() == Some(UnitClass::People) || scene.is_member();
        let in_them =
            scene.clause_says(&["ihnen"]) && scene.clause_says(&["in", "hinter", "unter"]) && scene.follows_bodies();
        counts_people
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && scene.is_of_group()
            && (in_them || names_known_bodies(scene))
    },
    examples: &[
        (
            "Der Sportbund Musterland wächst. Hinter den Vereinen stehen 4.000 Sportlerinnen und Sportler.",
            "total 4000 Sportlerinnen und Sportler",
        ),
        (
            "Dem Feuerwehrverband Musterland gehören 71 Wehren an. In ihnen tun 2.143 Einsatzkräfte Dienst.",
            "total 71 Wehren; total 2143 Einsatzkräfte",
        ),
    ],
    silent: &["In den Häusern wohnen 4.000 Menschen."],
};

/// "in den Vereinen", "hinter diesen Chören": bodies that are members of the body at hand, in the plural.
fn names_known_bodies(scene: &Scene) -> bool {
    scene.own_tokens().any(|at| {
        let unit = words::unit(scene.view, at).filter(|unit| unit.class == UnitClass::Body);
        unit.is_some_and(|unit| scene.said.units.names.know(unit, scene.view.word(at)))
            && at > 1
            && matches!(scene.view.word(at - 1), "den" | "diesen" | "ihren" | "unseren")
            && matches!(scene.view.small(at - 2).as_ref(), "in" | "hinter" | "bei")
    })
}

pub const BY_RELATIVE_CLAUSE: Rule = Rule {
    name: "members-by-relative",
    kind: CountKind::Total,
    applies: |scene| {
        let says_member = |clause: &crate::document::Clause| {
            let is_member = clause.tokens.clone().any(|at| matches!(scene.view.word(at), "Mitglied" | "Mitglieder"))
                || matches!(clause.lemma, Some("angehören" | "anschließen"));
            is_member && scene.has_body(clause.tokens.clone())
        };
        scene.is_cardinal()
            && scene.is_listed()
            && !scene.is_definite()
            && !scene.is_event()
            && scene.relative_behind().is_some_and(says_member)
    },
    examples: &[("Organisiert sind sie in 17 Vereinen, die alle Mitglied im Stadtverband sind.", "total 17 Vereinen")],
    silent: &["Sie sprach mit drei Vereinen, die sich um den Preis bewerben."],
};

pub const CARRIED_BY: Rule = Rule {
    name: "carried-by",
    kind: CountKind::Total,
    applies: |scene| {
        let partners = scene.is_member()
            || scene.class() == Some(UnitClass::Body)
                && (scene.noun().is_some_and(|noun| scene.view.small(noun.head).starts_with("partner"))
                    || scene.clause_says(&["getragen"]));
        scene.governed_by(&["von"]) && scene.is_cardinal() && partners && scene.clause_has(CountWord::Carry)
    },
    examples: &[("Das Fest wird von sechs Partnervereinen aus der Region ausgerichtet.", "total 6 Partnervereinen")],
    silent: &["Das Fest wird von drei Unternehmen organisiert."],
};

pub const ARE_MEMBERS: Rule = Rule {
    name: "are-members",
    kind: CountKind::Total,
    applies: |scene| {
        let is = scene.clause_says(&["sind", "waren", "seien", "ist"]);
        let predicate = scene.own_tokens().any(|at| {
            matches!(scene.view.word(at), "Mitglied" | "Mitglieder" | "Gesellschafter" | "Genossen" | "Genossinnen")
                && !scene.phrase.unit_tokens().contains(&at)
                && !(at > 0 && scene.view.is(at - 1, Class::Article))
        });
        is && predicate
            && scene.standing > Standing::Bare
            && !scene.is_event()
            && (scene.is_listed() || scene.link > Link::Pronoun)
            && scene.is_cardinal()
            && scene.is_ungoverned()
            && scene.link > Link::None
            && !scene.is_member()
    },
    examples: &[
        ("Inzwischen 48 Kommunen sind Mitglied im Klimabündnis.", "total 48 Kommunen"),
        ("Mitglied im Städtebund sind 44 Städte und Gemeinden.", "total 44 Städte und Gemeinden"),
        ("Der Dachverband, in dem 23 solche Zirkel Mitglied sind, tagt.", "total 23 solche Zirkel"),
    ],
    silent: &["Drei Frauen sind Mitglied des Vorstands."],
};

pub const MEMBERS_OF: Rule = Rule {
    name: "members-of",
    kind: CountKind::Total,
    applies: |scene| {
        let behind = scene.end();
        let of = matches!(scene.view.word(behind), "der" | "des" | "im" | "beim" | "vom" | "von" | "in" | "am")
            && scene.has_body(behind..(behind + 5).min(scene.sentence.end));
        let definite = scene.governed_by(&["die", "den", "der"]) || scene.lead.has(CountWord::Now);
        let all = definite && (of || scene.number.value.count() > Some(5) && scene.is_about_members());
        let enough = match scene.standing {
            Standing::Member => all,
            Standing::Known => definite && of,
            _ => false,
        };
        enough && scene.number.value.count() > Some(3) && scene.is_cardinal() && has_plain_adjectives(scene)
    },
    examples: &[
        ("Die 15 Mitglieder der Genossenschaft tagten in Musterau.", "total 15 Mitglieder"),
        ("Das haben die sechs Mitgliedshochschulen der Allianz unterschrieben.", "total 6 Mitgliedshochschulen"),
    ],
    silent: &["Die 15 Mitglieder des Aufsichtsrats tagten.", "Vier Mitglieder des Vereins wurden geehrt."],
};

pub const NOW: Rule = Rule {
    name: "now",
    kind: CountKind::Total,
    applies: |scene| {
        let now = scene.lead.has(CountWord::Now);
        let is_verbless = scene.is_verbless();
        let opens = scene.lead.governor.is_none() && is_verbless && scene.is_in_head();
        let enough = match scene.standing {
            Standing::Member => now || opens,
            Standing::Known => scene.says_now() && says_of_group(scene, is_verbless),
            _ => false,
        };
        enough && scene.is_cardinal() && scene.is_ungoverned() && !scene.is_event()
    },
    examples: &[
        ("Der Verein wächst weiter: inzwischen 230 Mitglieder", "total 230 Mitglieder"),
        ("Chorverband wächst: jetzt 214 Chöre", "total 214 Chöre"),
        (
            "Die Milchgenossenschaft Musterau eG zieht Bilanz. Neun Höfe liefern inzwischen über die Genossenschaft.",
            "total 9 Höfe",
        ),
        ("412 Mitglieder, ein Dach\n\nMusterau, 17. März 2022. Der Verein Waldfreunde baut.", "total 412 Mitglieder"),
    ],
    silent: &["Im Vorstand sitzen nun fünf Mitglieder."],
};

/// Whether a figure of the present with a known unit can only be of the body at hand.
fn says_of_group(scene: &Scene, is_verbless: bool) -> bool {
    if is_verbless {
        return scene.link > Link::None || scene.is_about_members();
    }
    let is_free = scene.lead.governor.is_none_or(|at| !scene.view.is(at, Class::Preposition));
    is_free && scene.is_of_group() && is_subject(scene)
}

/// Whether the phrase can be the subject: it stands before the verb, or no body does so or right behind it.
fn is_subject(scene: &Scene) -> bool {
    let Some(finite) = scene.clause().and_then(|clause| clause.finite) else { return false };
    let figure = scene.phrase.figure.start;
    let is_body = |at: usize| is_group(scene.view, at) || scene.has_body(at..at + 1);
    figure < finite || !(scene.clause.start..finite).chain(finite..figure).any(is_body)
}

pub const SHARES: Rule = Rule {
    name: "shareholders",
    kind: CountKind::Total,
    applies: |scene| {
        let holds = scene.verb_is(&["halten", "besitzen", "zeichnen"]);
        let shares = scene
            .own_tokens()
            .any(|at| scene.view.word(at).ends_with("nteile") || scene.view.word(at).ends_with("nteilen"));
        scene.is_member() && scene.is_cardinal() && scene.is_ungoverned() && holds && shares
    },
    examples: &[("Ende August hielten 412 Mitglieder der Sonnenkraft eG 9.866 Anteile.", "previous 412 Mitglieder")],
    silent: &["Zwölf Mitglieder hielten eine Rede."],
};

pub const ALL_OF_THEM: Rule = Rule {
    name: "all-of-them",
    kind: CountKind::Total,
    applies: |scene| {
        let value = scene.number.value.count();
        let said = scene.said.counts.iter().any(|count| {
            Some(count.value.count) == value && count.value.kind == CountKind::Total && count.span != scene.number.span
        });
        scene.is_alone()
            && scene.is_cardinal()
            && value > Some(2)
            && scene.governed_by(&["die", "alle", "allen", "den", "der"])
            && said
            && !scene.view.word(scene.end()).starts_with(char::is_uppercase)
    },
    examples: &[(
        "Der Allianz gehören sechs Hochschulen an. Zusammen kommen die sechs auf 38.200 Studierende.",
        "total 6 Hochschulen; total 6",
    )],
    silent: &["Die sechs kamen spät."],
};

pub const LABELLED: Rule = Rule {
    name: "labelled",
    kind: CountKind::Total,
    applies: |scene| {
        let Some(at) = scene.lead.governor else { return false };
        let mark = scene.view.word(at);
        let label = at.checked_sub(1).filter(|_| matches!(mark, ":" | "(")).map_or("", |label| scene.view.word(label));
        let is_label = matches!(label, "Mitglieder" | "Mitgliederzahl" | "Mitgliedsunternehmen" | "Mitgliedsbetriebe")
            || words::unit(scene.view, at.saturating_sub(1)).is_some_and(|unit| unit.class == UnitClass::Member)
                && label.ends_with("er");
        scene.is_alone() && scene.is_cardinal() && is_label && (mark == "(" || ends_line(scene))
    },
    examples: &[("Mitglieder: 9.400", "total 9400"), ("Startseite | Mitglieder (36) | Termine", "total 36")],
    silent: &["Mitglieder: 40 Euro", "Für Mitglieder: 40 Rezepte"],
};

fn ends_line(scene: &Scene) -> bool {
    !scene.view.word(scene.end()).starts_with(char::is_alphanumeric)
}
