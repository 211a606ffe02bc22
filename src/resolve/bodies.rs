//! Bodies over the run: which names belong together.

use super::Entity;
use super::corrections::Corrections;
use super::ids::{Ids, slug};
use super::tally::Tally;
use crate::annotate::OrganisationKind;
use crate::relate::Body;
use crate::relate::body_keys::{key, words};
use crate::relate::groups::Groups;
use rustc_hash::{FxHashMap, FxHashSet};

/// A name by its key and legal form.
type NameKey = (String, Option<String>);

/// One name of a body, in all its spellings.
#[derive(Debug)]
struct Name {
    /// The spellings met, with the number of releases in which each was the canonical one.
    spellings: Vec<(String, usize)>,
    legal_form: Option<String>,
    kind: OrganisationKind,
    /// Of the releases in which it was the canonical name.
    tally: Tally,
}

/// The names met so far.
#[derive(Debug, Default)]
pub(super) struct BodyNames {
    names: Vec<Name>,
    index: FxHashMap<NameKey, usize>,
    /// Two names of one body: the canonical one and another.
    same: FxHashSet<(usize, usize)>,
}

impl BodyNames {
    /// Takes in a body of a release; gives the index of its canonical name.
    pub fn add(&mut self, body: &Body, tally: Tally) -> usize {
        let canonical = self.name(&body.name, body);
        let name = &mut self.names[canonical];
        name.tally.add(tally);
        if let Some(spelling) = name.spellings.iter_mut().find(|(spelling, _)| *spelling == body.name) {
            spelling.1 += 1;
        }
        for alias in &body.aliases {
            let alias = self.name(alias, body);
            if alias != canonical {
                self.same.insert((canonical, alias));
            }
        }
        canonical
    }

    fn name(&mut self, spelling: &str, body: &Body) -> usize {
        let next = self.names.len();
        let key = name_key(spelling, body);
        let legal_form = key.1.clone();
        let index = *self.index.entry(key).or_insert(next);
        if index == next {
            self.names.push(Name { spellings: Vec::new(), legal_form, kind: body.kind, tally: Tally::default() });
        }
        let name = &mut self.names[index];
        if name.spellings.iter().all(|(known, _)| known != spelling) {
            name.spellings.push((spelling.to_owned(), 0));
        }
        if name.kind == OrganisationKind::Other {
            name.kind = body.kind;
        }
        index
    }

    /// Joins the names and gives each group its id.
    pub fn finish(self, ids: &mut Ids, corrections: &Corrections) -> BodyEntities {
        let (groups, given) = self.groups(corrections);
        given.values().for_each(|id| ids.keep(id));
        let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for name in 0..self.names.len() {
            members.entry(groups.root(name)).or_default().push(name);
        }
        let mut drafts: Vec<(usize, Draft)> =
            members.into_iter().map(|(root, members)| (root, self.draft(&members))).collect();
        // ids are given by name, not by order of appearance
        drafts.sort_by(|(_, one), (_, other)| one.names.cmp(&other.names));
        // the bare id belongs to the one body of that name; where there are several all that can take their legal form
        let mut bare: FxHashMap<String, usize> = FxHashMap::default();
        for (_, draft) in &drafts {
            *bare.entry(draft.bare.clone()).or_default() += 1;
        }
        let mut entity_of_root: FxHashMap<usize, usize> = FxHashMap::default();
        let mut entities = Vec::with_capacity(drafts.len());
        for (root, draft) in drafts {
            let full = slug(&draft.names[0]);
            let readings = if bare[&draft.bare] > 1 { vec![full] } else { vec![draft.bare, full] };
            entity_of_root.insert(root, entities.len());
            let mut entity = Entity { id: String::new(), names: draft.names, kind: draft.kind, tally: draft.tally };
            match given.get(&root) {
                Some(id) => corrections.apply(id, &mut entity),
                None => entity.id = ids.take(&readings),
            }
            entities.push(entity);
        }
        let entity_of_name: Vec<usize> = (0..self.names.len()).map(|name| entity_of_root[&groups.root(name)]).collect();
        let mut forms: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for ((key, _), &name) in &self.index {
            forms.entry(key.clone()).or_default().push(name);
        }
        for (index, name) in self.names.iter().enumerate().filter(|(_, name)| name.legal_form.is_some()) {
            for (spelling, _) in &name.spellings {
                forms.entry(key(spelling, None)).or_default().push(index);
            }
        }
        BodyEntities { entities, index: self.index, forms, entity_of_name }
    }

    /// Which names belong together, each step by what is surer than the next, and the entity that a user gave to a group
    /// by its root.
    fn groups<'a>(&self, corrections: &'a Corrections) -> (Groups, FxHashMap<usize, &'a str>) {
        let mut groups = GivenGroups::default();
        let mut by_key: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for _ in &self.names {
            groups.groups.add();
        }
        self.give(&mut groups, corrections);
        for ((key, _), &name) in &self.index {
            by_key.entry(key).or_default().push(name);
        }
        // a name with its legal form and without; with two forms there are two bodies, and the bare name is unsure
        let mut unsure: FxHashSet<usize> = FxHashSet::default();
        let bare: FxHashSet<usize> =
            self.index.iter().filter(|((_, form), _)| form.is_none()).map(|(_, &name)| name).collect();
        for names in by_key.values() {
            match names[..] {
                [one, other] if bare.contains(&one) || bare.contains(&other) => groups.join(one, other),
                [] | [_] => {}
                _ => unsure.extend(names.iter().copied().filter(|name| bare.contains(name))),
            }
        }
        unsure.extend((0..self.names.len()).filter(|&name| self.is_short(name)));
        for &(canonical, alias) in &self.same {
            if !unsure.contains(&alias) {
                groups.join(canonical, alias);
            }
        }
        let mut explained: FxHashMap<usize, FxHashSet<usize>> = FxHashMap::default();
        for &(canonical, alias) in &self.same {
            if unsure.contains(&alias) {
                explained.entry(groups.groups.root(alias)).or_default().insert(groups.groups.root(canonical));
            }
        }
        let pairs: Vec<(usize, usize)> = explained
            .into_iter()
            .filter_map(|(alias, bodies)| match bodies.len() {
                1 => bodies.into_iter().next().map(|body| (body, alias)),
                _ => None,
            })
            .collect();
        for (body, alias) in pairs {
            groups.join(body, alias);
        }
        (groups.groups, groups.given)
    }

    /// Joins the names that a user gave to one entity.
    fn give<'a>(&self, groups: &mut GivenGroups<'a>, corrections: &'a Corrections) {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for (index, name) in self.names.iter().enumerate().filter(|_| !corrections.is_empty()) {
            let Some(entity) = name.spellings.iter().find_map(|(spelling, _)| corrections.of(spelling)) else {
                continue;
            };
            groups.given.insert(index, entity);
            groups.join(*first.entry(entity).or_insert(index), index);
        }
    }

    /// One word, or a few letters: a name that several bodies may share.
    fn is_short(&self, name: usize) -> bool {
        const FEW_LETTERS: usize = 8;
        self.names[name].spellings.iter().any(|(spelling, _)| {
            words(spelling).len() == 1
                || spelling.chars().filter(|letter| letter.is_alphanumeric()).count() <= FEW_LETTERS
        })
    }

    fn draft(&self, members: &[usize]) -> Draft {
        let mut spellings: Vec<(&str, usize)> = Vec::new();
        let mut draft = Draft::default();
        for &member in members {
            let name = &self.names[member];
            draft.tally.add(name.tally);
            spellings.extend(name.spellings.iter().map(|(spelling, canonical)| (spelling.as_str(), *canonical)));
        }
        // the name that most releases know the body by, then the fullest
        spellings
            .sort_by_key(|&(spelling, canonical)| (std::cmp::Reverse((canonical, spelling.chars().count())), spelling));
        draft.names = spellings.iter().map(|(spelling, _)| (*spelling).to_owned()).collect();
        let is_canonical = |name: &&Name| name.spellings.iter().any(|(spelling, _)| *spelling == draft.names[0]);
        let canonical = members.iter().map(|&member| &self.names[member]).find(is_canonical);
        let kinds =
            canonical.into_iter().chain(members.iter().map(|&member| &self.names[member])).map(|name| name.kind);
        draft.kind = kinds.into_iter().find(|&kind| kind != OrganisationKind::Other).unwrap_or_default().name();
        let form = canonical.and_then(|name| name.legal_form.as_deref());
        draft.bare = slug(form.and_then(|form| draft.names[0].strip_suffix(form)).unwrap_or(&draft.names[0]));
        draft
    }
}

/// Groups of names that may have an entity already; two of different entities never join.
#[derive(Default)]
struct GivenGroups<'a> {
    groups: Groups,
    /// By the root of the group.
    given: FxHashMap<usize, &'a str>,
}

impl GivenGroups<'_> {
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.groups.root(one), self.groups.root(other));
        match (self.given.get(&one).copied(), self.given.get(&other).copied()) {
            (Some(entity), Some(another)) if entity != another => return,
            (None, None) => {}
            (entity, another) => {
                let entity = entity.or(another).unwrap_or_default();
                self.given.remove(&one);
                self.given.remove(&other);
                self.given.insert(one.min(other), entity);
            }
        }
        self.groups.join(one, other);
    }
}

/// An entity before it has its id.
#[derive(Default)]
struct Draft {
    names: Vec<String>,
    bare: String,
    kind: &'static str,
    tally: Tally,
}

fn name_key(spelling: &str, body: &Body) -> NameKey {
    let form = body.legal_form.as_deref().filter(|form| spelling.ends_with(form));
    (key(spelling, form), form.map(str::to_owned))
}

/// The bodies of the run.
#[derive(Debug, Default)]
pub(super) struct BodyEntities {
    pub entities: Vec<Entity>,
    index: FxHashMap<NameKey, usize>,
    /// The names of one key, with their legal forms and without.
    forms: FxHashMap<String, Vec<usize>>,
    /// By the index that [`BodyNames::add`] gave.
    pub entity_of_name: Vec<usize>,
}

impl BodyEntities {
    /// The one entity that is known by a name in any legal form; `None` where two are.
    pub fn known_as(&self, name: &str) -> Option<usize> {
        let key = key(name, None);
        let forms = self.forms.get(&key)?;
        let mut entities = forms.iter().map(|&name| self.entity_of_name[name]);
        let first = entities.next()?;
        entities.all(|entity| entity == first).then_some(first)
    }

    /// The entity of a body of a release.
    pub fn find(&self, body: &Body) -> Option<usize> {
        self.index.get(&name_key(&body.name, body)).map(|&name| self.entity_of_name[name])
    }
}
