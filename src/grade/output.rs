//! What a run printed, cut into the parts of its cases and kept within bounds. It never judges it.

use std::collections::BTreeMap;

/// A mark is the run's nonce and the number of the part that it ends, in four bytes.
const MARK_END: usize = 4;

/// Reads a run's output as it comes, in pieces of any size.
#[derive(Debug)]
pub(super) struct Splitter {
    nonce: Vec<u8>,
    /// What may be the beginning of a mark.
    pending: Vec<u8>,
    current: Captured,
    parts: BTreeMap<u32, Captured>,
    /// What may still be kept of the whole run, and of each part.
    run_left: usize,
    part_most: usize,
}

/// A part of the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Captured {
    bytes: Vec<u8>,
    cut: bool,
}

impl Captured {
    /// What came, as text; what is not UTF-8 is replaced.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// As `text`, with a note where something was cut.
    pub(super) fn noted_text(&self) -> String {
        let mut text = self.text();
        if self.cut {
            text.push_str("\n… (it printed more; the rest was cut)\n");
        }
        text
    }

    fn add(&mut self, bytes: &[u8], run_left: &mut usize, most: usize) {
        let room = most.saturating_sub(self.bytes.len()).min(*run_left);
        let kept = bytes.len().min(room);
        self.bytes.extend_from_slice(&bytes[..kept]);
        *run_left -= kept;
        self.cut |= kept < bytes.len();
    }
}

impl Splitter {
    pub(super) fn new(nonce: &[u8], run_most: usize, part_most: usize) -> Self {
        Self {
            nonce: nonce.to_vec(),
            pending: Vec::new(),
            current: Captured::default(),
            parts: BTreeMap::new(),
            run_left: run_most,
            part_most,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        let mark = self.nonce.len() + MARK_END;
        while let Some(start) = find(&self.pending, &self.nonce)
            && self.pending.len() >= start + mark
        {
            self.current.add(&self.pending[..start], &mut self.run_left, self.part_most);
            let number = self.pending[start + self.nonce.len()..start + mark].try_into().unwrap_or_default();
            let part = std::mem::take(&mut self.current);
            // A part that ends twice was ended by the program itself; the first end counts.
            self.parts.entry(u32::from_le_bytes(number)).or_insert(part);
            self.pending.drain(..start + mark);
        }
        let sure = match find(&self.pending, &self.nonce) {
            Some(start) => start,
            None => self.pending.len().saturating_sub(mark - 1),
        };
        self.current.add(&self.pending[..sure], &mut self.run_left, self.part_most);
        self.pending.drain(..sure);
    }

    /// The parts that were ended, and what came after the last of them.
    pub(super) fn finish(mut self) -> (BTreeMap<u32, Captured>, Captured) {
        let rest = std::mem::take(&mut self.pending);
        self.current.add(&rest, &mut self.run_left, self.part_most);
        (self.parts, self.current)
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut start = 0;
    while let Some(offset) = bytes.get(start..)?.iter().position(|byte| *byte == first) {
        start += offset;
        if bytes[start..].starts_with(wanted) {
            return Some(start);
        }
        start += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Splitter;

    const NONCE: &[u8] = b"0123456789abcdef";

    fn mark(number: u32) -> Vec<u8> {
        [NONCE, &number.to_le_bytes()].concat()
    }

    #[test]
    fn parts_are_told_apart_wherever_the_pieces_end() {
        let whole = [b"load".to_vec(), mark(0), b"0123one".to_vec(), mark(1), b"rest0".to_vec()].concat();
        for size in 1..whole.len() {
            let mut splitter = Splitter::new(NONCE, 1000, 1000);
            for piece in whole.chunks(size) {
                splitter.push(piece);
            }
            let (parts, rest) = splitter.finish();
            assert_eq!(parts[&0].text(), "load");
            assert_eq!(parts[&1].text(), "0123one");
            assert_eq!(rest.text(), "rest0");
        }
    }

    #[test]
    fn a_flood_is_cut_for_the_part_and_for_the_run() {
        let mut splitter = Splitter::new(NONCE, 150, 100);
        for number in 0..3 {
            splitter.push(&[b'x'; 1000]);
            splitter.push(&mark(number));
        }
        let (parts, _) = splitter.finish();
        let lengths: Vec<usize> = parts.values().map(|part| part.text().len()).collect();
        assert_eq!(lengths, [100, 50, 0]);
        assert!(parts.values().all(|part| part.cut));
    }
}
