//! The programs in `abuse/`, one file each, made ready to run inside a sandbox: those in C are compiled here,
//! once and all into one, and carried in as bytes.

use crate::support::copies::open_folder;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// What the programs are told about the world outside.
#[derive(Debug, Clone, Default)]
pub struct World {
    pub outside: String,
    pub victim: u32,
    pub tcp: u16,
    pub udp: u16,
    pub hidden_name: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sandbox/abuse")
}

/// The names of all programs there, with their endings.
pub fn all() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder of programs")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("prelude"))
        .collect();
    names.sort();
    names
}

pub fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All programs in C, in base 64; `None`, said loudly, where this machine has no compiler.
fn compiled() -> Option<&'static str> {
    static COMPILED: OnceLock<Option<String>> = OnceLock::new();
    let text = COMPILED.get_or_init(|| {
        let compiler = super::place::tool("cc")?;
        let place = open_folder();
        let program = place.path().join("abuse");
        fs::write(place.path().join("all.c"), all_in_one()).expect("the folder is ours");
        let told = Command::new(compiler)
            .args(["-O1", "-s", "-w", "-o"])
            .arg(&program)
            .arg(place.path().join("all.c"))
            .arg("-I")
            .arg(folder())
            .output()
            .expect("the compiler starts");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        Some(base64(&fs::read(&program).expect("it was made")))
    });
    text.as_deref()
}

/// One program that is each of them, by its first argument.
fn all_in_one() -> String {
    let mut source = text("prelude.h");
    let mut choice = String::new();
    for file in all().iter().filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "c")) {
        let name = file.trim_end_matches(".c");
        let _ = writeln!(source, "#define main main_{name}\n#include \"{file}\"\n#undef main");
        let _ = writeln!(choice, "    if (!strcmp(arguments[1], \"{name}\")) return main_{name}();");
    }
    let _ = writeln!(
        source,
        "int main(int count, char **arguments) {{\n    outside = arguments[2];\n    victim = atoi(arguments[3]);\n    \
         tcp_port = atoi(arguments[4]);\n    udp_port = atoi(arguments[5]);\n    hidden_name = arguments[6];\n\
         {choice}    return 99;\n}}"
    );
    source
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for position in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * position) & 63) as usize];
            text.push(if position <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// Statements in Python that become this program, with the world's names put in. `None` where it cannot be
/// made on this machine.
pub fn statements(file: &str, world: &World) -> Option<String> {
    let (name, ending) = file.rsplit_once('.').expect("a file with an ending");
    let fill = |text: String| {
        text.replace("OUTSIDE", &world.outside)
            .replace("VICTIM", &world.victim.to_string())
            .replace("TCP", &world.tcp.to_string())
            .replace("UDP", &world.udp.to_string())
    };
    Some(match ending {
        "py" => fill(text("prelude.py") + &text(file)),
        "sh" => {
            let script = fill(text("prelude.sh") + &text(file));
            format!("import os\nos.execv('/bin/sh', ['sh', '-c', {script:?}])\n")
        }
        _ => {
            compiled()?;
            let World { outside, victim, tcp, udp, hidden_name } = world;
            format!(
                "import os\nos.execv('./abuse', ['abuse', '{name}', '{outside}', '{victim}', '{tcp}', '{udp}', \
                 '{hidden_name}'])\n"
            )
        }
    })
}

/// Statements in Python that put the compiled programs into the folder.
pub fn carry_in() -> String {
    compiled().map_or_else(String::new, |program| {
        format!(
            "import base64, os\nwith os.fdopen(os.open('abuse', os.O_WRONLY | os.O_CREAT, 0o755), 'wb') as file:\n    \
             file.write(base64.b64decode('{program}'))\n"
        )
    })
}

/// A program in Python that becomes this one.
pub fn alone(file: &str) -> Option<String> {
    let carried = if Path::new(file).extension().is_some_and(|ending| ending == "c") {
        compiled()?;
        carry_in()
    } else {
        String::new()
    };
    Some(carried + &statements(file, &World::default())?)
}
