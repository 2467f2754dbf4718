//! The records of a driver, cut out of the bytes of its pipe. A learner's program can write there too:
//! what does not carry the run's nonce, or is too long, ends the reading for good.

use super::wire;
use crate::domain::Value;

const LONGEST: usize = 4 << 20;
const LENGTH: usize = 4;
/// All records of a run together.
const MOST: usize = 32 << 20;

/// Reads records as they come, in pieces of any size.
#[derive(Debug)]
pub(super) struct Frames {
    nonce: Vec<u8>,
    bytes: Vec<u8>,
    total: usize,
}

/// The pipe carries something that no driver wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Garbled;

impl Frames {
    pub(super) fn new(nonce: &[u8]) -> Self {
        Self { nonce: nonce.to_vec(), bytes: Vec::new(), total: 0 }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.total += bytes.len();
        if self.total <= MOST {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// Whether bytes are left that are no whole record.
    pub(super) fn is_between(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next record, if it is there whole.
    pub(super) fn next(&mut self) -> Result<Option<Value>, Garbled> {
        let seen = self.bytes.len().min(self.nonce.len());
        if self.total > MOST || self.bytes[..seen] != self.nonce[..seen] {
            return Err(Garbled);
        }
        let start = self.nonce.len() + LENGTH;
        let Some(length) = self.bytes.get(self.nonce.len()..start) else {
            return Ok(None);
        };
        let length = u32::from_le_bytes(length.try_into().unwrap_or_default()) as usize;
        if length > LONGEST {
            return Err(Garbled);
        }
        let Some(payload) = self.bytes.get(start..start + length) else {
            return Ok(None);
        };
        let record = wire::decode(payload).ok_or(Garbled)?;
        self.bytes.drain(..start + length);
        Ok(Some(record))
    }
}

#[cfg(test)]
mod tests {
    use super::{Frames, Garbled};
    use crate::domain::Value;
    use crate::grade::records::Record;
    use crate::grade::wire;

    const NONCE: &[u8] = b"0123456789abcdef";

    fn frame(payload: &[u8]) -> Vec<u8> {
        [NONCE, &(payload.len() as u32).to_le_bytes(), payload].concat()
    }

    #[test]
    fn records_come_whole_wherever_the_pieces_end() {
        let whole = [frame(b"i1;"), frame(b"s2:ab")].concat();
        for size in 1..whole.len() {
            let mut frames = Frames::new(NONCE);
            let mut records = Vec::new();
            for piece in whole.chunks(size) {
                frames.push(piece);
                while let Some(record) = frames.next().expect("well formed") {
                    records.push(record);
                }
            }
            assert_eq!(records, [Value::Int(1), Value::Str("ab".to_owned())]);
            assert!(frames.is_between());
        }
    }

    /// What no driver writes: real records with changes, under the right nonce. Each is a record, or noticed.
    #[test]
    fn changed_records_are_read_or_refused() {
        let outcome = tuple(&[text("value"), list(&[number(2), text("two")])]);
        let case = tuple(&[text("case"), number(3), number(120), number(9_000), outcome, Value::None]);
        let seen = tuple(&[text("seen"), number(1), list(&[number(1), number(2)]), list(&[])]);
        let samples =
            [case, seen, tuple(&[text("loaded")]), tuple(&[text("tried"), number(7)])].map(|record| {
                let mut bytes = Vec::new();
                wire::encode(&record, &mut bytes);
                bytes
            });
        for sample in &samples {
            assert!(wire::decode(sample).and_then(Record::read).is_some(), "as it is it is read");
        }
        // Marsaglia's xorshift: any bytes will do, the same ones each time.
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut below = |most: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % most as u64) as usize
        };
        let mut read = 0;
        for round in 0..20_000 {
            let mut bytes = samples[round % samples.len()].clone();
            for _ in 0..=below(4) {
                let at = below(bytes.len());
                match below(4) {
                    0 => bytes[at] ^= 1 << below(8),
                    1 => bytes.truncate(at.max(1)),
                    2 => bytes.insert(at, b"()[]{}i9-;s:nTF\0\xff"[below(17)]),
                    _ => {
                        let part = bytes[at..].to_vec();
                        bytes.extend(part);
                    }
                }
            }
            let mut frames = Frames::new(NONCE);
            frames.push(&frame(&bytes));
            if let Ok(Some(record)) = frames.next() {
                assert!(frames.is_between());
                read += usize::from(Record::read(record).is_some());
            }
        }
        assert!(read > 20, "some changes do no harm: {read}");
    }

    fn text(text: &str) -> Value {
        Value::Str(text.to_owned())
    }

    fn number(number: i64) -> Value {
        Value::Int(number)
    }

    fn tuple(items: &[Value]) -> Value {
        Value::Tuple(items.to_vec())
    }

    fn list(items: &[Value]) -> Value {
        Value::List(items.to_vec())
    }

    #[test]
    fn strangers_are_noticed_at_once() {
        for bytes in [b"x".to_vec(), frame(b"zz"), [NONCE, &[255; 4]].concat()] {
            let mut frames = Frames::new(NONCE);
            frames.push(&bytes);
            assert_eq!(frames.next(), Err(Garbled));
        }
    }
}
