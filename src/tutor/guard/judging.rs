//! The rules of the guard in their order, each with its threshold. It never knows how a row of words came to be.

use super::dictation::{Sentence, lines_told, tells};
use super::disguise::{bare, squeezed, unmasked};
use super::letters::plain;
use super::pieces::Pieces;
use super::prose::as_code;
use super::quoted::Quotes;
use super::reference::{Edit, RUN, Reference};
use super::rows::{self, Windows};
use super::words::{Word, of_sentence, texts, words};
use super::{Breach, Guard, INSTRUCTION, Rule};

/// The share of what the learner lacks, in windows of words, that code may have.
const MOST_SHARED: f64 = 0.30;
/// The same where names may differ, and how many windows it takes.
const MOST_RENAMED: f64 = 0.34;
const LEAST_RENAMED: usize = 3;
/// The same for sentences read as code.
const MOST_SPOKEN: f64 = 0.34;
const LEAST_SPOKEN: usize = 3;
/// Words of a line that is reproduced, in code and anywhere.
const LEAST_LINE: usize = 3;
const LEAST_LINE_IN_TEXT: usize = 5;
/// Letters of a line without blanks that no text has by accident.
const LEAST_SQUEEZED: usize = 14;
const LEAST_BARE: usize = 12;
/// Lines of code: about this exercise in one block and in all, and of other examples.
const MOST_LINES: usize = 3;
const MOST_IN_ALL: usize = 4;
const MOST_ELSEWHERE: usize = 16;
/// Letters of a sentence or a block that stands in the task or on a concept page.
const LEAST_PUBLIC: usize = 24;
/// The share of all lines of a solution that code may have, be they the learner's own or not.
const MOST_WHOLE: f64 = 0.7;
/// The share of the runs of letters of a solution.
const MOST_RUNS: f64 = 0.35;

/// What a model said earlier about this exercise, taken apart once.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    code: Vec<Word>,
    all: Vec<Word>,
    squeezed: String,
}

impl Past {
    pub fn new(earlier: &str, public: &str) -> Self {
        let text = plain(earlier);
        let pieces = Pieces::of(&text).without(|part| is_public(part, public));
        Self {
            code: pieces.code().flat_map(words).collect(),
            all: spoken(&pieces),
            squeezed: squeezed(&text),
        }
    }
}

/// The part stands in what everybody may read.
fn is_public(part: &str, public: &str) -> bool {
    let part = squeezed(part);
    part.len() >= LEAST_PUBLIC && public.contains(&part)
}

/// Everything in one row, sentences read as code.
fn spoken(pieces: &Pieces) -> Vec<Word> {
    let sentences = pieces.sentences.iter().flat_map(|sentence| as_code(sentence));
    sentences.chain(pieces.fences.iter().flat_map(|fence| rows::spoken(&words(fence)))).collect()
}

/// A reply with all that was said before it.
struct Reply {
    text: String,
    pieces: Pieces,
    /// All code, here and earlier, in one row.
    code: Vec<Word>,
    code_here: Vec<Vec<Word>>,
    /// Everything, sentences read as code.
    all: Vec<Word>,
    sentences: Vec<Sentence>,
    quotes: Quotes,
}

impl Reply {
    fn new(reply: &str, guard: &Guard) -> Self {
        let text = plain(reply);
        let pieces = Pieces::of(&text).without(|part| is_public(part, &guard.public));
        let code_here: Vec<Vec<Word>> = pieces.code().map(words).collect();
        let code = guard.past.code.iter().chain(code_here.iter().flatten()).cloned().collect();
        let all = [guard.past.all.clone(), spoken(&pieces)].concat();
        let sentences = pieces.sentences.iter().map(|sentence| Sentence::new(sentence)).collect();
        let quotes = Quotes::of(&pieces);
        Self { text, pieces, code, code_here, all, sentences, quotes }
    }
}

pub(super) fn judge(guard: &Guard, reply: &str) -> Result<(), Breach> {
    let reply = Reply::new(reply, guard);
    instructions(guard, &reply)?;
    secrets(guard, &reply)?;
    let masked = unmasked(&reply.text);
    for hidden in &masked {
        let words_hidden = texts(&of_sentence(hidden));
        if words_hidden.windows(INSTRUCTION).any(|window| guard.instructions.contains(window)) {
            return Err(breach(Rule::Instructions, hidden));
        }
    }
    for reference in &guard.references {
        whole(guard, reference, &reply)?;
        shares(reference, &reply)?;
        lines(guard, reference, &reply)?;
        edits(reference, &reply)?;
        told(reference, &reply)?;
        disguised(guard, reference, &reply, &masked)?;
    }
    if guard.passed { Ok(()) } else { lengths(guard, &reply) }
}

fn breach(rule: Rule, excerpt: &str) -> Breach {
    let line: String = excerpt
        .trim()
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(120)
        .collect();
    Breach { rule, excerpt: line }
}

fn instructions(guard: &Guard, reply: &Reply) -> Result<(), Breach> {
    let row = texts(&of_sentence(&reply.text));
    match row.windows(INSTRUCTION).find(|window| guard.instructions.contains(*window)) {
        Some(window) => Err(breach(Rule::Instructions, &window.join(" "))),
        None => Ok(()),
    }
}

fn secrets(guard: &Guard, reply: &Reply) -> Result<(), Breach> {
    let lines = reply.pieces.fences.iter().flat_map(|fence| fence.lines().map(str::to_owned));
    let whole = reply.pieces.fences.iter().cloned();
    let mut texts = reply.pieces.sentences.iter().cloned().chain(lines).chain(whole);
    match texts.find(|text| guard.secrets.told_in(text)) {
        Some(text) => Err(breach(Rule::Secret, &text)),
        None => Ok(()),
    }
}

/// A line with its indentation, and no other blanks.
pub(super) fn as_it_stands(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    format!("{indent} {}", line.split_whitespace().collect::<String>())
}

/// Nearly all lines of a solution, and not just what the learner has written: what is put right may be the
/// brackets or the indentation, which rows of words do not show.
fn whole(guard: &Guard, reference: &Reference, reply: &Reply) -> Result<(), Breach> {
    let lines: Vec<&str> = reply.pieces.fences.iter().flat_map(|fence| fence.lines()).collect();
    let own =
        lines.iter().all(|line| line.trim().is_empty() || guard.draft_lines.contains(&as_it_stands(line)));
    if own || reference.whole.len() < 3 {
        return Ok(());
    }
    let shown: Vec<Vec<String>> = lines.iter().map(|line| texts(&words(line))).collect();
    let count = reference.whole.iter().filter(|line| shown.contains(line)).count();
    if count as f64 > MOST_WHOLE * reference.whole.len() as f64 {
        return Err(breach(Rule::Share, &first_code(reply)));
    }
    Ok(())
}

fn shares(reference: &Reference, reply: &Reply) -> Result<(), Breach> {
    let here = |wanted: &Windows, of: fn(&[Word]) -> Windows| {
        let mut seen: Windows = reply.code_here.iter().flat_map(|row| of(row)).collect();
        seen.extend(of(&reply.code_here.concat()));
        rows::share(wanted, &seen).1
    };
    let (share, _) = rows::share(&reference.named, &rows::named(&reply.code));
    if share > MOST_SHARED && here(&reference.named, rows::named) > 0 {
        return Err(breach(Rule::Share, &first_code(reply)));
    }
    let (share, count) = rows::share(&reference.nameless, &rows::nameless(&reply.code));
    if share > MOST_RENAMED && count >= LEAST_RENAMED && here(&reference.nameless, rows::nameless) > 0 {
        return Err(breach(Rule::Renamed, &first_code(reply)));
    }
    Ok(())
}

fn first_code(reply: &Reply) -> String {
    reply.pieces.code().next().unwrap_or_default().to_owned()
}

fn lines(guard: &Guard, reference: &Reference, reply: &Reply) -> Result<(), Breach> {
    // The first half of a line may have been said before.
    let joined = texts(&reply.code);
    let earlier = guard.past.code.len();
    let all = texts(&reply.all);
    for line in &reference.lines {
        let wanted = texts(&line.words);
        let spoken = texts(&rows::spoken(&line.words));
        let new = &joined[(earlier + 1).saturating_sub(wanted.len()).min(earlier)..];
        let in_code = wanted.len() >= LEAST_LINE && rows::find(new, &wanted).is_some();
        let in_text = spoken.len() >= LEAST_LINE_IN_TEXT && rows::find(&all, &spoken).is_some();
        let quoted = reply.quotes.have(line) && !guard.taught_lines.contains(&wanted);
        if in_code || in_text || quoted {
            return Err(breach(Rule::Line, &wanted.join(" ")));
        }
    }
    Ok(())
}

fn edits(reference: &Reference, reply: &Reply) -> Result<(), Breach> {
    let Some(edits) = &reference.edits else { return Ok(()) };
    for row in &reply.code_here {
        let row = texts(row);
        let theirs = rows::find(&reference.theirs, &row).is_some();
        if !theirs && edits.iter().any(|edit| shows(edit, &row)) {
            return Err(breach(Rule::Edit, &row.join(" ")));
        }
    }
    // A block that is nothing but the statement that is missing.
    let blocks = reply.pieces.fences.iter().map(|fence| texts(&words(fence)));
    if let Some(row) = blocks
        .into_iter()
        .find(|row| edits.iter().any(|edit| edit.whole && !edit.indentation && texts(&edit.inserted) == *row))
    {
        return Err(breach(Rule::Edit, &row.join(" ")));
    }
    let alone = |edit: &Edit, sentence: &Sentence| {
        edit.whole && !edit.indentation && sentence.is_only(&texts(&edit.inserted))
    };
    if let Some(index) =
        reply.sentences.iter().position(|sentence| edits.iter().any(|edit| alone(edit, sentence)))
    {
        return Err(breach(Rule::Edit, &reply.pieces.sentences[index]));
    }
    match reply.sentences.iter().position(|sentence| tells(sentence, edits)) {
        Some(index) => Err(breach(Rule::Dictation, &reply.pieces.sentences[index])),
        None => Ok(()),
    }
}

/// Whether a row of code has what an edit brings.
fn shows(edit: &Edit, row: &[String]) -> bool {
    if edit.indentation || is_old(edit, row) {
        return false;
    }
    let inserted = texts(&edit.inserted);
    let around = [texts(&edit.before), inserted.clone(), texts(&edit.after)].concat();
    let (start, end) = (edit.before.len(), edit.before.len() + inserted.len());
    // Windows of the right program that have what is new, or both sides of what is gone.
    let has_window = |size: usize| {
        let is_new = |at: usize| at + size > start && at < if inserted.is_empty() { start } else { end };
        around.windows(size).enumerate().any(|(at, window)| is_new(at) && rows::find(row, window).is_some())
    };
    has_window(3)
        || inserted.len() >= 2 && rows::find(row, &inserted).is_some()
        || inserted.len() == 1 && row.len() <= 4 && has_window(2)
}

/// The row is what the learner has written: it has what would be removed, where it would be removed.
fn is_old(edit: &Edit, row: &[String]) -> bool {
    let old: Vec<String> =
        edit.before.last().into_iter().chain(&edit.removed).map(|word| word.text.clone()).collect();
    !edit.removed.is_empty() && old.len() >= 2 && rows::find(row, &old).is_some()
}

fn told(reference: &Reference, reply: &Reply) -> Result<(), Breach> {
    let (share, count) = rows::share(&reference.spoken, &rows::named(&reply.all));
    if share > MOST_SPOKEN && count >= LEAST_SPOKEN {
        return Err(breach(Rule::Told, &reply.text));
    }
    let told = lines_told(&reply.sentences, &reference.lines);
    if told >= 2 || told >= 1 && reference.lines.len() <= 2 {
        return Err(breach(Rule::Told, &reply.text));
    }
    Ok(())
}

fn disguised(guard: &Guard, reference: &Reference, reply: &Reply, masked: &[String]) -> Result<(), Breach> {
    let pressed = [guard.past.squeezed.clone(), squeezed(&reply.text)].concat();
    for line in &reference.lines {
        let text = texts(&line.words).concat();
        let wanted = squeezed(&text);
        let telling = wanted.chars().any(|letter| !letter.is_alphanumeric()) || line.words.len() >= 4;
        if telling && wanted.len() >= LEAST_SQUEEZED && pressed.contains(&wanted) {
            return Err(breach(Rule::Disguised, &text));
        }
        let letters = bare(&text);
        let shows = |hidden: &String| letters.len() >= LEAST_BARE && bare(hidden).contains(&letters);
        if masked.iter().any(shows) {
            return Err(breach(Rule::Disguised, &text));
        }
    }
    for hidden in masked.iter().map(|hidden| squeezed(hidden)).chain([pressed]) {
        let count = reference.runs.iter().filter(|run| hidden.contains(run.as_str())).count();
        if count > RUN && count as f64 > MOST_RUNS * reference.runs.len() as f64 {
            return Err(breach(Rule::Disguised, &hidden));
        }
    }
    for hidden in masked {
        let row = words(hidden);
        let (share, count) = rows::share(&reference.named, &rows::named(&row));
        if share > MOST_SHARED && count >= 2 {
            return Err(breach(Rule::Disguised, hidden));
        }
    }
    Ok(())
}

fn lengths(guard: &Guard, reply: &Reply) -> Result<(), Breach> {
    let (mut own, mut elsewhere) = (0, 0);
    for fence in &reply.pieces.fences {
        let lines: Vec<Vec<Word>> = fence.lines().map(words).filter(|line| !line.is_empty()).collect();
        let new: Vec<&Vec<Word>> =
            lines.iter().filter(|line| !guard.known_lines.contains(&texts(line))).collect();
        if new.is_empty() {
            continue;
        }
        let names: Vec<String> = lines.iter().flatten().map(|word| word.text.clone()).collect();
        let asked = guard.asked_for.iter().any(|name| names.contains(name));
        let named = guard.own_names.iter().filter(|name| names.contains(name)).count();
        if asked || named >= 2 {
            own += new.len();
            let defines = guard.asked_for.iter().any(|name| defines(fence, name));
            if new.len() > MOST_LINES || defines {
                return Err(breach(Rule::Length, fence));
            }
        } else {
            elsewhere += new.len();
        }
    }
    if own > MOST_IN_ALL || elsewhere > MOST_ELSEWHERE {
        return Err(breach(Rule::Length, &first_code(reply)));
    }
    Ok(())
}

/// The block writes what the task asks for, and more than its head.
fn defines(fence: &str, name: &str) -> bool {
    let heads = ["def ", "class ", "function ", "fn ", "func ", "const ", "let "];
    let mut lines = fence.lines().filter(|line| !line.trim().is_empty());
    let head = lines.any(|line| {
        let first = line.trim_start();
        heads.iter().any(|head| first.starts_with(head))
            && texts(&words(first)).iter().take(3).any(|word| word == name)
    });
    head && lines.next().is_some()
}
