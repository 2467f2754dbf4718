//! The theme's styles as the text area takes them. It never draws.

use super::theme::Theme;
use super::widgets::text_area::{TextAreaStyles, TokenStyles};
use crate::config::theme::Role;
use crate::domain::tokens::TokenClass;

pub fn text_area_styles(theme: &Theme) -> TextAreaStyles {
    TextAreaStyles {
        text: theme.page(),
        placeholder: theme.style(Role::Faint),
        line_number: theme.style(Role::Gutter),
        current_line_number: theme.style(Role::GutterCurrent),
        current_line: theme.style(Role::CurrentLine),
        selection: theme.style(Role::Selection),
        search_match: theme.style(Role::Match),
        bracket: theme.style(Role::Bracket),
        clipped: theme.style(Role::Faint),
        substitute: theme.style(Role::Faint),
        failing: theme.style(Role::Problem),
        told: theme.style(Role::Told),
        passed: theme.style(Role::Passed),
        tokens: TokenStyles {
            comment: theme.token(TokenClass::Comment),
            keyword: theme.token(TokenClass::Keyword),
            operator: theme.token(TokenClass::Operator),
            string: theme.token(TokenClass::String),
            escape: theme.token(TokenClass::Escape),
            number: theme.token(TokenClass::Number),
            constant: theme.token(TokenClass::Constant),
            function: theme.token(TokenClass::Function),
            type_name: theme.token(TokenClass::Type),
            builtin: theme.token(TokenClass::Builtin),
            parameter: theme.token(TokenClass::Parameter),
        },
    }
}
