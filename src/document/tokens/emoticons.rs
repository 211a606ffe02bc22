//! Emoticons written with punctuation, such as ":-)", "^^" or ":wink:".

/// The length of the emoticon that `rest` begins with; `before` is the character in front of it without a blank.
pub fn read(rest: &str, before: Option<char>) -> Option<usize> {
    let bytes = rest.as_bytes();
    let first = *bytes.first()?;
    if !matches!(
        first,
        b':' | b';' | b'=' | b'(' | b')' | b'*' | b'^' | b'<' | b'>' | b'x' | b'X' | b'-' | b'o' | b'O' | b'8'
    ) {
        return None;
    }
    let after_word = before.is_some_and(char::is_alphanumeric);
    let length = whole(bytes)
        .or_else(|| shortcode(bytes).filter(|_| before.is_none()))
        .or_else(|| western(bytes, after_word))?;
    // letters glued to it on either side make it part of a word
    let alphabetic = bytes[0].is_ascii_alphanumeric();
    let glued = alphabetic && after_word || rest[length..].starts_with(char::is_alphanumeric);
    (!glued).then_some(length)
}

/// The ones that are not made of eyes and mouth in a row.
fn whole(bytes: &[u8]) -> Option<usize> {
    const WHOLE: &[&[u8]] = &[
        b"*_*", b"^_^", b"-_-", b"o_O", b"O_o", b">_<", b"^^", b"<3", b"</3", b"xD", b"XD", b"xD", b"X-D", b"x-D",
        b"^3",
    ];
    WHOLE.iter().find(|whole| bytes.starts_with(whole)).map(|whole| whole.len())
}

/// ":wink:"
fn shortcode(bytes: &[u8]) -> Option<usize> {
    let name = bytes
        .strip_prefix(b":")?
        .iter()
        .take(20)
        .take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_')
        .count();
    (name >= 3 && bytes.get(name + 1) == Some(&b':')).then_some(name + 2)
}

/// Longer runs of brackets are no face.
const LONGEST_MOUTH: usize = 16;

/// Eyes, an optional nose, and a mouth that may be repeated; or the same from right to left with a nose.
fn western(bytes: &[u8], after_word: bool) -> Option<usize> {
    if bytes[0] == b'(' || bytes[0] == b')' {
        let nose = *bytes.get(1)? == b'-';
        return (nose && matches!(*bytes.get(2)?, b':' | b';')).then_some(3);
    }
    if !matches!(bytes[0], b':' | b';' | b'=' | b'8') {
        return None;
    }
    let nose = matches!(*bytes.get(1)?, b'-' | b'o' | b'O' | b'^') as usize;
    let mouth = *bytes.get(1 + nose)?;
    if !matches!(mouth, b')' | b'(' | b'D' | b'P' | b'p' | b'O' | b'o' | b'/' | b'|' | b'*' | b'\\' | b'[' | b']') {
        return None;
    }
    let repeated = bytes[1 + nose..].iter().take(LONGEST_MOUTH).take_while(|byte| **byte == mouth).count();
    match mouth {
        b')' | b'(' => {
            // "(siehe Seite 8)" and "Teilnehmer:(" are no faces
            let face =
                nose == 1 || (bytes[0] != b'8' && (!after_word || repeated > 1 || mouth == b')' && bytes.len() == 2));
            face.then_some(1 + nose + repeated)
        }
        b'D' | b'P' | b'p' | b'O' | b'o' | b'/' | b'|' | b'*' | b'\\' | b'[' | b']' if bytes[0] != b'8' => {
            let face = !after_word && repeated == 1 && (nose == 1 || bytes.len() == 2);
            face.then_some(2 + nose)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn faces_are_read_whole() {
        for face in [":-)", ";)", ":D", ":-)))", ";-((", "(-:", "*_*", "^^", ":wink:", "X-D", "=)"] {
            assert_eq!(read(face, None), Some(face.len()), "{face}");
        }
    }

    #[test]
    fn punctuation_is_no_face() {
        for (text, before) in
            [("(siehe", None), (":(a)", Some('r')), ("8)", Some('1')), (":Dann", None), ("://", Some('p'))]
        {
            assert_eq!(read(text, before), None, "{text}");
        }
    }
}
