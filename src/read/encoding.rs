//! Which encoding the bytes of a text are in.
//!
//! A byte-order mark says it; bytes that are valid UTF-8 are UTF-8; UTF-16 without a mark shows in its zero bytes.
//! The rest must read like a Western text (`chardetng`, told that it is German, has a say): a file in an old DOS or Mac
//! encoding decodes to nonsense and is rather refused than read wrongly.

use super::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text without byte-order mark, and the name of its encoding.
///
/// ```
/// use presselese::read::encoding::decode;
/// assert_eq!(decode(b"Gr\xfc\xdfe").unwrap(), ("Grüße".to_owned(), "ISO-8859-1"));
/// ```
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(ReadError::Encoding("UTF-32".to_owned()));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let bytes = &bytes[length..];
        return match encoding {
            _ if encoding != UTF_8 => utf16(encoding, bytes),
            _ if is_binary(bytes) => Err(ReadError::Binary),
            _ => Ok(utf8(bytes)),
        };
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return utf16(encoding, bytes);
    }
    if is_binary(bytes) {
        return Err(ReadError::Binary);
    }
    if is_mostly_utf8(bytes) { Ok(utf8(bytes)) } else { western(bytes) }
}

/// A few bytes that are no UTF-8 become U+FFFD: bad text is no failure.
fn utf8(bytes: &[u8]) -> (String, &'static str) {
    let text = std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned);
    (text, UTF_8.name())
}

/// Whether multi-byte characters outnumber faults by far, as in a file that was cut off or patched by hand.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    const GOOD_FOR_A_FAULT: usize = 4;
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    faults == 0 || good > faults * GOOD_FOR_A_FAULT
}

fn utf16(encoding: &'static Encoding, bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    if text.contains('\0') {
        return Err(ReadError::Binary);
    }
    if faulty && !bytes.len().is_multiple_of(2) {
        return Err(ReadError::Encoding(format!("{}, but with an odd number of bytes", encoding.name())));
    }
    Ok((text.into_owned(), encoding.name()))
}

/// In UTF-16 of a Western text every other byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 4096;
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let pairs = head.len() / 2;
    if pairs < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    if !head.contains(&0) {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match (first * 20 < pairs, second * 20 < pairs) {
        (true, false) if second * 2 > pairs => Some(UTF_16LE),
        (false, true) if first * 2 > pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Zero bytes or many control characters.
fn is_binary(bytes: &[u8]) -> bool {
    // all but tab, the ends of lines and pages, and the two that old programs wrote for "end" and "escape"
    let is_control = |byte: u8| matches!(byte, 0..=0x08 | 0x0e..=0x19 | 0x1c..=0x1f);
    let controls: usize = bytes.iter().map(|&byte| usize::from(is_control(byte))).sum();
    controls > 0 && (memchr::memchr(0, bytes).is_some() || controls * 20 > bytes.len())
}

fn western(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    // the bytes 0x80 to 0x9f are letters and marks in Windows-1252 alone; 0xa4 is the euro sign in ISO-8859-15 alone
    let (encoding, name) = if bytes.iter().any(|byte| (0x80..0xa0).contains(byte)) {
        (WINDOWS_1252, "windows-1252")
    } else if bytes.contains(&0xa4) {
        (ISO_8859_15, "ISO-8859-15")
    } else {
        (WINDOWS_1252, "ISO-8859-1")
    };
    let text = encoding.decode_without_bom_handling(bytes).0;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"de"), Utf8Detection::Deny);
    if !reads_well(&text) || guess != WINDOWS_1252 && is_mostly_unusual(bytes) {
        let hint = if guess == WINDOWS_1252 { String::new() } else { format!(", perhaps {}", guess.name()) };
        return Err(ReadError::Encoding(format!("neither UTF-8 nor {name}{hint}")));
    }
    Ok((text.into_owned(), name))
}

/// Whether more than a quarter of the bytes lies beyond ASCII, as in a text of another alphabet.
fn is_mostly_unusual(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| !byte.is_ascii()).count() * 4 > bytes.len()
}

/// Whether nearly all unusual characters stand where such characters stand in German: between two letters there is
/// a letter of the Latin alphabet, and nowhere a control character.
fn reads_well(text: &str) -> bool {
    const GOOD_FOR_A_FAULT: usize = 5;
    let (mut good, mut faults) = (0, 0);
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii() {
            let after = characters.peek().copied().unwrap_or(' ');
            let inside = before.is_ascii_lowercase() && after.is_ascii_lowercase();
            let fits = match character {
                '\u{80}'..='\u{9f}' => false,
                'ä' | 'ö' | 'ü' | 'ß' | 'Ä' | 'Ö' | 'Ü' => true,
                '’' | '\u{ad}' | '–' | '·' => true,
                _ if inside => matches!(character, 'à'..='ÿ' | 'š' | 'ž' | 'œ') && character != '÷',
                _ => true,
            };
            if fits { good += 1 } else { faults += 1 }
        }
        before = character;
    }
    faults == 0 || good > faults * GOOD_FOR_A_FAULT
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "„Über 100 Häuser“, sagte Frau Müller – für 5 € je Stück.";

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[track_caller]
    fn assert_decodes(bytes: &[u8], text: &str, name: &str) {
        let (read, encoding) = decode(bytes).unwrap();
        assert_eq!((read.as_str(), encoding), (text, name));
    }

    #[test]
    fn unicode_is_told_with_and_without_mark() {
        assert_decodes(TEXT.as_bytes(), TEXT, "UTF-8");
        assert_decodes(format!("\u{feff}{TEXT}").as_bytes(), TEXT, "UTF-8");
        for marked in ["", "\u{feff}"] {
            let text = format!("{marked}{TEXT}");
            assert_decodes(&utf16_bytes(&text, u16::to_le_bytes), TEXT, "UTF-16LE");
            assert_decodes(&utf16_bytes(&text, u16::to_be_bytes), TEXT, "UTF-16BE");
        }
    }

    #[test]
    fn western_encodings_are_told_apart() {
        assert_decodes(&encoded(TEXT, WINDOWS_1252), TEXT, "windows-1252");
        let plain = "Über 100 Häuser, sagte Frau Müller.";
        assert_decodes(&encoded(plain, WINDOWS_1252), plain, "ISO-8859-1");
        let euro = "Für 5 € je Stück, sagte Frau Müller.";
        assert_decodes(&encoded(euro, ISO_8859_15), euro, "ISO-8859-15");
    }

    #[test]
    fn a_fault_in_utf8_costs_one_character() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.push(0xff);
        assert_decodes(&bytes, &format!("{TEXT}\u{fffd}"), "UTF-8");
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(matches!(decode(b"\x00\x01\x02\x03abc\x00"), Err(ReadError::Binary)));
        assert!(matches!(decode(b"\xff\xfe\0\0a\0\0\0"), Err(ReadError::Encoding(_))));
        // "Привет, мир" in Windows-1251
        let cyrillic = b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0. \xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0";
        assert!(matches!(decode(cyrillic), Err(ReadError::Encoding(_))), "{:?}", decode(cyrillic));
        // "für Müller, größte Häuser" in code page 850
        let dos = b"f\x81r M\x81ller, gr\x94\xe1te H\x84user";
        assert!(matches!(decode(dos), Err(ReadError::Encoding(_))), "{:?}", decode(dos));
        // "für Müller, größte Häuser" in Mac Roman
        let mac = b"f\x9fr M\x9fller, gr\x9a\xa7te H\x8auser";
        assert!(matches!(decode(mac), Err(ReadError::Encoding(_))), "{:?}", decode(mac));
    }
}
