//! Where the parts of the list of exercises stand in a body. It never knows what stands there.

use crate::app::layout::Area;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrowseAreas {
    pub title: Area,
    pub input: Area,
    /// The filters, and the order.
    pub chips: Area,
    /// What is wrong with what was typed, the best about a topic, or how many there are.
    pub remark: Area,
    pub heads: Area,
    pub rows: Area,
    /// The chosen exercise, read beside the list where there is room.
    pub preview: Area,
    pub hairline: Area,
    /// Or in a few rows under it.
    pub foot: Area,
}

/// From this width on the chosen exercise is read beside the list.
const ROOM_FOR_PREVIEW: u16 = 100;
/// Rows under the list where it is not, and how high a body must be for them.
const FOOT: u16 = 4;
const ROOM_FOR_FOOT: u16 = 18;
/// From this height on there are blank rows.
const ROOMY: u16 = 16;

impl BrowseAreas {
    pub fn of(body: Area) -> Self {
        let blank = u16::from(body.height >= ROOMY);
        let (title, rest) = body.split_top(1);
        let (_, rest) = rest.split_top(blank);
        let (input, rest) = rest.split_top(1);
        let (chips, rest) = rest.split_top(1);
        let (remark, rest) = rest.split_top(1);
        let (_, rest) = rest.split_top(u16::from(body.height >= 2 * ROOMY));
        let none = Area::default();
        let (list, preview, hairline, foot) = if body.width >= ROOM_FOR_PREVIEW {
            let (list, rest) = rest.split_left((u32::from(body.width) * 58 / 100) as u16);
            let (hairline, preview) = rest.split_left(1);
            (list, preview, hairline, none)
        } else if body.height >= ROOM_FOR_FOOT {
            let (list, foot) = rest.split_top(rest.height - FOOT);
            (list, none, none, foot)
        } else {
            (rest, none, none, none)
        };
        let (heads, rows) = list.split_top(1);
        Self { title, input, chips, remark, heads, rows, preview, hairline, foot }
    }
}
