//! `codementor pack …`: the author's bench on the command line.

use super::{Failure, Home, output};
use crate::authoring::Prover;
use crate::curriculum::{Library, PackFiles, pack_name, read_exercise, read_pack};
use crate::diagnosis::misconceptions::Catalogue;
use crate::domain::Exercise;
use crate::domain::finding::Finding;
use crate::grade::{self, Grader};
use clap::{Args, Subcommand};
use std::collections::HashSet;
use std::io::{IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Prove that a pack, or one exercise, holds what it promises (exit status 1 where it does not).
    Check(CheckArguments),
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// A pack's folder, or an exercise's; without it, every pack that is installed.
    path: Option<PathBuf>,
}

pub fn run(home: &Home, command: &PackCommand) -> Result<ExitCode, Failure> {
    let PackCommand::Check(arguments) = command;
    let grader = home.grader()?;
    // A person's own misconceptions are proven along with what they stand for.
    let (catalogue, findings) = Catalogue::with(Some(&home.paths.misconceptions()));
    let mut bench = Bench { grader, catalogue, findings, exercises: 0 };
    match &arguments.path {
        Some(path) if path.join("pack.toml").is_file() => {
            bench.check_folder(path)?;
        }
        Some(path) if path.join("exercise.toml").is_file() => bench.check_exercise(path)?,
        Some(path) => {
            return Err(Failure::new(
                format!("failed to find a pack or an exercise in {}", path.display()),
                "A pack's folder has a pack.toml in it, an exercise's an exercise.toml.",
            ));
        }
        None => bench.check_installed(&home.paths.packs())?,
    }
    bench.report()
}

struct Bench {
    grader: Grader,
    catalogue: Catalogue,
    findings: Vec<Finding>,
    exercises: usize,
}

impl Bench {
    fn check_installed(&mut self, packs: &Path) -> Result<(), Failure> {
        self.check_pack(&PackFiles::BuiltIn, &HashSet::new())?;
        let (library, _) = Library::load(None);
        let mut folders: Vec<PathBuf> =
            std::fs::read_dir(packs).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        folders.sort_unstable();
        for folder in folders.into_iter().filter(|folder| folder.join("pack.toml").is_file()) {
            self.check_pack(&PackFiles::Folder(folder), &library.skill_slugs())?;
        }
        Ok(())
    }

    fn check_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let (library, _) = Library::load(None);
        let files = PackFiles::Folder(folder.to_owned());
        // The built-in pack's own folder stands in for what is built in.
        let known = match pack_name(&files) {
            Some(name) if name == library.built_in() => HashSet::new(),
            _ => library.skill_slugs(),
        };
        self.check_pack(&files, &known)
    }

    fn check_pack(&mut self, files: &PackFiles, known_skills: &HashSet<String>) -> Result<(), Failure> {
        let (pack, findings) = read_pack(files, known_skills);
        self.findings.extend(findings);
        let Some(pack) = pack else { return Ok(()) };
        let prover = Prover { grader: &self.grader, files, catalogue: &self.catalogue, in_pack: true };
        self.findings.extend(prover.unpractised(&pack.skills, &pack.exercises));
        self.prove(files, true, pack.exercises)
    }

    fn check_exercise(&mut self, folder: &Path) -> Result<(), Failure> {
        let (exercise, findings) = read_exercise(folder);
        self.findings.extend(findings);
        self.prove(&PackFiles::Folder(folder.to_owned()), false, exercise.into_iter().collect())
    }

    fn prove(
        &mut self,
        files: &PackFiles,
        in_pack: bool,
        mut exercises: Vec<Exercise>,
    ) -> Result<(), Failure> {
        for exercise in &mut exercises {
            exercise.write_sheets(grade::prediction_sheets);
        }
        let prover = Prover { grader: &self.grader, files, catalogue: &self.catalogue, in_pack };
        let lively = stderr().is_terminal();
        let proven = prover.prove(&exercises, |step| {
            if lively {
                eprint!("\r\x1b[Kchecking {} of {}: {}", step.number, step.total, step.slug);
                // Progress that cannot be shown is no reason to stop.
                let _ = stderr().flush();
            } else {
                eprintln!("checking {} of {}: {}", step.number, step.total, step.slug);
            }
        });
        if lively {
            eprint!("\r\x1b[K");
        }
        self.findings.extend(proven?);
        self.exercises += exercises.len();
        Ok(())
    }

    fn report(self) -> Result<ExitCode, Failure> {
        let count = |number: usize, one: &str, many: &str| {
            format!("{number} {}", if number == 1 { one } else { many })
        };
        for finding in &self.findings {
            output::line(&finding.to_string())?;
        }
        let exercises = count(self.exercises, "exercise", "exercises");
        if self.findings.is_empty() {
            output::line(&format!("{exercises} checked; nothing to mend."))?;
            return Ok(ExitCode::SUCCESS);
        }
        let findings = count(self.findings.len(), "thing", "things");
        output::line(&format!("\n{exercises} checked; {findings} to mend."))?;
        Ok(ExitCode::from(1))
    }
}
