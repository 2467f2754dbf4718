//! Keys by name, as the bytes that a terminal sends for them.

/// The bytes of one key: `Enter`, `F5`, `Ctrl+S`, `Alt+1`, `Shift+Right`, or a letter.
pub fn bytes(name: &str) -> Vec<u8> {
    if let Some(letter) = name.strip_prefix("Ctrl+")
        && let [letter] = letter.as_bytes()
    {
        return vec![letter.to_ascii_uppercase() & 0x1f];
    }
    if let Some(arrow) = name.strip_prefix("Ctrl+") {
        return format!("\x1b[1;5{}", final_letter(arrow)).into_bytes();
    }
    if let Some(rest) = name.strip_prefix("Alt+") {
        return [b"\x1b".to_vec(), bytes(rest)].concat();
    }
    if let Some(arrow) = name.strip_prefix("Shift+") {
        return format!("\x1b[1;2{}", final_letter(arrow)).into_bytes();
    }
    let fixed: &[u8] = match name {
        "Enter" => b"\r",
        "Esc" => b"\x1b",
        "Tab" => b"\t",
        "Backspace" => b"\x7f",
        "Delete" => b"\x1b[3~",
        "PageUp" => b"\x1b[5~",
        "PageDown" => b"\x1b[6~",
        "Up" | "Down" | "Right" | "Left" | "Home" | "End" => {
            return format!("\x1b[{}", final_letter(name)).into_bytes();
        }
        "F1" => b"\x1bOP",
        "F2" => b"\x1bOQ",
        "F3" => b"\x1bOR",
        "F4" => b"\x1bOS",
        "F5" => b"\x1b[15~",
        "F6" => b"\x1b[17~",
        "F7" => b"\x1b[18~",
        "F8" => b"\x1b[19~",
        "F9" => b"\x1b[20~",
        "F10" => b"\x1b[21~",
        "F11" => b"\x1b[23~",
        "F12" => b"\x1b[24~",
        _ => name.as_bytes(),
    };
    fixed.to_vec()
}

fn final_letter(name: &str) -> &'static str {
    match name {
        "Up" => "A",
        "Down" => "B",
        "Right" => "C",
        "Left" => "D",
        "Home" => "H",
        "End" => "F",
        other => panic!("no bytes are known for the key {other}"),
    }
}
