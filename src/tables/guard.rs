//! Keeps a spreadsheet from making something else of a text cell of a CSV file: running it, or taking it for a date.
//!
//! The text of releases comes from anybody. CSV has no way to say "this is text", so an apostrophe is put before what
//! would run; people see it, and programs can take it away.

/// Whether a spreadsheet would run a cell, or a line of it. Plain numbers ("-5", "+3,2") are left alone. What follows a
/// semicolon counts as a line: a German Excel that opens a file with commas ends a cell there.
pub fn is_formula(text: &str) -> bool {
    // most cells are one line
    if memchr::memchr3(b'\n', b'\r', b';', text.as_bytes()).is_none() {
        return is_formula_line(text);
    }
    let mut start = 0;
    let ends = memchr::memchr3_iter(b'\n', b'\r', b';', text.as_bytes()).chain([text.len()]);
    ends.map(|end| std::mem::replace(&mut start, end + 1)..end).any(|line| is_formula_line(&text[line]))
}

/// An apostrophe before each line that would run: a spreadsheet then shows it as text.
pub fn defused(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 1);
    for line in text.split_inclusive(['\n', '\r', ';']) {
        if is_formula_line(line.trim_end_matches(['\n', '\r', ';'])) {
            output.push('\'');
        }
        output.push_str(line);
    }
    output
}

fn is_formula_line(line: &str) -> bool {
    // the first character nearly always tells
    if line.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let line = line.trim_start_matches(|letter: char| letter.is_whitespace() || is_unseen(letter));
    let mut letters = line.chars();
    match letters.next() {
        Some('=' | '@' | '＝' | '＠') => true,
        // a lone sign, as a list mark, is none either
        Some('+' | '-' | '＋' | '－') => !letters.all(|letter| matches!(letter, '0'..='9' | '.' | ',')),
        _ => false,
    }
}

/// Characters without width that a program may drop.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether Excel would take a text for a number or a date that it is not: "2020-12" (a day in December), "12-40" (a month
/// of 1940), "12345678e9" (a power of ten), "007". Whole ISO days may become days.
pub fn is_remade(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) || !bytes.last().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let (mut digits, mut marks, mut exponents) = (0, 0, 0);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'-' | b'/' | b'.' | b':' | b',' => marks += 1,
            b'e' | b'E' => exponents += 1,
            _ => return false,
        }
    }
    const MOST_DIGITS: usize = 15;
    match (marks, exponents) {
        (0, 0) => digits > MOST_DIGITS || (digits > 1 && bytes[0] == b'0'),
        (1, 0) => is_part_of_date(text) && !is_grouped(text),
        // more parts are a whole day or time of day, and stay one, or nothing that Excel knows
        (_, 0) => false,
        _ => exponents == 1,
    }
}

/// "2020-12", "1/2", "1.52": Excel adds what lacks.
fn is_part_of_date(text: &str) -> bool {
    const LONGEST_MONTH: u32 = 31;
    let mut parts = text.split(['-', '/', '.', ':', ',']);
    parts.any(|part| part.parse::<u32>().is_ok_and(|number| number <= LONGEST_MONTH))
}

/// "12.400", "3,2": a number as Germans write it.
fn is_grouped(text: &str) -> bool {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().is_some_and(|group| is_digits(group) && (group.len() <= 3 || whole == group));
    first && groups.all(|group| group.len() == 3 && is_digits(group)) && is_digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        let formulas = [
            "=1+1",
            "@SUM(A1)",
            " =1",
            "\u{a0}=1",
            "\t=1",
            "\u{feff}=1",
            "\u{200b}+A1",
            "+A1",
            "- Brot",
            "eins\n=2",
            "eins\r\n =2",
            "＝1+1",
            "zwei; =1+1",
            "-2+3",
            "-5=1",
        ];
        for formula in formulas {
            assert!(is_formula(formula), "{formula:?}");
            assert!(!is_formula(&defused(formula)), "{formula:?}");
        }
        for harmless in ["-5", " -5", "-", "+3,2", "a=b", "", "1-2", "Bits\n& Bäume", "-5\n-6", "eins; zwei", "äh =1"]
        {
            assert!(!is_formula(harmless), "{harmless:?}");
            assert_eq!(defused(harmless), harmless);
        }
        assert_eq!(defused("eins\n=2"), "eins\n'=2");
        assert_eq!(defused("eins\n -2+3"), "eins\n' -2+3");
    }

    #[test]
    fn what_excel_would_take_for_a_date_or_number_is_told() {
        for remade in
            ["2020-12", "12-40", "1/2", "1.52", "12345678e9", "123e456789", "007", "1234567890123456", "5/2021"]
        {
            assert!(is_remade(remade), "{remade}");
        }
        for kept in [
            "2021-03-01",
            "25.06.2020",
            "912-1000",
            "15",
            "0",
            "-5",
            "12.400",
            "1.234.567",
            "3,2",
            "2021-W03",
            "12-40 60-88",
            "a1",
            "ab12cd34ef",
            "",
        ] {
            assert!(!is_remade(kept), "{kept}");
        }
    }
}
