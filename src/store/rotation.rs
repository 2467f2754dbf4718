//! Which backups stay: the newest, the newest of each of the last days and weeks that have one, and no more
//! than there is room for. Pure.

const DAYS: usize = 4;
const WEEKS: usize = 4;
/// These stay however large they are.
const AT_LEAST: usize = 2;
/// All of them together, in bytes.
const ROOM: u64 = 256 * 1024 * 1024;
/// 1970-01-05 was the first Monday.
const FIRST_MONDAY: i64 = 4;

/// A backup by its day (since 1970) and its size in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backup {
    pub day: i64,
    pub bytes: u64,
}

/// For each of them, the newest first, whether it stays.
pub fn staying(newest_first: &[Backup]) -> Vec<bool> {
    let (mut days, mut weeks) = (Vec::new(), Vec::new());
    let (mut kept, mut bytes) = (0, 0);
    let stays = |backup: &Backup| {
        let week = (backup.day - FIRST_MONDAY).div_euclid(7);
        let of_day = is_new(&mut days, backup.day) && days.len() <= DAYS;
        let of_week = is_new(&mut weeks, week) && weeks.len() <= WEEKS;
        bytes += backup.bytes;
        let stays = (of_day || of_week) && (kept < AT_LEAST || bytes <= ROOM);
        if stays {
            kept += 1;
        } else {
            bytes -= backup.bytes;
        }
        stays
    };
    newest_first.iter().map(stays).collect()
}

fn is_new(seen: &mut Vec<i64>, number: i64) -> bool {
    let new = !seen.contains(&number);
    if new {
        seen.push(number);
    }
    new
}

#[cfg(test)]
mod tests {
    use super::{Backup, ROOM, staying};

    /// The days that stay when one backup is made on each of these days.
    fn after(days: impl Iterator<Item = i64>, bytes: u64) -> Vec<i64> {
        let mut here: Vec<Backup> = Vec::new();
        for day in days {
            here.insert(0, Backup { day, bytes });
            let stay = staying(&here);
            let mut index = 0;
            here.retain(|_| {
                index += 1;
                stay[index - 1]
            });
        }
        here.iter().map(|backup| backup.day).collect()
    }

    #[test]
    fn the_last_days_and_weeks_have_one_each() {
        // Day 40 is a Tuesday: 1970-02-10.
        assert_eq!(after(0..=40, 1), [40, 39, 38, 37, 31, 24]);
    }

    #[test]
    fn someone_who_comes_rarely_has_old_ones_too() {
        assert_eq!(after([3, 40, 80, 81, 160].into_iter(), 1), [160, 81, 80, 40]);
    }

    #[test]
    fn of_one_day_the_newest_stays() {
        assert_eq!(after([7, 7, 7].into_iter(), 1), [7]);
    }

    #[test]
    fn there_is_an_end_of_room_and_two_stay_all_the_same() {
        assert_eq!(after(0..=40, ROOM / 3).len(), 3);
        assert_eq!(after(0..=40, ROOM), [40, 39]);
    }
}
