//! The decoders, byte by byte: every split, every cut, and what no server should send.

use super::recorded::{Recorded, TEXT, all};
use codementor::domain::provider::ProviderKind;
use codementor::tutor::providers::{Decoder, Flaw, LONGEST_LINE, LONGEST_REPLY};
use codementor::tutor::voice::{Piece, Usage};

#[derive(Debug, Default, PartialEq)]
struct Heard {
    text: String,
    usage: Usage,
    flaw: Option<Flaw>,
    whole: bool,
}

fn hear<'bytes>(kind: ProviderKind, parts: impl IntoIterator<Item = &'bytes [u8]>) -> Heard {
    let mut decoder = Decoder::new(kind);
    let mut heard = Heard::default();
    let mut take = |pieces: Vec<Result<Piece, Flaw>>| {
        for piece in pieces {
            assert_eq!(heard.flaw, None, "nothing comes after an error");
            match piece {
                Ok(Piece::Text(text)) => heard.text.push_str(&text),
                Ok(Piece::Usage(usage)) => heard.usage = usage,
                Ok(Piece::From(_)) => panic!("a stream does not know who it is from"),
                Err(flaw) => heard.flaw = Some(flaw),
            }
        }
    };
    for part in parts {
        take(decoder.push(part));
    }
    take(decoder.finish());
    heard.whole = decoder.is_complete();
    heard
}

fn whole(recorded: &Recorded) -> Heard {
    let usage = Usage { input: recorded.usage.0, output: recorded.usage.1 };
    Heard { text: TEXT.to_owned(), usage, flaw: None, whole: true }
}

#[test]
fn every_protocol_is_read_alike_wherever_it_is_split() {
    for recorded in all() {
        let bytes = recorded.bytes.as_bytes();
        assert_eq!(hear(recorded.kind, [bytes]), whole(&recorded), "{}", recorded.name);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(hear(recorded.kind, single), whole(&recorded), "{}, byte by byte", recorded.name);
        for split in 1..bytes.len() {
            let (before, after) = bytes.split_at(split);
            assert_eq!(
                hear(recorded.kind, [before, after]),
                whole(&recorded),
                "{} split at {split}",
                recorded.name
            );
        }
    }
}

#[test]
fn a_reply_that_is_cut_off_anywhere_is_told_as_such() {
    for recorded in all() {
        let bytes = recorded.bytes.as_bytes();
        let end = end_of_what_matters(&recorded);
        for cut in 0..end {
            let heard = hear(recorded.kind, [&bytes[..cut]]);
            assert_eq!(heard.flaw, Some(Flaw::CutOff), "{} cut at {cut}", recorded.name);
            assert!(!heard.whole && TEXT.starts_with(&heard.text), "{} cut at {cut}", recorded.name);
        }
        assert!(hear(recorded.kind, [&bytes[..end]]).whole, "{}", recorded.name);
    }
}

/// Where the last thing that has to come has come.
fn end_of_what_matters(recorded: &Recorded) -> usize {
    recorded.bytes.trim_end().len()
}

#[test]
fn a_reply_without_its_last_word_is_cut_off() {
    for (kind, stream) in [
        (
            ProviderKind::OpenAi,
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n",
        ),
        (ProviderKind::Anthropic, "data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"a\"}}\n\n"),
        (ProviderKind::Ollama, "{\"message\":{\"content\":\"a\"},\"done\":false}\n"),
    ] {
        let heard = hear(kind, [stream.as_bytes()]);
        assert_eq!((heard.text.as_str(), heard.flaw), ("a", Some(Flaw::CutOff)), "{kind:?}");
    }
}

#[test]
fn an_error_in_the_middle_is_told_in_its_own_words() {
    let openai = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    let anthropic = "data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"a\"}}\n\n";
    let ollama = "{\"message\":{\"content\":\"a\"}}\n";
    for (kind, begin, error, words) in [
        (
            ProviderKind::Anthropic,
            anthropic,
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n",
            "Overloaded",
        ),
        (
            ProviderKind::Anthropic,
            anthropic,
            "event: error\ndata: {\"error\":{\"type\":\"api_error\"}}\n\n",
            "api_error",
        ),
        (
            ProviderKind::OpenAi,
            openai,
            "data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n",
            "out of memory",
        ),
        (ProviderKind::OpenAi, openai, "data: {\"error\":\"slot gone\"}\n\n", "slot gone"),
        (ProviderKind::OpenAi, openai, "event: error\ndata: {\"code\":500}\n\n", ""),
        (
            ProviderKind::Ollama,
            ollama,
            "{\"error\":\"model runner has stopped\"}\n",
            "model runner has stopped",
        ),
    ] {
        // What comes after it is not looked at.
        let stream = format!("{begin}{error}{begin}");
        let heard = hear(kind, [stream.as_bytes()]);
        assert_eq!(heard.text, "a", "{stream}");
        assert_eq!(heard.flaw, Some(Flaw::Reported(words.to_owned())), "{stream}");
    }
}

#[test]
fn what_is_no_message_is_garbled() {
    for kind in ProviderKind::ALL {
        for line in
            ["{", "null", "[]", "\"text\"", "{\"choices\":7,\"type\":8,\"message\":9}", "<html>", "\u{fffd}"]
        {
            let stream = match kind {
                ProviderKind::Ollama => format!("{line}\n"),
                ProviderKind::Anthropic | ProviderKind::OpenAi => format!("data: {line}\n\n"),
            };
            let heard = hear(kind, [stream.as_bytes()]);
            assert!(heard.flaw.is_some() && heard.text.is_empty(), "{kind:?} {line}: {heard:?}");
        }
        let binary: Vec<u8> = (0..=255).cycle().take(5_000).chain(*b"\n\n").collect();
        assert!(hear(kind, [binary.as_slice()]).flaw.is_some(), "{kind:?}");
    }
}

#[test]
fn a_reply_without_a_word_is_none() {
    for (kind, stream) in [
        (ProviderKind::OpenAi, "data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\ndata: [DONE]\n\n"),
        (ProviderKind::Anthropic, "data: {\"type\":\"message_stop\"}\n\n"),
        (ProviderKind::Ollama, "{\"done\":true}\n"),
        (
            ProviderKind::OpenAi,
            "data: {\"choices\":[{\"delta\":{\"content\":\"\\u001b[2J\"}}]}\n\ndata: [DONE]\n\n",
        ),
    ] {
        assert_eq!(hear(kind, [stream.as_bytes()]).flaw, Some(Flaw::Empty), "{stream}");
    }
}

#[test]
fn nothing_endless_is_kept() {
    let line = vec![b'x'; LONGEST_LINE + 1];
    for kind in ProviderKind::ALL {
        assert_eq!(hear(kind, [line.as_slice()]).flaw, Some(Flaw::LineTooLong), "{kind:?}");
    }
    for (kind, piece) in [
        (ProviderKind::OpenAi, "data: {\"choices\":[{\"delta\":{\"content\":\"0123456789\"}}]}\n\n"),
        (
            ProviderKind::Anthropic,
            "data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"0123456789\"}}\n\n",
        ),
        (ProviderKind::Ollama, "{\"message\":{\"content\":\"0123456789\"}}\n"),
    ] {
        let heard = hear(kind, std::iter::repeat_n(piece.as_bytes(), LONGEST_REPLY / 10 + 2));
        assert_eq!(heard.flaw, Some(Flaw::ReplyTooLong), "{kind:?}");
        assert!(heard.text.len() <= LONGEST_REPLY, "{kind:?}");
    }
}

#[test]
fn a_reply_that_became_too_long_is_not_complete() {
    for (kind, stream) in [
        (
            ProviderKind::OpenAi,
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}\n\ndata: [DONE]\n\n",
        ),
        (
            ProviderKind::Anthropic,
            "data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"a\"}}\n\n\
             data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\"}}\n\ndata: {\"type\":\"message_stop\"}\n\n",
        ),
        (
            ProviderKind::Ollama,
            "{\"message\":{\"content\":\"a\"},\"done\":true,\"done_reason\":\"length\"}\n",
        ),
    ] {
        let heard = hear(kind, [stream.as_bytes()]);
        assert_eq!((heard.flaw, heard.whole, heard.text.as_str()), (None, false, "a"), "{kind:?}");
    }
}

#[test]
fn what_draws_on_a_terminal_does_not_leave_the_decoder() {
    let hostile = "a\\u001b]52;c;aGk=\\u0007b\\u001b[2Jc\\u009b1md\\u202ee\\u0000f";
    for (kind, stream) in [
        (
            ProviderKind::OpenAi,
            format!(
                "data: {{\"choices\":[{{\"delta\":{{\"content\":\"{hostile}\"}}}}]}}\n\ndata: [DONE]\n\n"
            ),
        ),
        (
            ProviderKind::Anthropic,
            format!(
                "data: {{\"type\":\"content_block_delta\",\"delta\":{{\"text\":\"{hostile}\"}}}}\n\n\
                 data: {{\"type\":\"message_stop\"}}\n\n"
            ),
        ),
        (ProviderKind::Ollama, format!("{{\"message\":{{\"content\":\"{hostile}\"}},\"done\":true}}\n")),
    ] {
        let heard = hear(kind, [stream.as_bytes()]);
        assert_eq!((heard.text.as_str(), heard.flaw), ("abcdef", None), "{kind:?}");
    }
}
