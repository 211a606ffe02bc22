//! Which encoding a page is in: by its mark, by its bytes, and by what it says of itself.

use super::super::{ReadError, encoding};
use encoding_rs::{Encoding, UTF_8};

/// The page as text, and the name of its encoding.
///
/// Bytes that are valid UTF-8 are UTF-8 whatever the page says: programs that save pages write them anew.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), ReadError> {
    let is_marked = Encoding::for_bom(bytes).is_some();
    match declared(bytes).filter(|told| *told != UTF_8 && !is_marked && std::str::from_utf8(bytes).is_err()) {
        Some(told) if !bytes.contains(&0) => Ok((told.decode_without_bom_handling(bytes).0.into_owned(), told.name())),
        _ => encoding::decode(bytes),
    }
}

/// `<meta charset="…">`, `<meta … content="text/html; charset=…">`, `<?xml … encoding="…"?>`
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Browsers look no further.
    const HEAD: usize = 4096;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let is_marker = |marker: &[u8], at: usize| head[at..].starts_with(marker);
    let ends: Vec<usize> = (0..head.len())
        .filter_map(|at| {
            [&b"charset"[..], b"encoding"].iter().find(|marker| is_marker(marker, at)).map(|marker| at + marker.len())
        })
        .collect();
    ends.into_iter().find_map(|end| {
        let rest = head[end..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(byte)).count();
        // a page that says so in ASCII is not in UTF-16
        Encoding::for_label(&rest[..length]).filter(|told| told.is_ascii_compatible())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_is() {
        let page = |head: &str| [head.as_bytes(), b"<p>Gr\xfc\xdfe \x96 \xa4"].concat();
        let told = |head: &str| decode(&page(head)).unwrap();
        assert_eq!(told("<meta charset='windows-1252'>").1, "windows-1252");
        assert_eq!(told("<META http-equiv=a content=\"text/html; charset=ISO-8859-15\">").1, "ISO-8859-15");
        assert!(told("<meta charset='iso-8859-15'>").0.ends_with("Grüße \u{96} €"));
        assert_eq!(told("<?xml version='1.0' encoding = 'macintosh'?>").1, "macintosh");
        // wrong labels
        assert_eq!(told("<meta charset=utf-8>").1, "windows-1252");
        assert_eq!(told("<meta charset=klingonisch>").1, "windows-1252");
        assert_eq!(decode("<meta charset=iso-8859-1><p>Grüße".as_bytes()).unwrap().1, "UTF-8");
        assert_eq!(decode(b"\xef\xbb\xbf<meta charset=iso-8859-1><p>Gr\xc3\xbc\xc3\x9fe").unwrap().1, "UTF-8");
    }
}
