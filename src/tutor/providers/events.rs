//! Lines become server-sent events. It never knows what is in them.
//!
//! Source: WHATWG HTML, 9.2.6 "Interpreting an event stream". Ours because the reader has to hold for any
//! split, bound what it keeps, and tell a stream that was cut off in an event.

use super::flaw::Flaw;
use super::lines::{LONGEST_LINE, Lines};

#[derive(Debug, Default)]
pub struct Events {
    lines: Lines,
    name: String,
    data: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerEvent {
    /// Empty where the stream gives none.
    pub name: String,
    pub data: String,
}

impl Events {
    /// Adds the events that are whole now.
    ///
    /// # Errors
    /// When a line or an event has no end in sight; the events before it are added.
    pub fn push(&mut self, bytes: &[u8], whole: &mut Vec<ServerEvent>) -> Result<(), Flaw> {
        let mut lines = Vec::new();
        let read = self.lines.push(bytes, &mut lines);
        for line in lines {
            whole.extend(self.line(&line)?);
        }
        read
    }

    /// Some servers close without the empty line after their last event; what is whole of it counts.
    ///
    /// # Errors
    /// As [`Self::push`].
    pub fn finish(&mut self) -> Result<Option<ServerEvent>, Flaw> {
        if let Some(rest) = self.lines.rest() {
            self.line(&rest)?;
        }
        self.line("")
    }

    fn line(&mut self, line: &str) -> Result<Option<ServerEvent>, Flaw> {
        if line.is_empty() {
            let name = std::mem::take(&mut self.name);
            return Ok(self.data.take().map(|data| ServerEvent { name, data }));
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => match &mut self.data {
                Some(data) if data.len() + value.len() > LONGEST_LINE => return Err(Flaw::LineTooLong),
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            // Comments have no field; `id` and `retry` are about connecting again, which a reply never does.
            _ => {}
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::{Events, Flaw, LONGEST_LINE, ServerEvent};

    #[test]
    fn events_are_read_as_the_standard_says_wherever_they_are_split() {
        let stream = ": hello\nevent: one\r\ndata: {\ndata:}\r\n\n\nid: 7\nretry: 9\ndata\n\ndata: last";
        let expected = [
            ServerEvent { name: "one".to_owned(), data: "{\n}".to_owned() },
            ServerEvent { name: String::new(), data: String::new() },
            ServerEvent { name: String::new(), data: "last".to_owned() },
        ];
        for split in 0..=stream.len() {
            let mut events = Events::default();
            let mut whole = Vec::new();
            events.push(&stream.as_bytes()[..split], &mut whole).expect("short");
            events.push(&stream.as_bytes()[split..], &mut whole).expect("short");
            whole.extend(events.finish().expect("short"));
            assert_eq!(whole, expected, "split at {split}");
        }
    }

    #[test]
    fn an_event_without_an_end_is_given_up() {
        let mut events = Events::default();
        let line = format!("data: {}\n", "x".repeat(1000));
        let given_up = (0..=LONGEST_LINE / 1000)
            .any(|_| events.push(line.as_bytes(), &mut Vec::new()) == Err(Flaw::LineTooLong));
        assert!(given_up);
    }
}
