//! Addresses: links, e-mail addresses, names of accounts and hashtags.

use super::characters::{is_word_character, leading_word};
use crate::document::TokenKind;

/// The longest name of a host or mailbox; keeps the reading of long stretches without blanks linear.
const LONGEST_NAME: usize = 253;

/// The address that `rest` begins with, its length and kind; `before` is the character in front of it without a blank.
/// An account or hashtag stands for a word.
pub fn read(rest: &str, before: Option<char>) -> Option<(usize, TokenKind)> {
    if before.is_some_and(is_word_character) {
        return None;
    }
    let (length, kind) = match rest.chars().next()? {
        '@' => (account(rest), TokenKind::Word),
        '#' => (hashtag(rest), TokenKind::Word),
        first if first.is_alphanumeric() && may_begin(rest) => match email(rest) {
            Some(length) => (Some(length), TokenKind::Email),
            None => (link(rest).or_else(|| host(rest)), TokenKind::Link),
        },
        _ => return None,
    };
    Some((length?, kind))
}

/// Whether something in the stretch, as far as names reach, is found in addresses alone; settles most words at once.
fn may_begin(rest: &str) -> bool {
    // behind a full stop, quotation marks and dashes begin with 0xe2
    let joins = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 && byte != 0xe2 || matches!(byte, b'-' | b'_');
    let mut pairs = rest.as_bytes().windows(2).take(LONGEST_NAME + 1);
    let joint = pairs.any(|pair| match pair[0] {
        b'.' => joins(pair[1]),
        b'@' => true,
        b':' => pair[1] == b'/',
        _ => false,
    });
    joint || rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

fn account(rest: &str) -> Option<usize> {
    let name =
        rest[1..].find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len() - 1);
    (name > 0).then_some(1 + name)
}

fn hashtag(rest: &str) -> Option<usize> {
    let length = account(rest)?;
    rest[1..length].contains(char::is_alphabetic).then_some(length)
}

/// With its scheme or "www.": to the next blank, closing punctuation left out.
fn link(rest: &str) -> Option<usize> {
    const STARTS: &[&str] = &["http://", "https://", "ftp://", "www."];
    let start =
        STARTS.iter().find(|start| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))?;
    let length = to_end(rest);
    (length > start.len()).then_some(length)
}

/// The end of a link: before a mark that links do not hold, and before closing punctuation.
fn to_end(rest: &str) -> usize {
    let stop = |character: char| {
        character.is_whitespace()
            || matches!(character, '<' | '>' | '"' | '„' | '“' | '”' | '»' | '«' | '|' | '…' | '‚' | '‘' | '’')
    };
    let mut link = &rest[..rest.find(stop).unwrap_or(rest.len())];
    let opened = link.matches('(').count();
    let mut closed = link.matches(')').count();
    while let Some(last) = link.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '–' | '*' => {}
            ')' if closed > opened => closed -= 1,
            _ => break,
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link.len()
}

fn email(rest: &str) -> Option<usize> {
    let local = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'.' | b'-' | b'_' | b'+');
    let name = rest.bytes().take(LONGEST_NAME).take_while(|byte| local(*byte)).count();
    if rest.as_bytes().get(name) != Some(&b'@') || !rest[..name].chars().all(|c| c.is_alphanumeric() || c.is_ascii()) {
        return None;
    }
    let host = host_name(&rest[name + 1..]).or_else(|| any_host_name(&rest[name + 1..]))?;
    Some(name + 1 + host)
}

/// "presse.example.org", also with a path behind it.
fn host(rest: &str) -> Option<usize> {
    let length = host_name(rest)?;
    let behind = &rest[length..];
    if behind.starts_with('/') && behind[1..].starts_with(|c: char| c.is_ascii_alphanumeric()) || behind == "/" {
        return Some(length + to_end(behind));
    }
    // "tagesblatt.de-Redaktion" is a word
    let word = behind.strip_prefix('-').is_some_and(|behind| behind.starts_with(char::is_alphabetic));
    (!word && !behind.starts_with('@')).then_some(length)
}

/// Labels with dots between them, of which the last is a known top-level domain in small letters.
fn host_name(rest: &str) -> Option<usize> {
    let label = |character: char| character.is_alphanumeric() || character == '-' || character == '_';
    let mut end = 0;
    let mut found = None;
    while end < LONGEST_NAME {
        let length = rest[end..].find(|character| !label(character)).unwrap_or(rest.len() - end);
        if length == 0 {
            break;
        }
        let last = leading_word(&rest[end..end + length]);
        if end > 0 && TOP_LEVEL_DOMAINS.contains(&last) {
            found = Some(end + last.len());
        }
        end += length;
        if !rest[end..].starts_with('.') {
            break;
        }
        end += 1;
    }
    // a longer label behind the found one makes it something else
    found.filter(|found| !rest[*found..].starts_with(is_word_character) && !rest[*found..].starts_with('_'))
}

/// Behind an @ every name with a dot is one of a host.
fn any_host_name(rest: &str) -> Option<usize> {
    let name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let length = rest.bytes().take(LONGEST_NAME).take_while(|byte| name(*byte)).count();
    let host = rest[..length].trim_end_matches(['.', '-']);
    let last = host.rsplit('.').next().unwrap_or("");
    (host.contains('.') && last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(host.len())
}

/// Those met in German texts; the ones that are words of a sentence too ("es", "team") are left out, for the sake of
/// blanks that got lost behind a full stop.
const TOP_LEVEL_DOMAINS: &[&str] = &[
    "app",
    "asia",
    "at",
    "bayern",
    "berlin",
    "biz",
    "blog",
    "bund",
    "ch",
    "cloud",
    "cologne",
    "com",
    "coop",
    "de",
    "dev",
    "digital",
    "dk",
    "edu",
    "energy",
    "eu",
    "fr",
    "gmbh",
    "gov",
    "hamburg",
    "info",
    "int",
    "io",
    "it",
    "koeln",
    "li",
    "lu",
    "ly",
    "media",
    "net",
    "nl",
    "nrw",
    "online",
    "org",
    "pl",
    "ruhr",
    "saarland",
    "se",
    "swiss",
    "tech",
    "tirol",
    "travel",
    "tv",
    "uk",
    "versicherung",
    "wien",
    "wiki",
    "xyz",
];

#[cfg(test)]
mod tests {
    use super::read;

    fn taken(rest: &str) -> &str {
        &rest[..read(rest, None).map_or(0, |address| address.0)]
    }

    #[test]
    fn links_end_before_closing_punctuation() {
        assert_eq!(taken("https://beispiel.example/a?b=c&d=1).“"), "https://beispiel.example/a?b=c&d=1");
        assert_eq!(taken("www.beispielverband.de,"), "www.beispielverband.de");
        assert_eq!(taken("http://de.wiki.example/Band_(Musik)."), "http://de.wiki.example/Band_(Musik)");
        assert_eq!(taken("beispiel-verband.org/aktuelles."), "beispiel-verband.org/aktuelles");
        assert_eq!(taken("beispielverband.de."), "beispielverband.de");
    }

    #[test]
    fn mail_addresses_accounts_and_hashtags() {
        assert_eq!(taken("erika.beispielmann@verband.example.org."), "erika.beispielmann@verband.example.org");
        assert_eq!(taken("@beispiel_bund:"), "@beispiel_bund");
        assert_eq!(taken("#tag24,"), "#tag24");
        assert_eq!(taken("#1"), "");
    }

    #[test]
    fn a_missing_blank_makes_no_link() {
        for text in ["Ende.Der", "verein.der", "blatt.de-Redaktion", "z.B.", "ver.di"] {
            assert_eq!(taken(text), "", "{text}");
        }
    }
}
