//! Streams as the documentation of each protocol shows them, with what is in them.

use codementor::domain::provider::ProviderKind;

/// What each of them says.
pub const TEXT: &str = "Look at `größe` 👀\nWhat is it after the **first** round?";

/// A stream, the protocol, and the tokens of prompt and reply that it tells.
pub struct Recorded {
    pub name: &'static str,
    pub kind: ProviderKind,
    pub bytes: String,
    pub usage: (u64, u64),
}

pub fn all() -> Vec<Recorded> {
    let recorded = |name, kind, bytes: &str, usage| Recorded { name, kind, bytes: bytes.to_owned(), usage };
    vec![
        recorded("Anthropic", ProviderKind::Anthropic, ANTHROPIC, (25, 15)),
        recorded(
            "Anthropic with CRLF and comments, without its beginning",
            ProviderKind::Anthropic,
            &format!(": hello\r\n\r\n{}", without_beginning().replace('\n', "\r\n")),
            (0, 15),
        ),
        recorded("OpenAI", ProviderKind::OpenAi, OPENAI, (19, 10)),
        recorded("OpenAI with CR alone", ProviderKind::OpenAi, &OPENAI.replace('\n', "\r"), (19, 10)),
        recorded("OpenAI as llama.cpp and vLLM vary it", ProviderKind::OpenAi, VARIED, (7, 9)),
        recorded("Ollama", ProviderKind::Ollama, OLLAMA, (26, 12)),
        recorded("Ollama with CRLF", ProviderKind::Ollama, &OLLAMA.replace('\n', "\r\n"), (26, 12)),
    ]
}

fn without_beginning() -> String {
    ANTHROPIC
        .split_once("event: content_block_start")
        .map(|(_, rest)| format!("event: content_block_start{rest}"))
        .expect("a block")
}

const ANTHROPIC: &str = r#"event: message_start
data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"m","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":20,"cache_creation_input_tokens":5,"cache_read_input_tokens":0,"output_tokens":1}}}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"they forgot"}}

event: content_block_stop
data: {"type":"content_block_stop","index":0}

event: content_block_start
data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

event: ping
data: {"type": "ping"}

event: content_block_delta
data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Look at `größe` "}}

event: something_new
data: {"type":"something_new","of":["2027"]}

event: content_block_delta
data: {"type":"content_block_delta","index":1,
data: "delta":{"type":"text_delta","text":"👀\nWhat is it after the **first** round?"}}

event: content_block_stop
data: {"type":"content_block_stop","index":1}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15}}

event: message_stop
data: {"type":"message_stop"}

"#;

const OPENAI: &str = r#"data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":null},"finish_reason":null}],"usage":null}

data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Look at `gr\u00f6ße` "},"finish_reason":null}],"usage":null}

data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"\ud83d\udc40\nWhat is it after the **first** round?"},"finish_reason":null}],"usage":null}

data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

data: {"id":"c-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29}}

data: [DONE]

"#;

/// No space after the colon, comments to keep the line open, `choices` null, and no empty line at the end.
const VARIED: &str = r#": keep-alive

data:{"choices":[{"delta":{"role":"assistant"}}]}

: OPENROUTER PROCESSING

data:{"choices":[{"delta":{"reasoning_content":"they forgot","content":null}}]}

event: message
id: 3
data:{"choices":[{"delta":{"content":"Look at `größe` 👀\nWhat is it after"}}]}

data:{"choices":[{"delta":{"content":" the **first** round?"},"finish_reason":"stop"}],"timings":{"predicted_ms":3.5}}

data:{"choices":null,"usage":{"prompt_tokens":7,"completion_tokens":9}}

data:[DONE]"#;

const OLLAMA: &str = r#"{"model":"m","created_at":"2026-11-25T08:52:19.385406455-07:00","message":{"role":"assistant","content":"","thinking":"they forgot"},"done":false}
{"model":"m","created_at":"2026-11-25T08:52:19.385406455-07:00","message":{"role":"assistant","content":"Look at `größe` 👀\n"},"done":false}

{"model":"m","created_at":"2026-11-25T08:52:19.385406455-07:00","message":{"role":"assistant","content":"What is it after the **first** round?","images":null},"done":false}
{"model":"m","created_at":"2026-11-25T19:22:45.499127Z","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"total_duration":4883583458,"load_duration":1334875,"prompt_eval_count":26,"prompt_eval_duration":342546000,"eval_count":12,"eval_duration":4535599000}
"#;
