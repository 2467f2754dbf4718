//! What colours a terminal can show, and the nearest of them to one that it cannot. It never reads the
//! environment: its doors hand the values in.

use ratatui::style::Color;

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ColourDepth {
    /// No colours were wanted (`NO_COLOR`), or there are none: only bold, underline, reverse and dim.
    None,
    Sixteen,
    #[default]
    Indexed,
    True,
}

/// What the environment says of a terminal's colours.
#[derive(Debug, Clone, Copy, Default)]
pub struct ColourHints<'text> {
    /// `NO_COLOR`; any value but the empty one means no (<https://no-color.org>).
    pub no_color: Option<&'text str>,
    pub colorterm: Option<&'text str>,
    pub term: Option<&'text str>,
}

/// Terminals that show all colours and say so by their name only (an SSH session carries `TERM` along,
/// but rarely `COLORTERM`).
const TRUE_COLOUR_TERMS: [&str; 7] = ["alacritty", "contour", "foot", "ghostty", "kitty", "wezterm", "rio"];

impl ColourDepth {
    pub const ALL: [Self; 4] = [Self::None, Self::Sixteen, Self::Indexed, Self::True];

    pub fn detect(hints: ColourHints<'_>) -> Self {
        let term = hints.term.unwrap_or_default();
        if hints.no_color.is_some_and(|value| !value.is_empty()) || matches!(term, "dumb" | "") {
            return Self::None;
        }
        if matches!(hints.colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            return Self::True;
        }
        if TRUE_COLOUR_TERMS.iter().any(|name| term.contains(name)) {
            return Self::True;
        }
        if term.contains("256") || hints.colorterm.is_some_and(|value| !value.is_empty()) {
            return Self::Indexed;
        }
        if term.starts_with("vt") { Self::None } else { Self::Sixteen }
    }

    /// The colour, or the nearest that can be shown. `Color::Reset` (the terminal's own) stays.
    pub fn nearest(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::None, _) => Color::Reset,
            (Self::Indexed, Color::Rgb(red, green, blue)) => {
                Color::Indexed(nearest_indexed([red, green, blue]))
            }
            (Self::Sixteen, Color::Rgb(red, green, blue)) => ansi(nearest_ansi([red, green, blue])),
            (Self::Sixteen, Color::Indexed(index)) => {
                ansi(if index < 16 { index } else { nearest_ansi(indexed_rgb(index)) })
            }
            (Self::True | Self::Indexed | Self::Sixteen, _) => colour,
        }
    }
}

/// One of the 16 by its number.
pub const fn ansi(number: u8) -> Color {
    match number {
        0 => Color::Black,
        1 => Color::Red,
        2 => Color::Green,
        3 => Color::Yellow,
        4 => Color::Blue,
        5 => Color::Magenta,
        6 => Color::Cyan,
        7 => Color::Gray,
        8 => Color::DarkGray,
        9 => Color::LightRed,
        10 => Color::LightGreen,
        11 => Color::LightYellow,
        12 => Color::LightBlue,
        13 => Color::LightMagenta,
        14 => Color::LightCyan,
        _ => Color::White,
    }
}

/// The 16 as xterm shows them unless it is told otherwise.
const ANSI_RGB: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The steps of the 6x6x6 cube.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The colour of an index from 16 to 255: the cube, then 24 greys.
fn indexed_rgb(index: u8) -> [u8; 3] {
    if index >= 232 {
        return [8 + (index - 232) * 10; 3];
    }
    let place = usize::from(index.saturating_sub(16));
    [CUBE[place / 36], CUBE[place / 6 % 6], CUBE[place % 6]]
}

fn nearest_indexed(colour: [u8; 3]) -> u8 {
    // The first sixteen are left out: a person's terminal decides what they look like.
    (16..=255).min_by_key(|index| distance(colour, indexed_rgb(*index))).unwrap_or(16)
}

fn nearest_ansi(colour: [u8; 3]) -> u8 {
    let nearest = ANSI_RGB.iter().enumerate().min_by_key(|(_, other)| distance(colour, **other));
    nearest.map_or(7, |(index, _)| index as u8)
}

/// The "redmean" distance of two colours, which follows the eye better than the plain one
/// (<https://www.compuphase.com/cmetric.htm>).
fn distance(one: [u8; 3], other: [u8; 3]) -> i32 {
    let [red, green, blue] = [0, 1, 2].map(|part| i32::from(one[part]) - i32::from(other[part]));
    let mean = i32::midpoint(i32::from(one[0]), i32::from(other[0]));
    (((512 + mean) * red * red) >> 8) + 4 * green * green + (((767 - mean) * blue * blue) >> 8)
}

#[cfg(test)]
mod tests {
    use super::{ColourDepth, ColourHints};
    use ratatui::style::Color;

    #[test]
    fn depths_are_detected() {
        for (no_color, colorterm, term, expected) in [
            (None, Some("truecolor"), Some("xterm-256color"), ColourDepth::True),
            (Some("1"), Some("truecolor"), Some("xterm-256color"), ColourDepth::None),
            (Some(""), None, Some("xterm-256color"), ColourDepth::Indexed),
            (None, None, Some("xterm-kitty"), ColourDepth::True),
            (None, None, Some("xterm-direct"), ColourDepth::True),
            (None, None, Some("screen"), ColourDepth::Sixteen),
            (None, None, Some("linux"), ColourDepth::Sixteen),
            (None, None, Some("vt100"), ColourDepth::None),
            (None, None, Some("dumb"), ColourDepth::None),
            (None, None, None, ColourDepth::None),
        ] {
            assert_eq!(ColourDepth::detect(ColourHints { no_color, colorterm, term }), expected, "{term:?}");
        }
    }

    #[test]
    fn colours_come_down_to_what_can_be_shown() {
        for (depth, colour, expected) in [
            (ColourDepth::True, Color::Rgb(1, 2, 3), Color::Rgb(1, 2, 3)),
            (ColourDepth::Indexed, Color::Rgb(255, 255, 255), Color::Indexed(231)),
            (ColourDepth::Indexed, Color::Rgb(95, 135, 175), Color::Indexed(67)),
            (ColourDepth::Indexed, Color::Rgb(18, 18, 18), Color::Indexed(233)),
            (ColourDepth::Sixteen, Color::Rgb(10, 10, 20), Color::Black),
            (ColourDepth::Sixteen, Color::Indexed(196), Color::LightRed),
            (ColourDepth::Sixteen, Color::Indexed(3), Color::Yellow),
            (ColourDepth::None, Color::Red, Color::Reset),
            (ColourDepth::Sixteen, Color::Reset, Color::Reset),
        ] {
            assert_eq!(depth.nearest(colour), expected, "{colour:?} at {depth:?}");
        }
    }
}
