//! quotes.csv: one row a stretch of speech.

use super::column::{integer, text};
use super::{Cell, Context, Rows, Shape, Table, name};
use crate::record::SpeakerEntry;

pub const TABLE: Table = Table {
    shape: Shape {
        name: "quotes",
        columns: &[
            text("release"),
            integer("quote"),
            integer("utterance"),
            integer("start"),
            integer("end"),
            integer("line"),
            integer("column"),
            text("text"),
            text("segments"),
            text("kind"),
            text("speaker"),
            text("speaker_entity"),
            integer("speaker_start"),
            integer("speaker_end"),
            text("role"),
            text("organisation"),
            text("cue"),
            text("rule"),
        ],
    },
    fill,
    on_request: false,
};

fn fill(context: &Context, rows: &mut dyn Rows) {
    for (index, entry) in context.record.quotes.iter().enumerate() {
        let segments: Vec<String> = entry.segments.iter().map(|(start, end)| format!("{start}-{end}")).collect();
        let (speaker, entity) = speaker(context, &entry.speaker);
        rows.push(
            context
                .row()
                .cell(index + 1)
                .cell(entry.utterance + 1)
                .at(&entry.at)
                .cell(segments.join(" "))
                .cell(name(entry.kind))
                .cell(speaker)
                .cell(entity)
                .cell(entry.speaker_at.map(|at| at.0))
                .cell(entry.speaker_at.map(|at| at.1))
                .cell(&entry.role)
                .cell(context.body_name(entry.organisation))
                .cell(&entry.cue)
                .cell(&entry.rule),
        );
    }
}

/// Name and entity of the speaker.
fn speaker<'a>(context: &Context<'a>, speaker: &'a SpeakerEntry) -> (Cell<'a>, Cell<'a>) {
    let entity = match speaker {
        SpeakerEntry::Person(person) => Some(context.person_entity(*person)),
        SpeakerEntry::Body(body) => context.body_entity(Some(*body)),
        SpeakerEntry::Unknown | SpeakerEntry::Other(_) => None,
    };
    (context.record.speaker_name(speaker).into(), entity.into())
}
