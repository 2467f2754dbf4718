//! What every theme must be: complete, readable, and honest about what it uses. It never draws.

use super::{Colour, Role, Theme, Themes, contrast, parse};

const NAMES: [&str; 4] = ["dark", "light", "high-contrast", "sixteen"];

/// What is read, as opposed to lines, shades and backgrounds.
fn is_read(role: Role) -> bool {
    !matches!(
        role,
        Role::Background
            | Role::Hairline
            | Role::Rule
            | Role::Heat0
            | Role::Heat1
            | Role::Heat2
            | Role::Heat3
            | Role::Heat4
    )
}

fn is_of_code(role: Role) -> bool {
    role >= Role::Comment
}

/// The least contrast of a role on the backgrounds that it can stand on, with the background.
fn least(theme: &Theme, role: Role) -> (f64, Role) {
    let style = theme.style(role);
    let page = theme.style(Role::Background).background.expect("a page");
    let foreground = style.foreground.or(theme.style(Role::Text).foreground).expect("ink");
    let mut on = vec![(Role::Background, style.background.unwrap_or(page))];
    if style.background.is_none() {
        let more: &[Role] = if is_of_code(role) || role == Role::Text {
            &[Role::CodeBlock, Role::CurrentLine, Role::Selection, Role::Match]
        } else {
            &[Role::CodeBlock]
        };
        on.extend(more.iter().map(|other| (*other, theme.style(*other).background.unwrap_or(page))));
    }
    on.into_iter()
        .map(|(below, background)| (contrast(foreground, background).expect("both known"), below))
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .expect("at least the page")
}

#[test]
fn built_in_themes_are_complete_and_without_findings() {
    let (themes, findings) = Themes::with(&[]);
    assert_eq!(findings, []);
    assert_eq!(themes.names(), NAMES);
    for (name, text) in super::set::BUILT_IN {
        let parsed = parse::parse(name, text).0.expect("a theme");
        for role in Role::ALL {
            assert!(parsed.styles.contains_key(role), "{name} lacks `{}`", role.name());
        }
    }
}

#[test]
fn what_is_read_can_be_read() {
    let themes = Themes::built_in();
    for (name, wanted) in [("dark", 4.5), ("light", 4.5), ("high-contrast", 7.0)] {
        let theme = themes.get(name).expect("built in");
        for role in Role::ALL.iter().copied().filter(|role| is_read(*role)) {
            let (ratio, below) = least(theme, role);
            let (role, below) = (role.name(), below.name());
            assert!(ratio >= wanted, "{name}: `{role}` on `{below}` has {ratio:.2}, below {wanted}");
        }
    }
}

#[test]
fn sixteen_uses_the_sixteen_only() {
    let themes = Themes::built_in();
    let theme = themes.get("sixteen").expect("built in");
    for role in Role::ALL {
        let style = theme.style(*role);
        for colour in [style.foreground, style.background].into_iter().flatten() {
            assert!(matches!(colour, Colour::Default | Colour::Ansi(_)), "{}: {colour:?}", role.name());
        }
    }
}

#[test]
fn a_theme_of_ones_own_takes_the_rest_from_its_base() {
    let text =
        "title = \"Mine\"\nbase = \"light\"\n[palette]\nrose = \"#aa2255\"\n[roles]\naccent = \"rose\"\n";
    let (themes, findings) = Themes::with(&[("mine".to_owned(), text.to_owned())]);
    assert_eq!(findings, []);
    let (mine, light) = (themes.get("mine").expect("mine"), themes.get("light").expect("light"));
    assert_eq!(mine.title, "Mine");
    assert_eq!(mine.style(Role::Accent).foreground, Some(Colour::Rgb(0xaa, 0x22, 0x55)));
    assert_eq!(mine.style(Role::Text), light.style(Role::Text));
    assert_eq!(themes.names().len(), 5);
}

#[test]
fn mistakes_are_told_with_their_line() {
    for (text, line, told, advice) in [
        ("[roles]\nacent = \"cyan\"\n", 2, "`acent` is not a role of a theme", "Did you mean `accent`?"),
        ("[roles]\naccent = \"cyna\"\n", 2, "`cyna` is not a colour", "Did you mean `cyan`?"),
        ("[roles]\naccent = { fg = 300 }\n", 2, "`300` is not a colour", "Write #rrggbb"),
        ("[roles]\n\naccent = { fgg = 3 }\n", 3, "`fgg` is not a known key", "Take it away"),
        ("[roles]\naccent = { bold = 1 }\n", 2, "`bold` is not true or false", "Write"),
        ("colour = 1\n", 1, "`colour` is not a known key", "Take it away"),
        ("roles = 1\n", 1, "`roles` is not a table", "Begin a table"),
        ("[roles\n", 1, "", "This is not TOML"),
    ] {
        let (themes, findings) = Themes::with(&[("mine".to_owned(), text.to_owned())]);
        assert_eq!(findings.len(), 1, "{text}: {findings:?}");
        assert_eq!((findings[0].file.as_str(), findings[0].line), ("mine.toml", Some(line)), "{text}");
        assert!(findings[0].message.contains(told), "{}", findings[0]);
        assert!(findings[0].advice.starts_with(advice), "{}", findings[0]);
        assert!(themes.get("dark").is_some());
    }
}
