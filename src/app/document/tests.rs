//! What documents look like at a width, as tables of Markdown and lines. It never looks inside.

use super::{CodeColours, Document, TextRole};
use crate::app::text::width;
use crate::domain::Language;
use crate::domain::tokens::{TokenClass, TokenSpan};

fn lines(markdown: &str, columns: u16) -> Vec<String> {
    let document = Document::parse(markdown, Some(Language::Python));
    document.wrap(columns, &CodeColours::default()).iter().map(super::DocumentLine::text).collect()
}

#[test]
fn blocks_stand_apart_by_one_line() {
    let markdown = "# Rain\n\nThe *museum's* garden needs **to know**.\n\n---\nlast";
    assert_eq!(
        lines(markdown, 20),
        ["Rain", "", "The museum's garden", "needs to know.", "", "─".repeat(20).as_str(), "", "last"]
    );
}

#[test]
fn lists_hang() {
    let markdown = "- one two three\n- four\n  1. deep and deeper\n  2. last\n";
    assert_eq!(
        lines(markdown, 14),
        ["• one two", "  three", "• four", "  1. deep and", "     deeper", "  2. last"]
    );
    let loose = "9. nine\n\n10. ten\n\n    more\n";
    assert_eq!(lines(loose, 14), [" 9. nine", "", "10. ten", "", "    more"]);
}

#[test]
fn quotations_have_a_bar() {
    assert_eq!(lines("> one two three\n>\n> four", 12), ["│ one two", "│ three", "│", "│ four"]);
}

#[test]
fn code_is_never_cut_off() {
    let markdown = "```python\ndef long_name(argument):\n\treturn 1\n```";
    assert_eq!(lines(markdown, 16), ["  def long_name(", "  ↳ argument):", "      return 1"]);
    let document = Document::parse(markdown, None);
    assert_eq!(document.code_blocks()[0].text, "def long_name(argument):\n\treturn 1");
    assert_eq!(document.code_blocks()[0].tag, "python");
}

#[test]
fn code_takes_the_whole_pane_but_prose_does_not() {
    let markdown = format!("{}\n\n```\n{}\n```\n", "word ".repeat(40), "x".repeat(90));
    let widths: Vec<usize> = lines(&markdown, 120).iter().map(|line| width(line)).collect();
    assert!(widths[0] <= 72);
    assert_eq!(widths.last(), Some(&92));
}

#[test]
fn tokens_colour_code() {
    let document = Document::parse("```\nx = 漢 1\n```", None);
    let mut colours = CodeColours::default();
    colours.set(0, 0, vec![vec![TokenSpan { start: 8, end: 9, class: TokenClass::Number }]]);
    let line = document.wrap(40, &colours).remove(0);
    let number = line.spans.last().expect("spans");
    assert_eq!((number.text.as_str(), number.role), ("1", TextRole::CodeBlock(Some(TokenClass::Number))));
}

#[test]
fn fences_of_a_language_are_prose_for_its_learners_only() {
    let markdown =
        "All.\n\n```lang:python\nReturn a **tuple**.\n```\n\n```lang:rust\nReturn a struct.\n```\n";
    assert_eq!(lines(markdown, 40), ["All.", "", "Return a tuple."]);
    let others = Document::parse(markdown, None).wrap(40, &CodeColours::default());
    assert_eq!(others.len(), 1);
}

#[test]
fn links_tell_where_they_lead() {
    assert_eq!(
        lines("[text](https://a.bc/d) and <https://e.fg>", 60),
        ["text (https://a.bc/d) and https://e.fg"]
    );
}

#[test]
fn tables_share_the_width() {
    let markdown = "| days | advice |\n|--:|---|\n| fewer than 3 | `wait` |\n| 6 | `compost it all` |\n";
    assert_eq!(
        lines(markdown, 40),
        [
            "        days  advice",
            "────────────────────────────",
            "fewer than 3  wait",
            "           6  compost it all",
        ]
    );
    assert_eq!(
        lines(markdown, 18),
        [
            "    days  advice",
            "──────────────────",
            "   fewer  wait",
            "  than 3",
            "       6  compost",
            "          it all",
        ]
    );
}

#[test]
fn control_characters_never_come_through() {
    let shown = lines("a \u{1b}[31mb\u{7} `c\u{9b}1m`\n\n```\nx\u{1b}]0;title\u{7}\n```", 40).concat();
    assert!(!shown.contains(char::is_control), "{shown:?}");
    let entity = lines("an &#27; entity and &#x9b; another", 40).concat();
    assert!(!entity.contains(char::is_control), "{entity:?}");
}

#[test]
fn any_width_is_safe_and_kept() {
    let markdown = "# Heading of words\n\n> - quote 漢字\n>   1. number\n>      ```\n>      code and more\n>      ```\n\n\
        | a | b | c |\n|---|---|---|\n| one two | three | 漢字 |\n\n[link](http://x.yz) `code span` end\n\n***\n";
    for columns in 0..60 {
        for line in lines(markdown, columns) {
            assert!(width(&line) <= usize::from(columns.max(1)), "{columns}: {line:?}");
        }
    }
}

#[test]
fn deep_nesting_is_flattened() {
    let text = format!("{}deep", "> ".repeat(3000));
    assert!(lines(&text, 40).concat().contains("deep"));
    let items: Vec<String> = (0..200).map(|depth| format!("{}- item\n", "  ".repeat(depth))).collect();
    let list = items.concat();
    assert!(lines(&list, 40).concat().contains("item"));
}
