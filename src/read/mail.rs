//! Mails: the body with subject and day, and what is attached to it. Pictures and signatures are no releases.

use super::{Attached, Extracted, ReadError};
use crate::source::{Metadata, Source};
use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

pub fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let mail = MessageParser::default().parse(bytes);
    let mail = mail.ok_or_else(|| ReadError::damaged("the mail", "it has no header"))?;
    let mut source = body(&mail);
    source.metadata = Metadata {
        date: mail.date().and_then(|date| {
            let [month, day] = [date.month, date.day].map(|part| i8::try_from(part).ok());
            Date::new(i16::try_from(date.year).ok()?, month?, day?).ok()
        }),
        title: mail.subject().map(|subject| without_prefixes(subject).to_owned()).filter(|title| !title.is_empty()),
        publisher: publisher(&mail),
        ..source.metadata
    };
    let attached = mail.attachments().filter(|part| may_be_release(part)).map(|part| Attached {
        name: part.attachment_name().map_or_else(|| usual_name(part).to_owned(), str::to_owned),
        bytes: part.contents().to_vec(),
    });
    Ok(Extracted { attached: attached.collect(), source, encoding: Cow::Borrowed("") })
}

/// The body that sent a mail: what its header says, or the part of the sender's name that its domain is called after.
/// A person is no publisher.
fn publisher(mail: &Message) -> Option<String> {
    let said = mail.header("Organization").or_else(|| mail.header("Organisation")).and_then(|value| value.as_text());
    if let Some(body) = said.map(str::trim).filter(|body| !body.is_empty()) {
        return Some(body.to_owned());
    }
    let sender = mail.from()?.first()?;
    let (name, address) = (sender.name()?, sender.address()?);
    let domain = address.rsplit_once('@')?.1.rsplit('.').nth(1).map(letters)?;
    // "Erika Beispielmann, Musterbund e. V."
    let mut parts = name.split([',', '|', '(', ')', ';', '/']).flat_map(|part| part.split(" - ")).map(str::trim);
    let part = parts.find(|part| is_called_after(&domain, part))?;
    Some(part.trim_matches(['"', '\'']).to_owned())
}

/// Whether a domain holds a long word of a name, or is its initials.
fn is_called_after(domain: &str, name: &str) -> bool {
    /// Shorter words are in many domains.
    const SHORTEST: usize = 4;
    let words = || name.split([' ', '-', '.']).filter(|word| !word.is_empty());
    let initials: String =
        words().filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase()).collect();
    let is_in_it = |word: &str| {
        let word = letters(word);
        word == domain || word.len() >= SHORTEST && domain.contains(&word)
    };
    domain.len() >= 2 && (words().any(is_in_it) || letters(&initials) == domain)
}

/// As domains write it: in small letters, without umlauts and marks.
fn letters(text: &str) -> String {
    let mut letters = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => letters.push_str("ae"),
            'ö' => letters.push_str("oe"),
            'ü' => letters.push_str("ue"),
            'ß' => letters.push_str("ss"),
            letter if letter.is_alphanumeric() => letters.push(letter),
            _ => {}
        }
    }
    letters
}

/// The text as it was sent; a mail of HTML alone is read as HTML.
fn body(mail: &Message) -> Source {
    let text = mail.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) if !text.trim().is_empty() => Some(text.replace("\r\n", "\n")),
        _ => None,
    });
    let page =
        || mail.html_bodies().find_map(|part| if let PartType::Html(html) = &part.body { Some(html) } else { None });
    match (text, page()) {
        (Some(text), _) => Source { text, ..Source::default() },
        (None, Some(page)) => of_html(page),
        (None, None) => Source::default(),
    }
}

fn of_html(page: &str) -> Source {
    let read = super::formats::Format::Html.read(page.as_bytes());
    let as_text = || Source { text: mail_parser::decoders::html::html_to_text(page), ..Source::default() };
    read.map_or_else(|_| as_text(), |extracted| extracted.source)
}

/// "WG: AW: Neues" is "Neues".
fn without_prefixes(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((prefix, rest)) = subject.split_once(':')
        && ["wg", "fwd", "fw", "aw", "re", "antw"].contains(&prefix.trim().to_ascii_lowercase().as_str())
    {
        subject = rest.trim_start();
    }
    subject
}

fn may_be_release(part: &MessagePart) -> bool {
    let Some(kind) = part.content_type() else { return true };
    let subtype = kind.subtype().unwrap_or("").to_ascii_lowercase();
    let is_signature =
        subtype.contains("signature") || ["calendar", "vcard", "x-vcard", "pgp-keys"].contains(&subtype.as_str());
    !matches!(kind.ctype().to_ascii_lowercase().as_str(), "image" | "audio" | "video") && !is_signature
}

/// A name that tells no more than the mail does.
fn usual_name(part: &MessagePart) -> &'static str {
    match part.body {
        PartType::Message(_) => "mail.eml",
        PartType::Html(_) => "page.html",
        _ => "attached",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: Erika Beispielmann <erika@verein.example>\r\n\
        Subject: =?utf-8?Q?WG=3A_Der_Musterbund_w=C3=A4chst?=\r\nDate: Wed, 3 Mar 2021 23:30:00 +0100\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
        Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Der Verein w=E4chst auf=\r\n drei Mitglieder.\r\nSagt er.\r\n--b\r\n\
        Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"meldung.txt\"\r\n\r\n\
        Die Meldung.\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"logo.png\"\r\n\r\nx\r\n--b\r\n\
        Content-Type: message/rfc822\r\n\r\nSubject: Innen\r\n\r\nDie innere Mail.\r\n--b--\r\n";

    #[test]
    fn a_mail_is_its_body_with_subject_and_day_and_what_is_attached() {
        let mail = read(MAIL.as_bytes()).unwrap();
        assert_eq!(mail.source.text.trim(), "Der Verein wächst auf drei Mitglieder.\nSagt er.");
        assert_eq!(mail.source.metadata.title.as_deref(), Some("Der Musterbund wächst"));
        assert_eq!(mail.source.metadata.date.unwrap().to_string(), "2021-03-03");
        let names: Vec<&str> = mail.attached.iter().map(|attached| attached.name.as_str()).collect();
        assert_eq!(names, ["meldung.txt", "mail.eml"]);
        assert_eq!(mail.attached[0].bytes.trim_ascii(), b"Die Meldung.");
        assert!(mail.attached[1].bytes.starts_with(b"Subject: Innen"));
    }

    #[test]
    fn a_mail_names_the_body_that_sent_it() {
        for (head, publisher) in [
            ("From: Musterbund e. V. <presse@musterbund.example>", Some("Musterbund e. V.")),
            ("From: \"Erika Beispielmann, Musterbund\" <e@der-musterbund.example>", Some("Musterbund")),
            ("From: Bund Deutscher Muster <info@bdm.example>", Some("Bund Deutscher Muster")),
            ("Organization: Musterbund Nord\r\nFrom: Erika <e@x.example>", Some("Musterbund Nord")),
            ("From: Erika Beispielmann <erika@verein.example>", None),
            ("From: presse@musterbund.example", None),
        ] {
            let mail = format!("{head}\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nDer Verein wächst.\r\n");
            let found = read(mail.as_bytes()).unwrap().source.metadata.publisher;
            assert_eq!(found.as_deref(), publisher, "{head}");
        }
    }

    #[test]
    fn a_mail_of_html_has_a_text() {
        let mail = "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Der Verein hat drei Mitglieder, sagte er am Montag.</p>\r\n";
        let text = read(mail.as_bytes()).unwrap().source.text;
        assert_eq!(text.trim(), "Der Verein hat drei Mitglieder, sagte er am Montag.");
    }
}
