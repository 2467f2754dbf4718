//! A theme as styles that this terminal can show, one for every role. It never reads a file.

use super::colour::{ColourDepth, ansi};
use crate::app::document::TextRole;
use crate::app::msg::NoticeKind;
use crate::config::theme::{self, Colour, Plain, Role, RoleStyle};
use crate::domain::tokens::TokenClass;
use ratatui::style::{Color, Modifier, Style};

/// The styles of all roles, at one depth of colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    styles: Vec<Style>,
    depth: ColourDepth,
}

impl Theme {
    pub fn new(theme: &theme::Theme, depth: ColourDepth) -> Self {
        let style = |role: &Role| match depth {
            ColourDepth::None => plain(role.plain()),
            _ => shown(theme.style(*role), depth),
        };
        Self { styles: Role::ALL.iter().map(style).collect(), depth }
    }

    pub const fn depth(&self) -> ColourDepth {
        self.depth
    }

    /// The style of a role; what it leaves open (a background, as a rule) is as it is around it.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The page itself: its background with the ink of plain text. The first thing to be drawn.
    pub fn page(&self) -> Style {
        self.style(Role::Background).patch(self.style(Role::Text))
    }

    pub fn token(&self, class: TokenClass) -> Style {
        self.style(Role::token(class))
    }

    /// A span of a document.
    pub fn text(&self, role: TextRole) -> Style {
        match role {
            TextRole::Body => self.style(Role::Text),
            TextRole::Strong => self.style(Role::Strong),
            TextRole::Emphasis => self.style(Role::Emphasis),
            TextRole::Code => self.style(Role::Code),
            TextRole::Heading => self.style(Role::Heading),
            TextRole::Link => self.style(Role::Link),
            TextRole::LinkTarget => self.style(Role::LinkTarget),
            TextRole::Quote => self.style(Role::Quote),
            TextRole::Marker => self.style(Role::Marker),
            TextRole::CodeBlock(None) => self.style(Role::CodeBlock),
            TextRole::CodeBlock(Some(class)) => self.style(Role::CodeBlock).patch(self.token(class)),
            TextRole::Rule => self.style(Role::Rule),
        }
    }

    pub fn notice(&self, kind: NoticeKind) -> Style {
        self.style(match kind {
            NoticeKind::Told => Role::NoticeTold,
            NoticeKind::Good => Role::NoticeGood,
            NoticeKind::Warning => Role::NoticeWarning,
            NoticeKind::Failure => Role::NoticeFailure,
        })
    }
}

fn plain(look: Plain) -> Style {
    Style::new().add_modifier(match look {
        Plain::Normal => Modifier::empty(),
        Plain::Bold => Modifier::BOLD,
        Plain::Dim => Modifier::DIM,
        Plain::Italic => Modifier::ITALIC,
        Plain::Underline => Modifier::UNDERLINED,
        Plain::Reverse => Modifier::REVERSED,
        Plain::BoldUnderline => Modifier::BOLD.union(Modifier::UNDERLINED),
    })
}

fn shown(role: RoleStyle, depth: ColourDepth) -> Style {
    let mut style = Style::new();
    style.fg = role.foreground.map(|colour| depth.nearest(colour_of(colour)));
    style.bg = role.background.map(|colour| depth.nearest(colour_of(colour)));
    for (wanted, modifier) in [
        (role.bold, Modifier::BOLD),
        (role.dim, Modifier::DIM),
        (role.italic, Modifier::ITALIC),
        (role.underline, Modifier::UNDERLINED),
        (role.reverse, Modifier::REVERSED),
    ] {
        if wanted {
            style = style.add_modifier(modifier);
        }
    }
    style
}

const fn colour_of(colour: Colour) -> Color {
    match colour {
        Colour::Default => Color::Reset,
        Colour::Ansi(number) => ansi(number),
        Colour::Indexed(index) => Color::Indexed(index),
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;
    use crate::config::theme::{Role, Themes};
    use crate::tui::colour::ColourDepth;
    use ratatui::style::{Color, Modifier};

    #[test]
    fn no_colours_leave_bold_underline_reverse_and_dim() {
        let themes = Themes::built_in();
        for name in themes.names() {
            let theme = Theme::new(themes.get(&name).expect("known"), ColourDepth::None);
            for role in Role::ALL {
                let style = theme.style(*role);
                assert_eq!((style.fg, style.bg), (None, None), "{}", role.name());
            }
            assert!(theme.style(Role::Selection).add_modifier.contains(Modifier::REVERSED));
        }
    }

    #[test]
    fn every_depth_shows_only_what_it_can() {
        let themes = Themes::built_in();
        for name in themes.names() {
            for depth in ColourDepth::ALL {
                let theme = Theme::new(themes.get(&name).expect("known"), depth);
                for role in Role::ALL {
                    let style = theme.style(*role);
                    for colour in [style.fg, style.bg].into_iter().flatten() {
                        assert_eq!(depth.nearest(colour), colour, "{name} {}", role.name());
                    }
                }
            }
        }
    }

    #[test]
    fn pages_differ_from_ink_at_every_depth() {
        let themes = Themes::built_in();
        for name in ["dark", "light", "high-contrast"] {
            for depth in [ColourDepth::Sixteen, ColourDepth::Indexed, ColourDepth::True] {
                let page = Theme::new(themes.get(name).expect("known"), depth).page();
                assert_ne!(page.fg, page.bg);
                assert_ne!(page.bg, Some(Color::Reset));
            }
        }
    }
}
