//! `codementor doctor`: what works on this machine, and how to mend what does not.

use super::{Failure, Home, output};
use crate::config::paths::shown;
use crate::config::settings::Source;
use crate::diagnosis::errors::Catalogue;
use crate::domain::Language;
use crate::domain::verdict::Tier;
use crate::grade::{GradeError, Grader};
use crate::runtime::Clock;
use crate::store::Backups;
use crate::tui::colour::{ColourDepth, ColourHints};
use std::fmt::{self, Write};
use std::io::{IsTerminal, stdout};
use std::process::ExitCode;

/// Ends with 1 when something does not work.
pub fn run(home: &Home) -> Result<ExitCode, Failure> {
    let mut report = Report::default();
    report.heading(&format!("CodeMentor {}", env!("CARGO_PKG_VERSION")));
    folders(home, &mut report);
    settings(home, &mut report);
    exercises(home, &mut report);
    errors(home, &mut report);
    history(home, &mut report);
    sandbox(home, &mut report);
    models(home, &mut report);
    terminal(home, &mut report);
    let status = if report.failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) };
    report.text.push_str(match report.failures {
        0 => "\nEverything works.\n",
        1 => "\nOne thing does not work; what to do stands below it.\n",
        _ => "\nSome things do not work; what to do stands below each.\n",
    });
    output::text(&report.text)?;
    Ok(status)
}

#[derive(Default)]
struct Report {
    text: String,
    failures: usize,
}

impl Report {
    fn heading(&mut self, title: &str) {
        let gap = if self.text.is_empty() { "" } else { "\n" };
        self.line(format_args!("{gap}{title}"));
    }

    fn row(&mut self, glyph: char, name: &str, value: &str) {
        self.line(format_args!("  {glyph} {name:<11} {value}"));
    }

    fn line(&mut self, words: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{words}");
    }

    fn good(&mut self, name: &str, value: &str) {
        self.row('✓', name, value);
    }

    fn told(&mut self, name: &str, value: &str) {
        self.row('»', name, value);
    }

    fn bad(&mut self, name: &str, value: &str, hint: &str) {
        self.failures += 1;
        self.row('✗', name, value);
        self.line(format_args!("                {hint}"));
    }
}

fn folders(home: &Home, report: &mut Report) {
    report.heading("Folders");
    let paths = &home.paths;
    for (name, path) in [
        ("settings", paths.config_file()),
        ("history", paths.history()),
        ("drafts", paths.drafts()),
        ("packs", paths.packs()),
        ("themes", paths.themes()),
        ("logs", paths.logs()),
    ] {
        let there = if path.exists() { "" } else { "  (not there yet)" };
        report.told(name, &format!("{}{there}", shown(&path, &home.environment)));
    }
    if let Some(failure) = &home.log_failure {
        report.bad(
            "logging",
            failure,
            "The program works without logs; make the folder writable to have them.",
        );
    }
}

fn settings(home: &Home, report: &mut Report) {
    report.heading("Settings");
    if home.settings.sources.is_empty() {
        report.good("settings", "the built-in defaults");
    }
    for (name, source) in &home.settings.sources {
        let source = match source {
            Source::File => "config.toml",
            Source::Environment => "the environment",
        };
        report.told(source, name);
    }
    for warning in &home.warnings {
        report.bad("warning", &format!("{}: {}", place(warning), warning.message), &warning.advice);
    }
}

fn exercises(home: &Home, report: &mut Report) {
    report.heading("Exercises");
    let (library, findings) = home.library();
    report
        .good("exercises", &format!("{}, over {} skills", library.exercises().len(), library.skills().len()));
    for finding in &findings {
        report.bad("pack", &format!("{}: {}", place(finding), finding.message), &finding.advice);
    }
}

fn errors(home: &Home, report: &mut Report) {
    let (catalogue, findings) = Catalogue::load(Some(&home.paths.errors()));
    let count: usize = Language::ALL.map(|language| catalogue.situations(language).len()).iter().sum();
    report.good("errors", &format!("{count} situations are told in plain words"));
    for finding in &findings {
        report.bad("errors", &format!("{}: {}", place(finding), finding.message), &finding.advice);
    }
}

fn history(home: &Home, report: &mut Report) {
    report.heading("History");
    match look_through(home) {
        Ok((events, told)) => {
            for words in told {
                report.told("mended", &words);
            }
            report.good("history", &format!("{events} events, all of them sound"));
        }
        Err(failure) => report.bad("history", &failure.message, &failure.hint),
    }
    let backups = Backups::of(&home.paths.history());
    let folder = shown(backups.folder(), &home.environment);
    match backups.all().as_slice() {
        [] => report.told("backups", "none yet; the tutor makes one a day"),
        all @ [newest, ..] => {
            let mebibytes = all.iter().map(|backup| backup.bytes).sum::<u64>() as f64 / 1024.0 / 1024.0;
            let (count, date) = (all.len(), newest.date());
            let words = format!("{count}, the newest of {date}, {mebibytes:.1} MiB in {folder}");
            report.good("backups", &words);
        }
    }
}

/// How many events there are, once what is damaged is mended, and what was done about it.
fn look_through(home: &Home) -> Result<(usize, Vec<String>), Failure> {
    let now = Clock::default().now();
    let (mut store, mended) = home.store_and_news()?;
    let mut told = Vec::new();
    for mended in [mended, store.mend(now)?].into_iter().flatten() {
        told.push(mended.words());
    }
    if let Some(backup) = Backups::of(store.path()).ahead() {
        let events = store.take_back(&backup.path, now)?;
        told.push(format!("{events} events were lost, and are back from the backup of {}", backup.date()));
    }
    Ok((store.events()?.len(), told))
}

fn sandbox(home: &Home, report: &mut Report) {
    report.heading("Running programs");
    match Grader::start(home.grader_config()) {
        Ok(grader) => {
            let probe = grader.report();
            report.good("python", &format!("{} at {}", probe.python_version, probe.python.display()));
            let words = match probe.tier {
                Tier::A => "A: namespaces, a root of its own, Landlock, seccomp, limits",
                Tier::B => "B: Landlock, seccomp, limits; no quota of disk",
                Tier::None | Tier::Unneeded => "none: nothing holds a program but its limits",
            };
            report.good("sandbox", words);
            for (tier, reason) in &probe.refused {
                report.told("refused", &format!("tier {}: {reason}", tier.title()));
            }
            let limits = &probe.limits;
            report.told(
                "limits",
                &format!(
                    "{} s a run, {} s a check, {} MiB, {} processes",
                    limits.wall.as_secs(),
                    limits.case.as_secs(),
                    limits.memory_mib,
                    limits.processes
                ),
            );
        }
        Err(error @ GradeError::NoPython { .. }) => report.bad("python", &error.to_string(), &error.hint()),
        Err(error) => report.bad("sandbox", &error.to_string(), &error.hint()),
    }
}

fn models(home: &Home, report: &mut Report) {
    report.heading("Language models");
    match super::models::summary(home) {
        Ok(words) => report.told("tutor", &words),
        Err(failure) => report.bad("tutor", &failure.message, &failure.hint),
    }
}

fn terminal(home: &Home, report: &mut Report) {
    report.heading("Terminal");
    let environment = &home.environment;
    let term = environment.text("TERM").unwrap_or("unknown");
    if !stdout().is_terminal() {
        report.told("terminal", "this is not one; the tutor needs one");
        return;
    }
    let depth = ColourDepth::detect(ColourHints {
        no_color: environment.text("NO_COLOR"),
        colorterm: environment.text("COLORTERM"),
        term: environment.text("TERM"),
    });
    let colours = match depth {
        ColourDepth::True => "all colours",
        ColourDepth::Indexed => "256 colours",
        ColourDepth::Sixteen => "16 colours",
        ColourDepth::None => "no colours",
    };
    report.good("terminal", &format!("{term}, {colours}"));
}

fn place(finding: &crate::domain::finding::Finding) -> String {
    match finding.line {
        Some(line) => format!("{}:{line}", finding.file),
        None => finding.file.clone(),
    }
}
