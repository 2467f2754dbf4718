//! Vim's keys in words, for the help page. It never does what it tells of.

/// Keys as they are typed, set apart by blanks, and what they do.
pub const GUIDE: [(&str, &str); 27] = [
    ("h j k l", "left, down, up, right; a count before any command repeats it"),
    ("w b e W B E", "to the next word, the word before, the word's end; capitals: by blanks"),
    ("0 ^ $", "to the line's edge, its first letter, its end"),
    ("gg G 12G :12", "to the first line, the last one, line 12"),
    ("fx Fx tx Tx ; ,", "to or in front of a letter of the line; again, and back"),
    ("% { }", "to the matching bracket, the paragraph before or behind"),
    ("/ ? n N * #", "search onwards or backwards, the next, the one before, the word here"),
    ("i I a A o O", "write here, at the first letter, behind, at the end, on a new line"),
    ("d c y", "delete, change, yank: with a motion or an object; doubled, the line"),
    ("iw i( i[ i{ i\" i' ip", "objects: the word, what is within brackets or quotes, the paragraph"),
    ("aw a( a[ a{ a\" a' ap", "the same with what is around them"),
    ("x X D C Y s S", "a character here or before it, the rest, the line"),
    ("p P", "put what was deleted or yanked behind or in front"),
    ("\"ayy \"ap", "with a register of that name"),
    ("rx ~ J", "replace a character, turn its case, join lines"),
    ("> < >> <<", "a step deeper, or less deep"),
    ("gu gU g~", "small letters, capitals, turned"),
    ("u .", "undo; the last change again"),
    ("v V", "select characters or lines; then any command, o: the other end"),
    ("gv", "the last selection again"),
    ("zt zz zb", "this line to the top, middle, bottom of the view"),
    ("H M L", "to the top, middle, bottom of the view"),
    (":s/a/b/ :%s/a/b/g", "replace in the line, or everywhere"),
    (":2,5d :y :> :j", "delete, yank, shift, join lines"),
    (":w", "run the checks"),
    (":q :wq :x ZZ", "leave; everything is kept"),
    (":noh :u :red", "hide the matches, undo, redo"),
];

#[cfg(test)]
mod tests {
    use super::GUIDE;
    use crate::app::editor::vim::line_parse::{Surroundings, read};
    use crate::app::editor::vim::parse::{Parsed, parse};

    #[test]
    fn everything_that_is_told_is_true() {
        let around = Surroundings { cursor: 0, last: 9, selected: None };
        for (keys, _) in GUIDE {
            for key in keys.split_whitespace() {
                if let Some(line) = key.strip_prefix(':') {
                    assert!(read(line, around).is_ok(), "{key}");
                    continue;
                }
                let after = if key.starts_with(['i', 'a']) && key.len() > 1 { "d" } else { "" };
                let letters: Vec<char> = after.chars().chain(key.chars()).collect();
                assert_ne!(parse(&letters, false), Parsed::Unknown, "{key}");
            }
        }
    }
}
