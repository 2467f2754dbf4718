//! Reading one theme file. It never opens it, and it knows no built-in theme.

use super::{ANSI_NAMES, Colour, Role, RoleStyle, Theme};
use crate::config::suggest;
use crate::domain::finding::Finding;
use crate::domain::reading::{Node, TableReader, TomlText};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// What a file says; roles that it does not name are not there.
pub(super) struct ParsedTheme {
    pub title: Option<String>,
    /// The theme that gives what this one does not name.
    pub base: Option<String>,
    pub styles: BTreeMap<Role, RoleStyle>,
}

impl ParsedTheme {
    pub fn over(mut self, name: &str, base: Option<&Theme>) -> Theme {
        for (role, style) in base.map(|theme| &theme.styles).into_iter().flatten() {
            self.styles.entry(*role).or_insert(*style);
        }
        Theme {
            name: name.to_owned(),
            title: self.title.unwrap_or_else(|| name.to_owned()),
            styles: self.styles,
        }
    }
}

pub(super) fn parse(file: &str, text: &str) -> (Option<ParsedTheme>, Vec<Finding>) {
    let toml = TomlText::new(file, text);
    let parsed = toml.parse().map(|table| {
        let mut reader = TableReader::new(&toml, &table, 0..0);
        let title = reader.string("title");
        let base = reader.string("base");
        let palette = match table_of(&mut reader, "palette") {
            Some(table) => palette(&reader, table),
            None => BTreeMap::new(),
        };
        let mut styles = BTreeMap::new();
        for (key, node) in table_of(&mut reader, "roles").into_iter().flatten() {
            let name = key.get_ref().as_ref();
            let Some(role) = Role::from_name(name) else {
                let names = Role::ALL.iter().map(|role| role.name());
                reader.complain(
                    &key.span(),
                    format!("`{name}` is not a role of a theme"),
                    suggest::advice(name, names, "The roles stand in the built-in themes."),
                );
                continue;
            };
            styles.insert(role, style(&reader, &palette, name, node));
        }
        reader.finish();
        ParsedTheme { title, base, styles }
    });
    (parsed, toml.into_findings())
}

type Palette = BTreeMap<String, Colour>;

fn table_of<'file, 'text>(
    reader: &mut TableReader<'file, 'text>,
    key: &str,
) -> Option<&'file DeTable<'text>> {
    let node = reader.get(key)?;
    let DeValue::Table(table) = node.get_ref() else {
        reader.complain(&node.span(), format!("`{key}` is not a table"), format!("Begin a table: [{key}]."));
        return None;
    };
    Some(table)
}

fn palette(reader: &TableReader<'_, '_>, table: &DeTable<'_>) -> Palette {
    let mut palette = Palette::new();
    for (key, node) in table {
        if let Some(colour) = colour(reader, &Palette::new(), node) {
            palette.insert(key.get_ref().clone().into_owned(), colour);
        }
    }
    palette
}

fn colour(reader: &TableReader<'_, '_>, palette: &Palette, node: &Node<'_>) -> Option<Colour> {
    let text = match node.get_ref() {
        DeValue::String(text) => text.as_ref(),
        DeValue::Integer(number) => number.as_str(),
        _ => "",
    };
    let found = palette.get(text).copied().or_else(|| Colour::parse(text));
    if found.is_none() {
        let names = palette.keys().map(String::as_str).chain(ANSI_NAMES);
        let forms = "Write #rrggbb, a name of the palette or of the 16 colours, an index, or none.";
        reader.complain(
            &node.span(),
            format!("`{text}` is not a colour"),
            suggest::advice(text, names, forms),
        );
    }
    found
}

/// A colour alone is the foreground; a table says more.
fn style<'file>(
    reader: &TableReader<'file, '_>,
    palette: &Palette,
    name: &str,
    node: &'file Node<'_>,
) -> RoleStyle {
    let DeValue::Table(_) = node.get_ref() else {
        return RoleStyle { foreground: colour(reader, palette, node), ..RoleStyle::default() };
    };
    let mut style = RoleStyle::default();
    let Some(mut table) = reader.as_table(name, node) else { return style };
    style.foreground = table.get("fg").and_then(|node| colour(reader, palette, node));
    style.background = table.get("bg").and_then(|node| colour(reader, palette, node));
    for (key, flag) in [
        ("bold", &mut style.bold),
        ("dim", &mut style.dim),
        ("italic", &mut style.italic),
        ("underline", &mut style.underline),
        ("reverse", &mut style.reverse),
    ] {
        *flag = table.boolean(key).unwrap_or(false);
    }
    table.finish();
    style
}
