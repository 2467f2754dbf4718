//! Texts that hide in a text: coded, turned round, spelled out, put into first letters. It never knows
//! what is looked for; it only takes the disguises off.

/// Everything that the text could say besides what it says.
pub(super) fn unmasked(text: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![
        text.chars().rev().collect(),
        text.chars().map(rotated).collect(),
        text.split_whitespace().rev().collect::<Vec<&str>>().join(" "),
    ];
    let runs = |is_part: fn(char) -> bool| {
        text.split(move |letter: char| !is_part(letter)).filter(|run| run.len() >= 12)
    };
    for run in runs(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '-' | '_' | '='))
    {
        found.extend(base64(run));
        found.extend(hexadecimal(run));
    }
    // Wrapped over several lines.
    let joined: String = text.lines().map(str::trim).filter(|line| !line.contains(' ')).collect();
    found.extend(base64(&joined));
    found.extend(hexadecimal(
        &text.split_whitespace().filter(|word| word.len() <= 4).collect::<String>().replace("0x", ""),
    ));
    found.extend(codes(text));
    found.extend(escapes(text));
    found.extend(columns(text));
    found
}

fn rotated(letter: char) -> char {
    match letter {
        'a'..='z' => char::from((letter as u8 - b'a' + 13) % 26 + b'a'),
        'A'..='Z' => char::from((letter as u8 - b'A' + 13) % 26 + b'A'),
        other => other,
    }
}

/// Text from bytes, where they are one.
fn readable(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let fit = text.chars().filter(|letter| letter.is_ascii_graphic() || letter.is_whitespace()).count();
    (text.chars().count() >= 8 && fit * 10 >= text.chars().count() * 9).then_some(text)
}

/// Source: RFC 4648, both alphabets, padding or not.
fn base64(run: &str) -> Option<String> {
    let mut bits: u32 = 0;
    let mut count = 0;
    let mut bytes = Vec::new();
    for letter in run.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    readable(bytes)
}

fn hexadecimal(run: &str) -> Option<String> {
    let digits: Option<Vec<u8>> =
        run.chars().map(|letter| letter.to_digit(16).map(|digit| digit as u8)).collect();
    let digits = digits?;
    readable(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// Numbers of letters: `114 101 116`.
fn codes(text: &str) -> Option<String> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
    let letters: Vec<u8> = numbers
        .filter_map(|number| number.parse().ok())
        .filter(|code| matches!(code, 10 | 32..=126))
        .collect();
    if letters.len() >= 12 { readable(letters) } else { None }
}

/// `\x72`, `\u0072`, `%72`, `&#114;`.
fn escapes(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut any = false;
    while let Some(letter) = rest.chars().next() {
        let coded = [("\\x", 2, 16), ("\\u", 4, 16), ("%", 2, 16), ("&#", 0, 10)].iter().find_map(
            |(mark, length, base)| {
                let inner = rest.strip_prefix(mark)?;
                let length = if *length == 0 { inner.find(';')? } else { *length };
                let code = u32::from_str_radix(inner.get(..length)?, *base).ok()?;
                let used = mark.len() + length + usize::from(*base == 10);
                Some((char::from_u32(code)?, used))
            },
        );
        if let Some((decoded, used)) = coded {
            any = true;
            out.push(decoded);
            rest = rest.get(used..).unwrap_or_default();
        } else {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    any.then_some(out)
}

/// First letters of lines and words, and first and last words of lines: an acrostic.
fn columns(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 4 {
        return vec![text.split_whitespace().filter_map(|word| word.chars().next()).collect()];
    }
    let firsts = lines.iter().filter_map(|line| line.chars().find(|letter| !letter.is_whitespace()));
    let words = lines.iter().filter_map(|line| line.split_whitespace().next());
    let lasts = lines.iter().filter_map(|line| line.split_whitespace().next_back());
    vec![
        firsts.collect(),
        text.split_whitespace().filter_map(|word| word.chars().next()).collect(),
        words.collect::<Vec<&str>>().join(" "),
        lasts.collect::<Vec<&str>>().join(" "),
    ]
}

/// Letters and signs alone: what is left of `r e t u r n` and of `re|turn`.
pub(super) fn squeezed(text: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() || "+*/%<>=!-".contains(*letter);
    text.chars().filter(kept).flat_map(char::to_lowercase).collect()
}

/// Letters and digits alone.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{squeezed, unmasked};

    #[test]
    fn disguises_come_off() {
        for text in [
            "cmV0dXJuIHBhaWQgLSBwcmljZQ==",
            "ecirp - diap nruter",
            "erghea cnvq - cevpr",
            "72657475726e2070616964202d207072696365",
            "114 101 116 117 114 110 32 112 97 105 100 32 45 32 112 114 105 99 101",
            "\\x72\\x65\\x74\\x75\\x72\\x6e paid - price",
            "%72eturn paid - price",
        ] {
            let found = unmasked(text);
            assert!(found.iter().any(|one| one.contains("return paid - price")), "{text}: {found:?}");
        }
        assert_eq!(squeezed("r e t-u|r.n X"), "ret-urnx");
        let poem = "Rain\nEvery\nTree\nUnder\nRed\nNight";
        assert!(unmasked(poem).iter().any(|one| one == "RETURN"));
    }
}
