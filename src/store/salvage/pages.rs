//! The pages of a database file and of the write-ahead log beside it. It never trusts a number in them.
//!
//! Source: <https://www.sqlite.org/fileformat2.html>.

use std::collections::HashMap;

const PAGE_SIZES: [usize; 8] = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];
const LIKELY_SIZE: usize = 4096;
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const TABLE_LEAF: u8 = 0x0d;
/// The first page begins with the header of the file.
const FILE_HEADER: usize = 100;

/// All pages by their numbers, from 1; what the log has is newer than what the database has.
pub struct Pages<'bytes> {
    database: &'bytes [u8],
    newer: HashMap<u32, &'bytes [u8]>,
    pub size: usize,
}

/// A page that may hold rows, and where in it that is said.
#[derive(Clone, Copy)]
pub struct Leaf<'bytes> {
    pub bytes: &'bytes [u8],
    pub header: usize,
}

impl<'bytes> Pages<'bytes> {
    pub fn of(database: &'bytes [u8], log: &'bytes [u8]) -> Self {
        let size = page_size(database, log);
        Self { database, newer: frames(log, size), size }
    }

    pub fn page(&self, number: u32) -> Option<&'bytes [u8]> {
        if let Some(page) = self.newer.get(&number) {
            return Some(page);
        }
        let start = (number as usize).checked_sub(1)?.checked_mul(self.size)?;
        self.database.get(start..start.checked_add(self.size)?)
    }

    /// Every page that says of itself that it holds rows, in the database and in the log.
    pub fn leaves(&self) -> impl Iterator<Item = Leaf<'bytes>> {
        let older = self.database.chunks_exact(self.size).zip(1_u32..);
        let newer = self.newer.iter().map(|(number, bytes)| (*bytes, *number));
        older.chain(newer).filter_map(|(bytes, number)| {
            let header = if number == 1 { FILE_HEADER } else { 0 };
            (bytes.get(header) == Some(&TABLE_LEAF)).then_some(Leaf { bytes, header })
        })
    }
}

/// As the database says, or its log, or as our databases have it.
fn page_size(database: &[u8], log: &[u8]) -> usize {
    let said = number(database, 16, 2).map(|size| if size == 1 { 65536 } else { size as usize });
    let logged = number(log, 8, 4).map(|size| size as usize);
    [logged, said].into_iter().flatten().find(|size| PAGE_SIZES.contains(size)).unwrap_or(LIKELY_SIZE)
}

/// The newest page of each number, as far as the log was finished: what came after its last commit never
/// happened, and what stands there from before has other salts.
fn frames(log: &[u8], size: usize) -> HashMap<u32, &[u8]> {
    let mut committed = HashMap::new();
    let Some(salts) = log.get(16..24) else { return committed };
    let mut open = Vec::new();
    for frame in log[LOG_HEADER.min(log.len())..].chunks_exact(FRAME_HEADER + size) {
        if frame.get(8..16) != Some(salts) {
            break;
        }
        let (Some(page), Some(pages_after_commit)) = (number(frame, 0, 4), number(frame, 4, 4)) else {
            break;
        };
        open.push((page as u32, &frame[FRAME_HEADER..]));
        if pages_after_commit != 0 {
            committed.extend(open.drain(..));
        }
    }
    committed
}

/// A number of so many bytes, the greatest first.
pub fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}
