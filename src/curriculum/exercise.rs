//! One exercise's folder, read into an `Exercise`. It never runs anything.

use super::cases::read_cases;
use super::files::PackFiles;
use super::puzzle;
use crate::domain::exercise::{
    Compare, Exercise, Hint, Kind, LanguageFiles, Method, Parameter, Rubric, Rung, Signature, WrongSolution,
};
use crate::domain::finding::Finding;
use crate::domain::reading::{Node, TableReader, TomlText};
use crate::domain::{ExerciseId, Language, TypeSpec};
use std::collections::BTreeMap;
use toml::de::DeValue;

const INTERESTS: [&str; 11] =
    ["games", "data", "web", "science", "finance", "music", "language", "sport", "nature", "art", "everyday"];

/// Reads the exercise in `folder` ("" where the files are the exercise's own folder).
///
/// The exercise is there when it can be used at all; findings may come with it even so.
pub fn read(files: &PackFiles, folder: &str, id: ExerciseId) -> (Option<Exercise>, Vec<Finding>) {
    let mut findings = Vec::new();
    let inside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut read_text = |name: &str| match files.read(&inside(name)) {
        Ok(text) => Some(text),
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    let texts = (read_text("exercise.toml"), read_text("README.md"), read_text("cases.toml"));
    let (Some(about), Some(task), Some(cases_text)) = texts else { return (None, findings) };

    let text = TomlText::new(files.name_of(&inside("exercise.toml")), &about);
    let mut distractors = Vec::new();
    let exercise = text.parse().and_then(|root| {
        let mut reader = TableReader::new(&text, &root, 0..0);
        let exercise = read_about(&mut reader, id, task);
        let wrong = reader.tables("wrong").into_iter().filter_map(read_wrong).collect();
        distractors = puzzle::read_distractors(&mut reader);
        reader.finish();
        exercise.map(|exercise| Exercise { wrong, ..exercise })
    });
    findings.extend(text.into_findings());
    let Some(mut exercise) = exercise else { return (None, findings) };

    let cases = TomlText::new(files.name_of(&inside("cases.toml")), &cases_text);
    exercise.cases = read_cases(&cases, &exercise.signature, exercise.compare);
    findings.extend(cases.into_findings());

    for language in Language::ALL {
        if let Some(read) = read_language(files, &inside(language.slug()), &exercise, language, &mut findings)
        {
            exercise.languages.insert(language, read);
        }
    }
    for wrong in &mut exercise.wrong {
        let path = inside(&format!("wrong/{}/{}", wrong.language.slug(), wrong.file));
        match files.read(&path) {
            Ok(source) => wrong.source = source,
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(check_whole(files, &inside, &exercise));
    findings.extend(puzzle::complete(files, &inside, &mut exercise, &distractors));
    let usable = !exercise.cases.is_empty() && !exercise.languages.is_empty();
    (usable.then_some(exercise), findings)
}

fn read_about(reader: &mut TableReader<'_, '_>, id: ExerciseId, task: String) -> Option<Exercise> {
    let title = reader.required_string("title");
    let kind = read_kind(reader);
    let skills = reader.strings("skills");
    if skills.is_empty() {
        reader.complain(
            &reader.span(),
            "`skills` is missing or empty",
            "Add `skills = [\"…\"]`, the main one first.",
        );
    }
    let difficulty = reader.required("difficulty").and(reader.integer("difficulty", 1..11));
    let minutes = reader.required("minutes").and(reader.integer("minutes", 1..601));
    let interests = reader.strings("interests");
    for unknown in interests.iter().filter(|interest| !INTERESTS.contains(&interest.as_str())) {
        let advice = format!("Mean one of: {}.", INTERESTS.join(", "));
        reader.complain(&reader.span(), format!("`{unknown}` is not a known interest"), advice);
    }
    let prerequisites = reader.strings("prerequisites");
    let compare = read_compare(reader);
    let keeps_arguments = reader.boolean("keeps_arguments").unwrap_or(false);
    let allows = reader.strings("allows");
    let signature = read_signature(reader);
    let rubric = reader.table("rubric").map_or_else(Rubric::default, read_rubric);
    let hints = reader.tables("hint").into_iter().filter_map(read_hint).collect();
    Some(Exercise {
        id,
        title: title?,
        kind: kind?,
        skills,
        difficulty: u8::try_from(difficulty?).ok()?,
        minutes: u16::try_from(minutes?).ok()?,
        interests,
        prerequisites,
        compare,
        keeps_arguments,
        signature: signature?,
        rubric,
        task,
        cases: Vec::new(),
        hints,
        wrong: Vec::new(),
        allows,
        distractors: Vec::new(),
        languages: BTreeMap::new(),
    })
}

fn read_kind(reader: &mut TableReader<'_, '_>) -> Option<Kind> {
    let span = reader.required("kind")?.span();
    let word = reader.string("kind")?;
    let found = Kind::ALL.into_iter().find(|kind| kind.title() == word);
    if found.is_none() {
        let advice = format!("Mean one of: {}.", Kind::ALL.map(Kind::title).join(", "));
        reader.complain(&span, format!("`{word}` is not a kind of exercise"), advice);
    }
    found
}

fn read_compare(reader: &mut TableReader<'_, '_>) -> Compare {
    let Some(node) = reader.get("compare") else { return Compare::Exact };
    let read = match node.get_ref() {
        DeValue::String(word) => match word.as_ref() {
            "exact" => Some(Compare::Exact),
            "unordered" => Some(Compare::Unordered),
            "any-of" => Some(Compare::AnyOf),
            _ => None,
        },
        DeValue::Table(table) => {
            table.iter().find(|(key, _)| key.get_ref() == "tolerance").and_then(|(_, value)| {
                match value.get_ref() {
                    DeValue::Float(number) => number.as_str().parse().ok().map(Compare::Tolerance),
                    _ => None,
                }
            })
        }
        _ => None,
    };
    read.unwrap_or_else(|| {
        let advice = "Write \"exact\", \"unordered\", \"any-of\", or { tolerance = 1e-6 }.";
        reader.complain(&node.span(), "this is not a compare mode", advice);
        Compare::Exact
    })
}

fn read_signature(reader: &mut TableReader<'_, '_>) -> Option<Signature> {
    reader.required("signature")?;
    let mut table = reader.table("signature")?;
    let signature = if table.get("program").is_some() {
        table.boolean("program").filter(|program| *program).map(|_| Signature::Program)
    } else if table.get("class").is_some() {
        let constructor = read_parameters(&mut table, "constructor");
        let methods = table.tables("methods").into_iter().map(read_method).collect::<Option<Vec<Method>>>();
        Some(Signature::Class {
            name: table.required_string("class")?,
            constructor: constructor?,
            methods: methods?,
        })
    } else {
        let name = table.required_string("function");
        let parameters = read_parameters(&mut table, "parameters");
        let returns = read_type(&mut table, "returns");
        Some(Signature::Function { name: name?, parameters: parameters?, returns: returns? })
    };
    table.finish();
    signature
}

fn read_method(mut table: TableReader<'_, '_>) -> Option<Method> {
    let name = table.required_string("name");
    let parameters = read_parameters(&mut table, "parameters");
    let returns = read_type(&mut table, "returns");
    table.finish();
    Some(Method { name: name?, parameters: parameters?, returns: returns? })
}

fn read_parameters(table: &mut TableReader<'_, '_>, key: &str) -> Option<Vec<Parameter>> {
    table
        .tables(key)
        .into_iter()
        .map(|mut parameter| {
            let name = parameter.required_string("name");
            let type_spec = read_type(&mut parameter, "type");
            parameter.finish();
            Some(Parameter { name: name?, type_spec: type_spec? })
        })
        .collect()
}

fn read_type(table: &mut TableReader<'_, '_>, key: &str) -> Option<TypeSpec> {
    let node: &Node<'_> = table.required(key)?;
    let span = node.span();
    let text = table.string(key)?;
    match TypeSpec::parse(&text) {
        Ok(type_spec) => Some(type_spec),
        Err(message) => {
            table.complain(&span, message, "The README of the format lists the types.");
            None
        }
    }
}

fn read_rubric(mut table: TableReader<'_, '_>) -> Rubric {
    let standard = Rubric::default();
    let span = table.span();
    let mut weight = |key: &str, otherwise: u8| {
        table.integer(key, 0..101).and_then(|number| u8::try_from(number).ok()).unwrap_or(otherwise)
    };
    let rubric = Rubric {
        correctness: weight("correctness", standard.correctness),
        quality: weight("quality", standard.quality),
        efficiency: weight("efficiency", standard.efficiency),
        style: weight("style", standard.style),
    };
    let sum = [rubric.correctness, rubric.quality, rubric.efficiency, rubric.style]
        .map(u32::from)
        .iter()
        .sum::<u32>();
    if sum != 100 {
        table.complain(&span, format!("the weights add up to {sum}"), "Make them add up to 100.");
    }
    table.finish();
    rubric
}

fn read_hint(mut table: TableReader<'_, '_>) -> Option<Hint> {
    let names = ["look", "question", "concept", "example", "shape"];
    let rung = table.required_string("rung").and_then(|word| {
        let found = names.iter().position(|name| *name == word);
        if found.is_none() {
            let advice = format!("Mean one of: {}.", names.join(", "));
            table.complain(&table.span(), format!("`{word}` is not a rung of the hint ladder"), advice);
        }
        found.map(|index| Rung::AUTHORED[index])
    });
    let text = table.required_string("text");
    table.finish();
    Some(Hint { rung: rung?, text: text?.trim().to_owned() })
}

fn read_wrong(mut table: TableReader<'_, '_>) -> Option<WrongSolution> {
    let file = table.required_string("file");
    let misconception = table.required_string("misconception");
    let catalogue = table.string("catalogue");
    let shows = table.required_string("shows");
    let question = table.required_string("question");
    let fails = table.required_string("fails");
    let language = table.string("language").map_or(Some(Language::Python), |slug| Language::from_slug(&slug));
    table.finish();
    Some(WrongSolution {
        language: language?,
        file: file?,
        misconception: misconception?,
        catalogue,
        shows: shows?,
        question: question?,
        fails: fails?,
        source: String::new(),
    })
}

/// The files of one language; `None` where the exercise has no folder for it.
fn read_language(
    files: &PackFiles,
    folder: &str,
    exercise: &Exercise,
    language: Language,
    findings: &mut Vec<Finding>,
) -> Option<LanguageFiles> {
    let present = files.files(folder);
    if present.is_empty() {
        return None;
    }
    let mut read = |stem: &str| match files.read(&format!("{folder}/{stem}.{}", language.extension())) {
        Ok(text) => Some(text),
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    if exercise.is_predict() {
        // The answer sheets are made from the cases by who knows how the language writes values.
        let program = read("program")?;
        return Some(LanguageFiles {
            starter: String::new(),
            solution: String::new(),
            program: Some(program),
        });
    }
    if exercise.kind == Kind::Arrange {
        // The pieces are made of the solution, and what stays above them is where a learner begins.
        let solution = read("solution")?;
        return Some(LanguageFiles { starter: String::new(), solution, program: None });
    }
    let (starter, solution) = (read("starter"), read("solution"));
    Some(LanguageFiles { starter: starter?, solution: solution?, program: None })
}

/// What only shows when everything has been read.
fn check_whole(files: &PackFiles, inside: &dyn Fn(&str) -> String, exercise: &Exercise) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut complain = |file: &str, message: String, advice: &str| {
        findings.push(files.finding(&inside(file), &message, advice));
    };
    if exercise.task.trim().is_empty() {
        complain("README.md", "the task is empty".to_owned(), "Tell the learner what to achieve.");
    }
    if exercise.languages.is_empty() {
        let advice = "Add python/starter.py and python/solution.py (for `predict`: python/program.py).";
        complain("exercise.toml", "there is no language that it can be solved in".to_owned(), advice);
    }
    let hidden = exercise.cases.iter().filter(|case| case.hidden).count();
    if exercise.cases.len() < 8 {
        let message = format!("there are {} cases", exercise.cases.len());
        complain("cases.toml", message, "Write at least eight; think of the empty, the single, the largest.");
    }
    if hidden == 0 || hidden == exercise.cases.len() {
        complain(
            "cases.toml",
            format!("{hidden} cases are hidden"),
            "Hide some with `hidden = true`, not all.",
        );
    }
    if exercise.hints.len() < 4 {
        let message = format!("the hint ladder has {} rungs", exercise.hints.len());
        complain("exercise.toml", message, "Add `[[hint]]` sections until there are at least four.");
    }
    if exercise.hints.windows(2).any(|pair| pair[0].rung > pair[1].rung) {
        let advice = "Order them: look, question, concept, example, shape.";
        complain("exercise.toml", "the rungs of the hint ladder are not in order".to_owned(), advice);
    }
    for language in exercise.languages.keys() {
        let wrong = exercise.wrong.iter().filter(|wrong| wrong.language == *language).count();
        if wrong < 2 {
            let message = format!("there are {wrong} typical wrong solutions in {}", language.title());
            complain("exercise.toml", message, "Add `[[wrong]]` sections until there are at least two.");
        }
    }
    for wrong in exercise.wrong.iter().filter(|wrong| exercise.case(&wrong.fails).is_none()) {
        let message = format!("`{}` should fail on `{}`, and no case has that name", wrong.file, wrong.fails);
        complain("exercise.toml", message, "Write the name of a case as it stands in cases.toml.");
    }
    findings
}
