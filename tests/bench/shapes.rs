//! What the findings cost that run nothing: misconceptions, missing code, and the words of a hint, beside
//! the parse that they begin with. It never judges whether a finding is right; the tests do.

use super::Effort;
use super::figures::{Samples, heading, row};
use codementor::curriculum::Library;
use codementor::diagnosis::misconceptions::{Catalogue, Right};
use codementor::diagnosis::missing::missing;
use codementor::diagnosis::rung::{Findings, Sources, Step, Templates, compose, to_talk_about};
use codementor::domain::Language;
use codementor::syntax::Tree;
use std::hint::black_box;
use std::time::Instant;

pub fn table(effort: Effort) {
    let (library, _) = Library::load(None);
    let catalogue = Catalogue::built_in();
    let [mut parse, mut find, mut gap, mut words] = [(); 4].map(|()| Samples::default());
    for _ in 0..effort.rounds(6) {
        for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
            let Some(files) = exercise.files(Language::Python) else { continue };
            let Ok(reference) = Tree::parse(Language::Python, &files.solution) else { continue };
            let right = Right::of(&reference);
            for wrong in &exercise.wrong {
                let begin = Instant::now();
                let Ok(program) = Tree::parse(Language::Python, &wrong.source) else { continue };
                parse.add_millis(begin.elapsed());
                let begin = Instant::now();
                let held = catalogue.find(&program, Some(&right));
                find.add_millis(begin.elapsed());
                let begin = Instant::now();
                let lacks = missing(&program, &[&reference]);
                gap.add_millis(begin.elapsed());
                let about = to_talk_about(&held, &codementor::diagnosis::Pointing::Nothing);
                let findings = Findings { held: about, missing: lacks.as_ref(), ..Findings::default() };
                let sources = Sources { reference: &reference, program: &program };
                let begin = Instant::now();
                for step in Step::ALL {
                    black_box(compose(Templates::built_in(), step, &findings, sources));
                }
                words.add_millis(begin.elapsed());
            }
        }
    }
    heading("Diagnosis by shape", &["Each of our wrong solutions, beside its reference; nothing is run."]);
    row("the tree of a wrong solution", "ms", &parse);
    row(&format!("{} misconceptions looked for", catalogue.of(Language::Python).count()), "ms", &find);
    row("its shape laid on the reference", "ms", &gap);
    row("the words of all seven steps", "ms", &words);
}
