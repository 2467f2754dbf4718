//! Colours as a theme file writes them. It never knows what a terminal can show.

/// A colour, or the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// What the terminal shows when nothing is asked of it; written `none`.
    Default,
    /// One of the 16, whose exact colour the terminal decides.
    Ansi(u8),
    /// One of the 256.
    Indexed(u8),
    Rgb(u8, u8, u8),
}

/// The names of the 16, in their order.
pub const ANSI_NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl Colour {
    /// Reads `none`, `#rrggbb`, a name of the 16, or an index from 0 to 255.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "none" {
            return Some(Self::Default);
        }
        if let Some(digits) = text.strip_prefix('#') {
            if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            let number = u32::from_str_radix(digits, 16).ok()?;
            let [_, red, green, blue] = number.to_be_bytes();
            return Some(Self::Rgb(red, green, blue));
        }
        if let Some(index) = ANSI_NAMES.iter().position(|name| *name == text) {
            return Some(Self::Ansi(index as u8));
        }
        text.parse().ok().map(Self::Indexed)
    }
}

/// The contrast of two colours by WCAG 2.1 (1 to 21); `None` where one of them is the terminal's choice.
/// See <https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio>.
pub fn contrast(one: Colour, other: Colour) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: Colour) -> Option<f64> {
    let Colour::Rgb(red, green, blue) = colour else { return None };
    let linear = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}

#[cfg(test)]
mod tests {
    use super::{Colour, contrast};

    #[test]
    fn colours_are_read() {
        for (text, expected) in [
            ("none", Some(Colour::Default)),
            ("#0a64FF", Some(Colour::Rgb(10, 100, 255))),
            ("#0a64f", None),
            ("#+a64ff", None),
            ("cyan", Some(Colour::Ansi(6))),
            ("bright-black", Some(Colour::Ansi(8))),
            ("231", Some(Colour::Indexed(231))),
            ("256", None),
            ("sky", None),
        ] {
            assert_eq!(Colour::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let ratio = contrast(Colour::Rgb(0, 0, 0), Colour::Rgb(255, 255, 255)).expect("both known");
        assert!((ratio - 21.0).abs() < 1e-9);
        assert_eq!(contrast(Colour::Default, Colour::Rgb(0, 0, 0)), None);
    }
}
