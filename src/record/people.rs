//! `--no-persons`: what a run without people keeps of a record.

use super::{Record, SpeakerEntry};
use std::collections::BTreeSet;

impl Record {
    /// Takes out every person: mentions, members, speakers and their offices. Their names are kept aside, as no cell may
    /// hold them.
    pub fn leave_out_people(&mut self) {
        let people = self.people.iter().flat_map(|person| person.aliases.iter().chain([&person.name]));
        let mentions = self.persons.iter().map(|entry| &entry.at.text);
        let mut names: BTreeSet<String> = people.chain(mentions).cloned().collect();
        // a name may be taken up by its last word alone
        let surnames: Vec<String> = names.iter().filter_map(|name| Some(name.rsplit_once(' ')?.1.to_owned())).collect();
        names.extend(surnames);
        self.left_out = names.into_iter().collect();
        self.people.clear();
        self.persons.clear();
        self.memberships.retain(|entry| entry.person.is_none());
        for quote in &mut self.quotes {
            if !matches!(quote.speaker, SpeakerEntry::Body(_)) {
                quote.speaker = SpeakerEntry::Unknown;
                // an office at a body on a day is a person
                quote.role.clear();
                quote.speaker_at = None;
            }
        }
    }
}
