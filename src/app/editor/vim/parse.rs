//! From the letters of a command to the command. It never knows a text.

use super::command::{
    Case, Command, Find, InsertAt, Motion, ObjectKind, Operator, ScrollTo, Target, TextObject, Verb,
};

/// What the letters typed so far are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parsed {
    /// The beginning of a command.
    Begun,
    /// Nothing that is known.
    Unknown,
    Whole(Command),
}

/// No count is taken for more than this.
const MOST: usize = 99_999;

pub const ENTER: char = '\n';
pub const BACKSPACE: char = '\u{8}';

/// Reads a command of normal mode, or of the visual modes.
pub fn parse(letters: &[char], visual: bool) -> Parsed {
    let mut reader = Reader { letters, at: 0 };
    match command(&mut reader, visual) {
        Ok(command) if reader.at == letters.len() => Parsed::Whole(command),
        Ok(_) | Err(Stop::Unknown) => Parsed::Unknown,
        Err(Stop::Begun) => Parsed::Begun,
    }
}

enum Stop {
    Begun,
    Unknown,
}

struct Reader<'typed> {
    letters: &'typed [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Result<char, Stop> {
        self.letters.get(self.at).copied().ok_or(Stop::Begun)
    }

    fn next(&mut self) -> Result<char, Stop> {
        let letter = self.peek()?;
        self.at += 1;
        Ok(letter)
    }

    /// A count, which does not begin with 0.
    fn number(&mut self) -> Result<Option<usize>, Stop> {
        let mut number: Option<usize> = None;
        while let Some(digit) = self.peek()?.to_digit(10) {
            if digit == 0 && number.is_none() {
                break;
            }
            number = Some((number.unwrap_or(0) * 10 + digit as usize).min(MOST));
            self.at += 1;
        }
        Ok(number)
    }
}

fn command(reader: &mut Reader<'_>, visual: bool) -> Result<Command, Stop> {
    let mut register = None;
    let mut count = None;
    loop {
        if let Some(number) = reader.number()? {
            count = multiplied(count, Some(number));
        } else if reader.peek()? == '"' {
            reader.at += 1;
            let name = reader.next()?;
            if !(name.is_ascii_alphanumeric() || matches!(name, '"' | '+' | '*' | '_' | '-')) {
                return Err(Stop::Unknown);
            }
            register = Some(name);
        } else {
            break;
        }
    }
    let begin = reader.at;
    let verb = if visual { visual_verb(reader)? } else { normal_verb(reader, &mut count)? };
    let verb = if let Some(verb) = verb {
        verb
    } else {
        reader.at = begin;
        either_verb(reader)?
    };
    Ok(Command { register, count, verb })
}

fn multiplied(count: Option<usize>, number: Option<usize>) -> Option<usize> {
    match (count, number) {
        (Some(count), Some(number)) => Some((count * number).min(MOST)),
        (count, number) => count.or(number),
    }
}

/// What is said in normal mode only; `None`: something else.
fn normal_verb(reader: &mut Reader<'_>, count: &mut Option<usize>) -> Result<Option<Verb>, Stop> {
    let operate = |operator, motion| Ok(Some(Verb::Operate(operator, Target::Motion(motion))));
    match reader.next()? {
        'x' => operate(Operator::Delete, Motion::Right),
        'X' => operate(Operator::Delete, Motion::Left),
        'D' => operate(Operator::Delete, Motion::LineEnd),
        'C' => operate(Operator::Change, Motion::LineEnd),
        's' => operate(Operator::Change, Motion::Right),
        'S' => Ok(Some(Verb::Operate(Operator::Change, Target::Lines))),
        'Y' => Ok(Some(Verb::Operate(Operator::Yank, Target::Lines))),
        'i' => Ok(Some(Verb::Insert(InsertAt::Cursor))),
        'a' => Ok(Some(Verb::Insert(InsertAt::AfterCursor))),
        'I' => Ok(Some(Verb::Insert(InsertAt::FirstLetter))),
        'A' => Ok(Some(Verb::Insert(InsertAt::LineEnd))),
        'o' => Ok(Some(Verb::Insert(InsertAt::LineBelow))),
        'O' => Ok(Some(Verb::Insert(InsertAt::LineAbove))),
        'u' => Ok(Some(Verb::Undo)),
        '.' => Ok(Some(Verb::Repeat)),
        '~' => Ok(Some(Verb::ToggleCase)),
        'Z' => match reader.next()? {
            'Z' | 'Q' => Ok(Some(Verb::Leave)),
            _ => Err(Stop::Unknown),
        },
        letter => {
            reader.at -= 1;
            let Some(operator) = operator(reader, letter)? else { return Ok(None) };
            let last = reader.letters[reader.at - 1];
            *count = multiplied(*count, reader.number()?);
            target(reader, operator, last).map(Some)
        }
    }
}

/// An operator's letters, if these are some.
fn operator(reader: &mut Reader<'_>, letter: char) -> Result<Option<Operator>, Stop> {
    let operator = match letter {
        'd' => Operator::Delete,
        'c' => Operator::Change,
        'y' => Operator::Yank,
        '>' => Operator::Indent,
        '<' => Operator::Outdent,
        'g' => {
            let second = reader.letters.get(reader.at + 1).ok_or(Stop::Begun)?;
            let case = match second {
                'u' => Case::Lower,
                'U' => Case::Upper,
                '~' => Case::Other,
                _ => return Ok(None),
            };
            reader.at += 1;
            Operator::Case(case)
        }
        _ => return Ok(None),
    };
    reader.at += 1;
    Ok(Some(operator))
}

/// What follows an operator whose last letter is `last`: that letter again stands for lines.
fn target(reader: &mut Reader<'_>, operator: Operator, last: char) -> Result<Verb, Stop> {
    let letter = reader.peek()?;
    if letter == last {
        reader.at += 1;
        return Ok(Verb::Operate(operator, Target::Lines));
    }
    match letter {
        'i' | 'a' => object(reader).map(|object| Verb::Operate(operator, Target::Object(object))),
        '/' | '?' => {
            reader.at += 1;
            Ok(Verb::Search { forward: letter == '/', operator: Some(operator) })
        }
        _ => motion(reader).map(|motion| Verb::Operate(operator, Target::Motion(motion))),
    }
}

fn object(reader: &mut Reader<'_>) -> Result<TextObject, Stop> {
    let around = reader.next()? == 'a';
    let kind = match reader.next()? {
        'w' => ObjectKind::Word { big: false },
        'W' => ObjectKind::Word { big: true },
        quote @ ('"' | '\'' | '`') => ObjectKind::Quoted(quote),
        '(' | ')' | 'b' => ObjectKind::Bracketed('('),
        '[' | ']' => ObjectKind::Bracketed('['),
        '{' | '}' | 'B' => ObjectKind::Bracketed('{'),
        'p' => ObjectKind::Paragraph,
        _ => return Err(Stop::Unknown),
    };
    Ok(TextObject { around, kind })
}

/// What is said in the visual modes only.
fn visual_verb(reader: &mut Reader<'_>) -> Result<Option<Verb>, Stop> {
    let selection = |operator| Ok(Some(Verb::Operate(operator, Target::Selection)));
    let lines = |operator| Ok(Some(Verb::Operate(operator, Target::SelectedLines)));
    match reader.next()? {
        'x' => selection(Operator::Delete),
        's' => selection(Operator::Change),
        'u' => selection(Operator::Case(Case::Lower)),
        'U' => selection(Operator::Case(Case::Upper)),
        '~' => selection(Operator::Case(Case::Other)),
        'X' | 'D' => lines(Operator::Delete),
        'C' | 'S' | 'R' => lines(Operator::Change),
        'Y' => lines(Operator::Yank),
        'o' | 'O' => Ok(Some(Verb::SwapEnds)),
        'I' => Ok(Some(Verb::Insert(InsertAt::Cursor))),
        'A' => Ok(Some(Verb::Insert(InsertAt::AfterCursor))),
        'i' | 'a' => {
            reader.at -= 1;
            object(reader).map(|object| Some(Verb::Select(object)))
        }
        letter => {
            reader.at -= 1;
            let operator = operator(reader, letter)?;
            Ok(operator.map(|operator| Verb::Operate(operator, Target::Selection)))
        }
    }
}

/// What is said in both.
fn either_verb(reader: &mut Reader<'_>) -> Result<Verb, Stop> {
    let letter = reader.peek()?;
    let second = reader.letters.get(reader.at + 1).copied();
    let (verb, length) = match (letter, second) {
        ('v', _) => (Verb::Visual { lines: false }, 1),
        ('V', _) => (Verb::Visual { lines: true }, 1),
        ('J', _) => (Verb::Join { spaced: true }, 1),
        ('p', _) => (Verb::Put { before: false }, 1),
        ('P', _) => (Verb::Put { before: true }, 1),
        (':', _) => (Verb::CommandLine, 1),
        ('/' | '?', _) => (Verb::Search { forward: letter == '/', operator: None }, 1),
        ('r' | 'g' | 'z', None) => return Err(Stop::Begun),
        ('r', Some(other)) => (Verb::ReplaceWith(other), 2),
        ('g', Some('J')) => (Verb::Join { spaced: false }, 2),
        ('g', Some('v')) => (Verb::Reselect, 2),
        ('z', Some('t')) => (Verb::Scroll(ScrollTo::Top), 2),
        ('z', Some('z')) => (Verb::Scroll(ScrollTo::Middle), 2),
        ('z', Some('b')) => (Verb::Scroll(ScrollTo::Bottom), 2),
        _ => return motion(reader).map(Verb::Move),
    };
    reader.at += length;
    Ok(verb)
}

fn motion(reader: &mut Reader<'_>) -> Result<Motion, Stop> {
    let find = |reader: &mut Reader<'_>, forward, till| {
        let letter = reader.next()?;
        Ok(Motion::Find(Find { letter, forward, till }))
    };
    Ok(match reader.next()? {
        'h' | BACKSPACE => Motion::Left,
        'l' | ' ' => Motion::Right,
        'k' => Motion::Up,
        'j' => Motion::Down,
        'w' => Motion::NextWord { big: false },
        'W' => Motion::NextWord { big: true },
        'b' => Motion::PreviousWord { big: false },
        'B' => Motion::PreviousWord { big: true },
        'e' => Motion::WordEnd { big: false },
        'E' => Motion::WordEnd { big: true },
        '0' => Motion::LineStart,
        '^' => Motion::FirstLetter,
        '$' => Motion::LineEnd,
        '|' => Motion::Column,
        'G' => Motion::LastLine,
        '+' | ENTER => Motion::LineDown,
        '-' => Motion::LineUp,
        '_' => Motion::ThisLine,
        'f' => return find(reader, true, false),
        'F' => return find(reader, false, false),
        't' => return find(reader, true, true),
        'T' => return find(reader, false, true),
        ';' => Motion::FindAgain { turned: false },
        ',' => Motion::FindAgain { turned: true },
        '%' => Motion::Bracket,
        '}' => Motion::NextParagraph,
        '{' => Motion::PreviousParagraph,
        'n' => Motion::NextMatch { turned: false },
        'N' => Motion::NextMatch { turned: true },
        '*' => Motion::SameWord { forward: true },
        '#' => Motion::SameWord { forward: false },
        'H' => Motion::ViewTop,
        'M' => Motion::ViewMiddle,
        'L' => Motion::ViewBottom,
        'g' => match reader.next()? {
            'g' => Motion::FirstLine,
            'e' => Motion::PreviousWordEnd { big: false },
            'E' => Motion::PreviousWordEnd { big: true },
            '_' => Motion::LastLetter,
            _ => return Err(Stop::Unknown),
        },
        _ => return Err(Stop::Unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::{Parsed, parse};
    use crate::app::editor::vim::command::{Command, Motion, Operator, Target, Verb};

    fn read(letters: &str, visual: bool) -> Parsed {
        parse(&letters.chars().collect::<Vec<_>>(), visual)
    }

    #[test]
    fn counts_multiply_and_registers_are_named_before_or_after_them() {
        let word = Target::Motion(Motion::NextWord { big: false });
        let delete = |register, count| {
            Parsed::Whole(Command { register, count, verb: Verb::Operate(Operator::Delete, word) })
        };
        for (letters, expected) in [
            ("dw", delete(None, None)),
            ("2d3w", delete(None, Some(6))),
            ("\"a2dw", delete(Some('a'), Some(2))),
            ("2\"adw", delete(Some('a'), Some(2))),
            ("99999999dw", delete(None, Some(99_999))),
            ("10dw", delete(None, Some(10))),
        ] {
            assert_eq!(read(letters, false), expected, "{letters}");
        }
    }

    #[test]
    fn half_a_command_is_waited_for_and_nonsense_is_not() {
        for (letters, visual) in
            [("", false), ("2", false), ("\"", false), ("d", false), ("di", false), ("f", false), ("g", true)]
        {
            assert_eq!(read(letters, visual), Parsed::Begun, "{letters}");
        }
        for (letters, visual) in [("dq", false), ("\"é", false), ("gq", false), ("diq", false), ("Q", true)]
        {
            assert_eq!(read(letters, visual), Parsed::Unknown, "{letters}");
        }
    }
}
