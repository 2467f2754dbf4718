//! A text in plain letters: look-alikes, invisible signs, and signs of typography become what they stand
//! for. It never knows what the text is about.

/// Cyrillic and Greek letters that look like Latin ones, and what they look like.
const ALIKE: &[(&str, &str)] = &[
    ("абвгдеԁӏјкӄорсԛѕтухԝүһіεικνορτυχωα", "aбвгдedljkkopcqstyxwyhieikvoptuxwa"),
    ("АВЕКМНОРСТУХЅІЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXSIJQWABEZHIKMNOPTYX"),
    ("⓪①②③④⑤⑥⑦⑧⑨⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "012345678901234567890123456789"),
];

/// Signs of typography and mathematics, and how a program writes them.
const SIGNS: &[(char, &str)] = &[
    ('≤', "<="),
    ('⩽', "<="),
    ('≦', "<="),
    ('≥', ">="),
    ('⩾', ">="),
    ('≧', ">="),
    ('≠', "!="),
    ('−', "-"),
    ('–', "-"),
    ('—', " - "),
    ('‐', "-"),
    ('‑', "-"),
    ('×', "*"),
    ('·', "*"),
    ('∗', "*"),
    ('÷', "/"),
    ('∕', "/"),
    ('⁄', "/"),
    ('←', "="),
    ('≔', "="),
    ('＝', "="),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('«', "\""),
    ('»', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('‚', "'"),
    ('‹', "<"),
    ('›', ">"),
    ('∶', ":"),
    ('ˋ', "`"),
    ('…', "..."),
];

/// Entities of a web page.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    ("&equals;", "="),
];

pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_invisible(letter) {
            continue;
        }
        if letter.is_ascii() {
            out.push(letter);
        } else if let Some((_, words)) = SIGNS.iter().find(|(sign, _)| *sign == letter) {
            out.push_str(words);
        } else {
            out.push(alike(letter));
        }
    }
    if out.contains('&') {
        for (entity, words) in ENTITIES.iter().copied() {
            if out.contains(entity) {
                out = out.replace(entity, words);
            }
        }
    }
    out
}

/// Signs that steer a terminal, zero-width signs, soft hyphens, variation selectors, tags, accents that are put on
/// a letter.
fn is_invisible(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{300}'..='\u{33f}'
            | '\u{e0000}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
        )
}

fn alike(letter: char) -> char {
    let code = letter as u32;
    let offset = |base: u32, first: u8, period: u32| {
        char::from(first + u8::try_from((code - base) % period).unwrap_or(0))
    };
    match code {
        // Full-width forms.
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(letter),
        // Mathematical alphabets: runs of 26 capitals and 26 small letters.
        0x1d400..=0x1d6a3 => {
            let place = (code - 0x1d400) % 52;
            let first = if place < 26 { b'A' } else { b'a' };
            char::from(first + u8::try_from(place % 26).unwrap_or(0))
        }
        0x1d7ce..=0x1d7ff => offset(0x1d7ce, b'0', 10),
        // Circled and bracketed letters.
        0x24b6..=0x24cf => offset(0x24b6, b'A', 26),
        0x24d0..=0x24e9 => offset(0x24d0, b'a', 26),
        0x249c..=0x24b5 => offset(0x249c, b'a', 26),
        0x1f130..=0x1f149 | 0x1f150..=0x1f169 | 0x1f170..=0x1f189 => {
            char::from(b'A' + u8::try_from((code - 0x1f130) % 32 % 26).unwrap_or(0))
        }
        // Spaces of every width.
        0xa0 | 0x1680 | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000 => ' ',
        _ => ALIKE
            .iter()
            .find_map(|(from, to)| {
                let place = from.chars().position(|other| other == letter)?;
                to.chars().nth(place)
            })
            .unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, plain};

    #[test]
    fn each_letter_has_its_double() {
        for (from, to) in ALIKE {
            assert_eq!(from.chars().count(), to.chars().count(), "{from} and {to}");
        }
    }

    #[test]
    fn disguised_letters_become_plain() {
        for (text, expected) in [
            ("ｒｅｔｕｒｎ　ｘ", "return x"),
            ("𝚛𝚎𝚝𝚞𝚛𝚗 𝐱 𝟙", "return x 1"),
            ("r\u{200b}et\u{ad}urn", "return"),
            ("rеturn", "return"),
            ("re\u{1b}tu\u{7}rn\r\n\tx", "return\n\tx"),
            ("x ≤ 3", "x <= 3"),
            ("a &lt;= b", "a <= b"),
            ("ⓡⓔⓣ", "ret"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
