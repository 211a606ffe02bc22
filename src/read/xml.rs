//! XML as events without prefixes. Nothing is fetched and no entity is expanded but the five that XML knows.

use super::encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What a parser of a document has to look at. Names are local names ("p" for `w:p`).
pub enum Part<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Calls `take` for each part; an element without content is opened and closed.
pub fn each_part(xml: &[u8], mut take: impl FnMut(Part)) -> Result<(), String> {
    let (xml, _) = encoding::decode(xml).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(&xml);
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                depth += 1;
                take(Part::Open(start.local_name().as_ref(), &start));
            }
            Event::Empty(start) => {
                let name = start.local_name();
                take(Part::Open(name.as_ref(), &start));
                take(Part::Close(name.as_ref()));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Part::Close(end.local_name().as_ref()));
            }
            Event::Text(text) => take(Part::Text(&text)),
            Event::CData(text) => take(Part::Text(&text)),
            Event::GeneralRef(reference) => {
                let character = match &*reference {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                if let Some(character) = character {
                    take(Part::Text(character.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof if depth > 0 => return Err("it ends within an element".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its local name.
pub fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found =
        start.attributes().with_checks(false).flatten().find(|known| known.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// The text of the first element of this name.
pub fn text_of(xml: &[u8], name: &str) -> Option<String> {
    let mut text = None;
    let mut inside = false;
    let read = each_part(xml, |part| match part {
        Part::Open(opened, _) => inside = opened == name && text.is_none(),
        Part::Close(_) => inside = false,
        Part::Text(part) if inside => text.get_or_insert_with(String::new).push_str(part),
        Part::Text(_) => {}
    });
    text.filter(|_| read.is_ok())
}
