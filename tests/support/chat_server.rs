//! What a server says that speaks like OpenAI's, and settings that name it `school`: for whoever tests the chat
//! and not the protocol.

use super::http::Step;
use std::path::Path;

/// The beginning of a reply that goes on, as servers send it that speak like OpenAI's.
pub fn beginning(text: &str) -> Step {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    Step::Send(format!("{head}{}", piece(text)).into_bytes())
}

pub fn piece(text: &str) -> String {
    let delta =
        serde_json::json!({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": null}]});
    format!("data: {delta}\n\n")
}

pub fn end() -> Step {
    let stop = r#"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#;
    let usage = r#"{"choices":[],"usage":{"prompt_tokens":900,"completion_tokens":100,"total_tokens":1000}}"#;
    Step::Send(format!("data: {stop}\n\ndata: {usage}\n\ndata: [DONE]\n\n").into_bytes())
}

pub fn whole(text: &str) -> Vec<Step> {
    vec![beginning(text), end()]
}

/// Writes settings into this home: one provider, near, which was not agreed to yet.
pub fn school_in(home: &Path, url: &str, model: &str) {
    let file = format!(
        "[tutor]\nuse = \"local\"\nkeep_replies = false\n[[tutor.provider]]\nname = \"school\"\nkind = \"openai\"\n\
         url = \"{url}/v1\"\nmodel = \"{model}\"\nkey_from = \"\"\nretry_millis = 1\n"
    );
    std::fs::write(home.join("config.toml"), file).expect("written");
}

/// What a server says that speaks like Ollama, when it is asked for its models and has this one.
pub fn ollama_models(model: &str) -> Vec<Step> {
    let models = serde_json::json!({"models": [{"name": model, "model": model}]});
    replied("application/json", &models.to_string())
}

/// A whole reply of one that speaks like Ollama.
pub fn ollama_whole(text: &str) -> Vec<Step> {
    let piece = serde_json::json!({"message": {"role": "assistant", "content": text}, "done": false});
    let end = r#"{"done":true,"prompt_eval_count":900,"eval_count":20}"#;
    replied("application/x-ndjson", &format!("{piece}\n{end}\n"))
}

fn replied(kind: &str, body: &str) -> Vec<Step> {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\nconnection: close\r\n\r\n");
    vec![Step::Send(format!("{head}{body}").into_bytes())]
}
