//! The learner's own editor: which one the environment names, and how it is started on a file. It never
//! starts it: who has the terminal does, and hands back how it went.

use super::Environment;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use thiserror::Error;

/// Where nothing is named, the first of these that is there: friendliest to a newcomer first.
const WELL_KNOWN: [&str; 3] = ["nano", "vim", "vi"];

/// An editor that can be started on a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalEditor {
    program: String,
    arguments: Vec<String>,
    /// The variable that names it; `None` where it was found.
    variable: Option<&'static str>,
}

/// Why the learner's own editor did not do its work.
#[derive(Debug, Error)]
pub enum EditorError {
    #[error("No nano, vim or vi is here")]
    NoneFound,
    #[error("{variable} has a quote that is never closed: {value}")]
    OpenQuote { variable: &'static str, value: String },
    #[error("`{program}` is not there")]
    NotThere { program: String, variable: Option<&'static str> },
    #[error("`{program}` cannot be started: {source}")]
    NotStarted { program: String, variable: Option<&'static str>, source: io::Error },
    #[error("`{program}` ended with a failure ({status})")]
    Failed { program: String, status: ExitStatus },
}

impl EditorError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::NoneFound => "Set EDITOR to the name of your editor.".to_owned(),
            Self::OpenQuote { variable, .. } => {
                format!("Set it like {variable}=\"code --wait\".")
            }
            Self::NotThere { variable, .. } | Self::NotStarted { variable, .. } => {
                format!("Set {} to one that is installed.", variable.unwrap_or("EDITOR"))
            }
            Self::Failed { .. } => "What it saved is taken over.".to_owned(),
        }
    }
}

impl ExternalEditor {
    /// `VISUAL`, then `EDITOR`, then one that is well known and installed.
    ///
    /// # Errors
    /// When a variable cannot be read, or there is none at all.
    pub fn find(environment: &Environment) -> Result<Self, EditorError> {
        for variable in ["VISUAL", "EDITOR"] {
            let Some(value) = environment.text(variable) else { continue };
            let mut words = words(value)
                .ok_or_else(|| EditorError::OpenQuote { variable, value: value.to_owned() })?
                .into_iter();
            if let Some(program) = words.next() {
                return Ok(Self { program, arguments: words.collect(), variable: Some(variable) });
            }
        }
        let search_path = environment.raw("PATH");
        let program = WELL_KNOWN
            .into_iter()
            .find(|name| std::env::split_paths(&search_path).any(|folder| is_program(&folder.join(name))))
            .ok_or(EditorError::NoneFound)?;
        Ok(Self { program: program.to_owned(), arguments: Vec::new(), variable: None })
    }

    /// The name that a person knows it by.
    pub fn name(&self) -> &str {
        Path::new(&self.program).file_name().and_then(|name| name.to_str()).unwrap_or(&self.program)
    }

    /// The command that opens a file in it, at the terminal of whoever starts it.
    pub fn command(&self, file: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(file);
        command
    }

    /// What came of the command.
    ///
    /// # Errors
    /// When it could not be started, or says itself that it failed.
    pub fn outcome(&self, ended: io::Result<ExitStatus>) -> Result<(), EditorError> {
        match ended {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(EditorError::Failed { program: self.program.clone(), status }),
            Err(source) => {
                let (program, variable) = (self.program.clone(), self.variable);
                Err(if source.kind() == io::ErrorKind::NotFound {
                    EditorError::NotThere { program, variable }
                } else {
                    EditorError::NotStarted { program, variable, source }
                })
            }
        }
    }
}

/// The words of a command as a shell splits them: blanks part them, quotes and backslashes keep blanks.
/// Nothing is expanded, and no shell runs. `None` when a quote is never closed.
///
/// Source: POSIX.1-2024, Shell Command Language, 2.2 Quoting.
fn words(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\t' | '\n' => found.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next()? {
                        '\'' => break,
                        inside => word.push(inside),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next()? {
                        '"' => break,
                        '\\' => match letters.next()? {
                            kept @ ('"' | '\\' | '$' | '`') => word.push(kept),
                            other => word.extend(['\\', other]),
                        },
                        inside => word.push(inside),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(letters.next()?),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    found.extend(word);
    Some(found)
}

#[cfg(unix)]
fn is_program(path: &PathBuf) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &PathBuf) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::{EditorError, Environment, ExternalEditor, words};
    use std::path::Path;

    fn command(variables: &[(&str, &str)]) -> Result<Vec<String>, EditorError> {
        let editor = ExternalEditor::find(&variables.iter().copied().collect())?;
        let command = editor.command(Path::new("/drafts/one two.py"));
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        Ok(words.map(|word| word.to_string_lossy().into_owned()).collect())
    }

    #[test]
    fn words_are_split_as_a_shell_does() {
        for (text, expected) in [
            ("vim", vec!["vim"]),
            ("  code   --wait ", vec!["code", "--wait"]),
            ("'/my apps/edit' -n", vec!["/my apps/edit", "-n"]),
            (r#""/my apps/edit" "a\"b" "c\d""#, vec!["/my apps/edit", "a\"b", r"c\d"]),
            (r"/my\ apps/edit ''", vec!["/my apps/edit", ""]),
            ("em'ac's -nw", vec!["emacs", "-nw"]),
            ("$HOME/edit *", vec!["$HOME/edit", "*"]),
            (" ", vec![]),
        ] {
            let expected = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(words(text), Some(expected), "{text}");
        }
        for open in ["vim 'a", "vim \"a", "vim \\"] {
            assert_eq!(words(open), None, "{open}");
        }
    }

    #[test]
    fn visual_comes_before_editor_and_both_before_what_is_found() {
        let file = "/drafts/one two.py";
        for (variables, expected) in [
            (vec![("VISUAL", "code --wait"), ("EDITOR", "ed")], vec!["code", "--wait", file]),
            (vec![("VISUAL", ""), ("EDITOR", "ed")], vec!["ed", file]),
            (vec![("VISUAL", "  "), ("EDITOR", "ed -s")], vec!["ed", "-s", file]),
        ] {
            assert_eq!(command(&variables).expect("an editor"), expected, "{variables:?}");
        }
        let error = command(&[("EDITOR", "'vim")]).expect_err("an open quote");
        assert_eq!(error.to_string(), "EDITOR has a quote that is never closed: 'vim");
        let error = command(&[("PATH", "/nowhere:/nothing")]).expect_err("nothing there");
        assert!(matches!(error, EditorError::NoneFound));
    }

    #[cfg(unix)]
    #[test]
    fn the_friendliest_that_is_installed_is_found() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        for (name, mode) in [("vi", 0o755), ("vim", 0o755), ("nano", 0o644)] {
            let path = folder.path().join(name);
            std::fs::write(&path, "").expect("written");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("changed");
        }
        let environment = Environment::from_iter([("PATH", folder.path())]);
        let editor = ExternalEditor::find(&environment).expect("an editor");
        // nano cannot be run, so it is not one.
        assert_eq!(editor.name(), "vim");
    }

    #[test]
    fn what_could_not_be_started_says_what_to_change() {
        let environment = Environment::from_iter([("EDITOR", "/nowhere/edit -x")]);
        let editor = ExternalEditor::find(&environment).expect("named");
        let error = editor.outcome(editor.command(Path::new("file")).status()).expect_err("not there");
        assert_eq!(error.to_string(), "`/nowhere/edit` is not there");
        assert_eq!(error.hint(), "Set EDITOR to one that is installed.");
    }
}
