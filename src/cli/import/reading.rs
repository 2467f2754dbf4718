//! Reading an exported file part by part, with the place of whatever is wrong. It never knows what becomes
//! of the parts, and never has more than one event in memory.

use crate::cli::carried::{CarriedDraft, CarriedEvent, End, FORMAT, Seal, VERSION};
use crate::domain::place::Place;
use crate::store::{DatedDraft, LoggedEvent, StoreError};
use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::error::Category;
use std::fmt;
use std::io::Read;

/// A part of the file, proven whole.
pub enum Part {
    Place(Place),
    Draft(DatedDraft),
    Event(LoggedEvent),
}

/// Why a file was not read to its end.
#[derive(Debug)]
pub enum Complaint {
    Store(StoreError),
    /// `place` is like `line 3, column 7`.
    File {
        place: String,
        message: String,
        hint: &'static str,
    },
}

/// Where parts go.
pub type Take<'take> = dyn FnMut(Part) -> Result<(), StoreError> + 'take;

const NOT_OURS: &str = "It has to be a file that `codementor export` wrote.";
const CHANGED: &str = "Import the file as it was exported; if it was copied, copy it again.";
const CUT: &str = "It was cut off, maybe while it was copied: copy it again, or export again.";
const NEWER: &str = "Install the newest CodeMentor, and import there.";

/// Reads all of it; hands over each part as it comes.
pub fn read(input: impl Read, take: &mut Take<'_>) -> Result<(), Complaint> {
    let mut reading =
        Reading { take, version: None, format: false, seal: Seal::default(), end: None, stop: None };
    let mut json = serde_json::Deserializer::from_reader(input);
    let result = Document(&mut reading).deserialize(&mut json).and_then(|()| json.end());
    if let Some(Stop::Store(error)) = reading.stop {
        return Err(Complaint::Store(error));
    }
    let Err(error) = result else {
        return match reading.end {
            Some(end) if end == reading.seal.end() => Ok(()),
            end => Err(Complaint::File {
                place: "at its end".to_owned(),
                message: match end {
                    Some(_) => "an event or a draft is missing or was changed".to_owned(),
                    None => "it does not say where it ends".to_owned(),
                },
                hint: CHANGED,
            }),
        };
    };
    let place = format!("line {}, column {}", error.line(), error.column());
    let words = error.to_string();
    let words = words.rfind(" at line ").map_or(words.as_str(), |at| &words[..at]).to_owned();
    let (message, hint) = match (reading.stop, error.classify()) {
        (Some(Stop::Told(hint)), _) => (words, hint),
        (_, Category::Eof) => ("it ends in the middle".to_owned(), CUT),
        (_, Category::Io) => (words, "Look whether the file may be read."),
        (_, Category::Syntax) => (format!("it is not JSON: {words}"), NOT_OURS),
        (_, Category::Data) => (words, CHANGED),
    };
    Err(Complaint::File { place, message, hint })
}

struct Reading<'all> {
    take: &'all mut Take<'all>,
    version: Option<u64>,
    format: bool,
    seal: Seal,
    end: Option<End>,
    stop: Option<Stop>,
}

/// Why we ended it, where the JSON itself is right.
enum Stop {
    Store(StoreError),
    Told(&'static str),
}

impl Reading<'_> {
    fn tell<Failure: Error>(&mut self, hint: &'static str, message: impl fmt::Display) -> Failure {
        self.stop = Some(Stop::Told(hint));
        Failure::custom(message)
    }

    fn hand_over<Failure: Error>(&mut self, part: Part) -> Result<(), Failure> {
        (self.take)(part).map_err(|error| {
            let failure = Failure::custom(&error);
            self.stop = Some(Stop::Store(error));
            failure
        })
    }

    /// The file has said what it is before anything is taken from it.
    fn known<Failure: Error>(&mut self) -> Result<(), Failure> {
        if self.format && self.version.is_some() {
            return Ok(());
        }
        Err(self.tell(NOT_OURS, "it does not begin with its format and version"))
    }
}

struct Document<'reading, 'all>(&'reading mut Reading<'all>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<From: Deserializer<'de>>(self, input: From) -> Result<(), From::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object that `codementor export` wrote")
    }

    fn visit_map<Map: MapAccess<'de>>(self, mut map: Map) -> Result<(), Map::Error> {
        let reading = self.0;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => {
                    reading.format = map.next_value::<String>()? == FORMAT;
                    if !reading.format {
                        return Err(reading.tell(NOT_OURS, format!("its format is not `{FORMAT}`")));
                    }
                }
                "version" => {
                    let version = map.next_value::<u64>()?;
                    if version > VERSION {
                        let message = format!(
                            "a newer CodeMentor wrote it (version {version}; this one knows {VERSION})"
                        );
                        return Err(reading.tell(NEWER, message));
                    }
                    reading.version = Some(version);
                }
                "place" => {
                    reading.known()?;
                    let place = map.next_value()?;
                    reading.hand_over(Part::Place(place))?;
                }
                "drafts" => map.next_value_seed(Drafts(reading))?,
                "events" => map.next_value_seed(Events(reading))?,
                "end" => reading.end = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        reading.known()
    }
}

struct Drafts<'reading, 'all>(&'reading mut Reading<'all>);

impl<'de> DeserializeSeed<'de> for Drafts<'_, '_> {
    type Value = ();

    fn deserialize<From: Deserializer<'de>>(self, input: From) -> Result<(), From::Error> {
        self.0.known()?;
        input.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Drafts<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of drafts")
    }

    fn visit_seq<List: SeqAccess<'de>>(self, mut list: List) -> Result<(), List::Error> {
        let reading = self.0;
        while let Some(draft) = list.next_element::<CarriedDraft>()? {
            reading.seal.draft(&draft);
            reading.hand_over(Part::Draft(draft.into()))?;
        }
        Ok(())
    }
}

struct Events<'reading, 'all>(&'reading mut Reading<'all>);

impl<'de> DeserializeSeed<'de> for Events<'_, '_> {
    type Value = ();

    fn deserialize<From: Deserializer<'de>>(self, input: From) -> Result<(), From::Error> {
        self.0.known()?;
        input.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Events<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of events")
    }

    fn visit_seq<List: SeqAccess<'de>>(self, mut list: List) -> Result<(), List::Error> {
        let reading = self.0;
        while list.next_element_seed(OneEvent(&mut *reading))?.is_some() {}
        Ok(())
    }
}

/// One event. It is judged inside of its object, since the reader is on another line where the list goes on.
struct OneEvent<'reading, 'all>(&'reading mut Reading<'all>);

impl<'de> DeserializeSeed<'de> for OneEvent<'_, '_> {
    type Value = ();

    fn deserialize<From: Deserializer<'de>>(self, input: From) -> Result<(), From::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OneEvent<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an event")
    }

    fn visit_map<Map: MapAccess<'de>>(self, map: Map) -> Result<(), Map::Error> {
        let reading = self.0;
        let event = CarriedEvent::deserialize(MapAccessDeserializer::new(map))?;
        reading.seal.event(&event);
        match event.into_logged() {
            Ok(event) => reading.hand_over(Part::Event(event)),
            Err(message) => Err(reading.tell(CHANGED, message)),
        }
    }
}
