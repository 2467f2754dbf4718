//! Which role of the theme a tone has. It never knows a colour.

use super::theme::Theme;
use crate::app::lines::Tone;
use crate::config::theme::Role;
use ratatui::style::{Modifier, Style};

pub fn style_of(theme: &Theme, tone: Tone) -> Style {
    match tone {
        Tone::Text | Tone::Code => theme.style(Role::Text),
        Tone::Strong => theme.style(Role::Strong),
        Tone::Muted => theme.style(Role::Muted),
        Tone::Faint => theme.style(Role::Faint),
        Tone::Hairline => theme.style(Role::Hairline),
        Tone::Accent => theme.style(Role::Accent),
        Tone::Marked => theme.style(Role::Accent).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Tone::Key => theme.style(Role::FooterKey),
        Tone::Passed => theme.style(Role::Passed),
        Tone::Working => theme.style(Role::Working),
        Tone::Failing => theme.style(Role::Failing),
        Tone::Told => theme.style(Role::Told),
        Tone::Differs => theme.style(Role::DiffMarked),
        Tone::Wanted => theme.style(Role::DiffMarked).patch(theme.style(Role::Passed)),
        Tone::Token(class) => theme.style(Role::Text).patch(theme.token(class)),
        Tone::Added => theme.style(Role::Text).patch(theme.style(Role::DiffAdded)),
        Tone::Removed => theme.style(Role::Text).patch(theme.style(Role::DiffRemoved)),
        Tone::Heat(shade) => theme.style(Role::heat(shade)),
        Tone::Read(role) => theme.text(role),
    }
}
