//! `codementor tutor`: from nothing configured to a model that is agreed to, tried, paid for and left again.

use crate::support::folders::everything_below;
use crate::support::http::{Server, refusal, stream};
use crate::support::plain::{command, piped};
use serde_json::Value;
use std::path::Path;
use std::process::Output;

const REPLY: &str = "data: {\"choices\":[{\"delta\":{\"content\":\"one two\"}}]}\n\n\
    data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}}\n\ndata: [DONE]\n\n";

/// Its exit status, standard output and standard error.
fn tutor(home: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command = command(home);
    command.arg("tutor").args(arguments).env_remove("ONE_KEY");
    for variable in
        ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GROQ_API_KEY", "OPENROUTER_API_KEY", "OLLAMA_HOST"]
    {
        command.env_remove(variable);
    }
    let Output { status, stdout, stderr } = piped(command, input.as_bytes());
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code().expect("a status"), text(stdout), text(stderr))
}

fn configured(url: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let file = format!(
        "[tutor]\nuse = \"local\"\n[[tutor.provider]]\nname = \"one\"\nmodel = \"small\"\nurl = \"{url}\"\n\
         key_from = \"ONE_KEY\"\noutput_price = 5000.0\n"
    );
    std::fs::write(home.path().join("config.toml"), file).expect("written");
    home
}

#[test]
fn without_a_model_it_says_how_to_have_one() {
    let home = tempfile::tempdir().expect("a folder");
    for arguments in [&[][..], &["check"]] {
        let (status, out, _) = tutor(home.path(), arguments, "");
        assert_eq!(status, 0);
        assert!(out.contains("codementor tutor find"), "{out}");
    }
    let (status, out, _) = tutor(home.path(), &["check", "--json"], "");
    assert_eq!((status, out.as_str()), (0, "[]\n"));
    let (status, _, errors) = tutor(home.path(), &["agree", "groq"], "");
    assert_eq!(status, 2);
    assert!(errors.contains("failed to find the provider `groq`"), "{errors}");
}

#[test]
fn a_model_is_agreed_to_tried_and_left() {
    let server = Server::replying(stream(REPLY.as_bytes()));
    let home = configured(&server.url);
    let (_, out, _) = tutor(home.path(), &[], "");
    assert!(out.contains("not asked yet; `codementor tutor agree one`"), "{out}");
    // Nobody is there to say yes.
    let (status, out, errors) = tutor(home.path(), &["agree", "one"], "yes\n");
    assert_eq!(status, 2);
    assert!(out.contains("- your program") && errors.contains("--yes"), "{out}{errors}");
    let (status, out, _) = tutor(home.path(), &["agree", "one", "--yes"], "");
    assert_eq!(status, 0);
    assert!(
        out.contains("- your level") && out.contains("Never sent: the solution") && out.contains("Agreed."),
        "{out}"
    );
    let (status, out, _) = tutor(home.path(), &["check"], "");
    assert_eq!(status, 0);
    assert!(out.starts_with("✓ one: small at 127.0.0.1:") && out.contains("first word after "), "{out}");
    assert!(!out.contains("does not use it"), "{out}");
    let (status, out, _) = tutor(home.path(), &["usage"], "");
    assert_eq!(status, 0);
    assert!(out.starts_with("Today: 1 reply, 13 tokens, $0.02\n"), "{out}");
    let (_, out, _) = tutor(home.path(), &["usage", "--json"], "");
    let usage: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(usage["month"][0]["output_tokens"], 4);
    tutor(home.path(), &["withdraw", "one"], "");
    let (_, out, _) = tutor(home.path(), &[], "");
    assert!(out.contains("you said no"), "{out}");
    let doctor = piped(
        {
            let mut command = command(home.path());
            command.arg("doctor");
            command
        },
        b"",
    );
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("you have not agreed to any language model"));
}

#[test]
fn what_does_not_work_is_told_with_its_remedy_and_status_one() {
    let refused = refusal("401 Unauthorized", "", "{\"error\":{\"message\":\"no such key\"}}");
    let server = Server::replying(refused);
    let home = configured(&server.url);
    let (status, out, _) = tutor(home.path(), &["check"], "");
    assert_eq!(status, 1);
    assert!(
        out.contains("✗ one: it does not accept the key (401: no such key).\n    Set ONE_KEY, or"),
        "{out}"
    );
    let (status, out, _) = tutor(home.path(), &["check", "--json"], "");
    let told: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (status, &told[0]["works"], &told[0]["agreed"]),
        (1, &Value::Bool(false), &Value::Bool(false))
    );
}

#[test]
fn a_key_is_kept_used_and_forgotten_without_being_shown() {
    let server = Server::replying(stream(REPLY.as_bytes()));
    let home = configured(&server.url);
    let (status, out, errors) = tutor(home.path(), &["key", "one"], "sk-secret-9\n");
    assert_eq!(status, 0);
    assert!(!format!("{out}{errors}").contains("sk-secret"), "{out}{errors}");
    tutor(home.path(), &["check"], "");
    assert!(server.received()[0].headers.contains("authorization: bearer sk-secret-9"));
    let (_, out, _) = tutor(home.path(), &[], "");
    assert!(out.contains("key kept"), "{out}");
    assert_only_in_its_file(home.path(), "sk-secret-9");
    tutor(home.path(), &["forget", "one"], "");
    tutor(home.path(), &["check"], "");
    let requests = server.received();
    assert!(!requests[requests.len() - 1].headers.contains("authorization"));
    let (status, _, errors) = tutor(home.path(), &["key", "one"], "two words\n");
    assert_eq!(status, 2);
    assert!(errors.contains("this is none") && !errors.contains("two words"), "{errors}");
}

/// Not in the history, not in a log of everything, not in an export.
fn assert_only_in_its_file(home: &Path, key: &str) {
    let mut checked = command(home);
    let levels = "trace,hyper_util::client=trace,reqwest::connect=trace,hyper::proto=trace";
    checked.args(["tutor", "check"]).env("CODEMENTOR_LOG", levels);
    assert!(piped(checked, b"").status.success());
    let mut exported = command(home);
    exported.args(["export", "--output"]).arg(home.join("export.json"));
    assert!(piped(exported, b"").status.success());
    let elsewhere = tempfile::tempdir().expect("a folder");
    std::fs::rename(home.join("keys.toml"), elsewhere.path().join("keys.toml")).expect("moved");
    for place in ["history.db", "logs", "export.json"] {
        assert!(home.join(place).exists(), "{place}");
    }
    let all = everything_below(home);
    std::fs::rename(elsewhere.path().join("keys.toml"), home.join("keys.toml")).expect("moved back");
    let holds = |text: &str| all.windows(text.len()).any(|window| window == text.as_bytes());
    // The libraries did speak, and said nothing of it.
    assert!(holds("hyper_util::client"));
    assert!(!holds(key));
}

#[test]
fn a_found_provider_is_written_into_the_settings() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("config.toml"), "# mine\n[screen]\nmouse = false\n").expect("written");
    let (status, out, _) = tutor(home.path(), &["use", "groq", "--model", "small"], "");
    assert_eq!(status, 0, "{out}");
    let file = std::fs::read_to_string(home.path().join("config.toml")).expect("there");
    assert!(file.starts_with("# mine\n[screen]\nmouse = false\n"), "{file}");
    let (_, out, _) = tutor(home.path(), &[], "");
    assert!(out.contains("groq: small at api.groq.com (on the Internet; no key)"), "{out}");
    let (status, _, errors) = tutor(home.path(), &["use", "grok", "--model", "small"], "");
    assert_eq!(status, 2);
    assert!(errors.contains("Did you mean `groq`?"), "{errors}");
}
