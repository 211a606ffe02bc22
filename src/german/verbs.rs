//! German verbs: form → lemma, mood, tense, and what a verb takes.
