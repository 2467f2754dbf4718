//! Real servers of language models, started from their Python packages where these are installed: a llama.cpp
//! with a tiny random model, and a proxy whose models reply as they are told. `.ci/run` installs them.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

/// A server, for as long as its standard input is open.
pub struct ModelServer {
    pub url: String,
    child: Child,
    input: Option<ChildStdin>,
    /// Where a model lies.
    _folder: tempfile::TempDir,
}

impl Drop for ModelServer {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A llama.cpp with these keys and the model `tiny`, or why there is none.
pub fn llama(keys: &[&str]) -> Result<ModelServer, String> {
    start("llama_server.py", "xllamacpp", keys)
}

/// A proxy with the key `sk-proxy-test` and the models good, busy and broken, or why there is none.
pub fn proxy() -> Result<ModelServer, String> {
    start("proxy_server.py", "litellm", &[])
}

fn start(script: &str, package: &str, arguments: &[&str]) -> Result<ModelServer, String> {
    let python = python();
    if !python.exists() {
        return Err(format!("{} is not there; .ci/run makes it", python.display()));
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/servers").join(script);
    let mut child = Command::new(&python)
        .arg(script)
        .arg(folder.path().join("model.gguf"))
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let input = child.stdin.take();
    let mut url = String::new();
    let output = child.stdout.take().ok_or("no output")?;
    BufReader::new(output).read_line(&mut url).map_err(|error| error.to_string())?;
    let server = ModelServer { url: url.trim().to_owned(), child, input, _folder: folder };
    if server.url.starts_with("http") { Ok(server) } else { Err(format!("{package} did not start")) }
}

fn python() -> PathBuf {
    let folder = std::env::var_os("CODEMENTOR_MODEL_SERVERS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/model-servers"), PathBuf::from);
    folder.join("bin/python")
}
