//! The rows of one page, read as rows of the table `event`. Whatever is no such row is passed over.
//!
//! Source: <https://www.sqlite.org/fileformat2.html>, sections 1.6 and 2.1.

use super::pages::{Leaf, Pages, number};
use crate::store::events::LoggedEvent;

/// No event is longer, in bytes; what says that it is, is damaged.
const LONGEST: usize = 64 * 1024 * 1024;
/// The columns of the table, of which the first is the row's number and stands elsewhere.
const COLUMNS: usize = 9;

/// Every row of the page that has the columns of an event.
pub fn events(pages: &Pages<'_>, leaf: Leaf<'_>) -> Vec<LoggedEvent> {
    let count = number(leaf.bytes, leaf.header + 3, 2).unwrap_or_default() as usize;
    let pointers = (0..count.min(pages.size / 2)).map(|index| leaf.header + 8 + 2 * index);
    let cells = pointers.filter_map(|at| number(leaf.bytes, at, 2));
    cells.filter_map(|at| event(&row(pages, leaf.bytes, at as usize)?)).collect()
}

/// The bytes of the row that begins here, with those that had no room on the page.
fn row(pages: &Pages<'_>, page: &[u8], at: usize) -> Option<Vec<u8>> {
    let (length, at) = variable(page, at)?;
    let (_, at) = variable(page, at)?;
    let length = usize::try_from(length).ok().filter(|length| (1..=LONGEST).contains(length))?;
    let here = local_length(pages.size, length);
    let mut bytes = page.get(at..at + here)?.to_vec();
    let mut next = number(page, at + here, 4).unwrap_or_default() as u32;
    while bytes.len() < length {
        let overflow = pages.page(next)?;
        let part = (length - bytes.len()).min(pages.size - 4);
        bytes.extend_from_slice(overflow.get(4..4 + part)?);
        next = number(overflow, 0, 4)? as u32;
    }
    Some(bytes)
}

/// How much of a row of this length stands on its leaf.
fn local_length(size: usize, length: usize) -> usize {
    let largest = size - 35;
    if length <= largest {
        return length;
    }
    let least = (size - 12) * 32 / 255 - 23;
    let filling = least + (length - least) % (size - 4);
    if filling <= largest { filling } else { least }
}

fn event(row: &[u8]) -> Option<LoggedEvent> {
    let (header, mut at) = variable(row, 0)?;
    let header = usize::try_from(header).ok()?;
    let mut kinds = Vec::with_capacity(COLUMNS);
    while at < header && kinds.len() <= COLUMNS {
        let (kind, after) = variable(row, at)?;
        kinds.push(kind);
        at = after;
    }
    if kinds.len() != COLUMNS {
        return None;
    }
    let mut columns = Columns { row, at: header, kinds: kinds.into_iter().skip(1) };
    Some(LoggedEvent {
        event_id: columns.text()?,
        device_id: columns.text()?,
        device_sequence: columns.integer()?,
        kind: columns.text()?,
        happened_at: columns.integer()?,
        offset_minutes: i32::try_from(columns.integer()?).ok()?,
        payload: columns.text()?,
        sha256: columns.text()?,
    })
}

struct Columns<'row, Kinds> {
    row: &'row [u8],
    at: usize,
    kinds: Kinds,
}

impl<Kinds: Iterator<Item = u64>> Columns<'_, Kinds> {
    fn take(&mut self, length: usize) -> Option<&[u8]> {
        let end = self.at.checked_add(length)?;
        let bytes = self.row.get(self.at..end)?;
        self.at = end;
        Some(bytes)
    }

    fn text(&mut self) -> Option<String> {
        let kind = self.kinds.next().filter(|kind| *kind >= 13 && kind % 2 == 1)?;
        let bytes = self.take(usize::try_from((kind - 13) / 2).ok()?)?.to_vec();
        String::from_utf8(bytes).ok()
    }

    fn integer(&mut self) -> Option<i64> {
        let length = match self.kinds.next()? {
            0 | 8 => return Some(0),
            9 => return Some(1),
            kind @ 1..=4 => kind as usize,
            5 => 6,
            6 => 8,
            _ => return None,
        };
        let bytes = self.take(length)?;
        let sign = if bytes.first().is_some_and(|byte| *byte >= 0x80) { -1 } else { 0 };
        Some(bytes.iter().fold(sign, |number, byte| (number << 8) | i64::from(*byte)))
    }
}

/// A number of one to nine bytes, and where it ends.
fn variable(bytes: &[u8], mut at: usize) -> Option<(u64, usize)> {
    let mut number = 0_u64;
    for index in 0..9 {
        let byte = *bytes.get(at)?;
        at += 1;
        if index == 8 {
            return Some(((number << 8) | u64::from(byte), at));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            break;
        }
    }
    Some((number, at))
}
