//! Lists of exercises and skills: the same filters as on the screen, with the same words and complaints.

use super::home::Home;
use serde_json::Value;

/// The slugs of what is listed.
fn listed(home: &Home, options: &[&str]) -> Vec<String> {
    let arguments = [&["list", "--json"], options].concat();
    let all: Vec<Value> = serde_json::from_str(&home.run(&arguments).well().out).expect("JSON");
    all.iter().filter_map(|entry| entry["slug"].as_str().map(str::to_owned)).collect()
}

#[test]
fn the_list_is_narrowed_as_on_the_screen() {
    let home = Home::new();
    let all = listed(&home, &[]);
    assert_eq!(all.len(), 60);
    let about_loops = listed(&home, &["--skill", "loops"]);
    assert!(!about_loops.is_empty() && about_loops.len() < all.len());
    let hunts = listed(&home, &["--skill", "loops", "--kind", "debug"]);
    assert_eq!(hunts, ["shawl-rows"]);
    let easy = listed(&home, &["--level", "-1"]);
    assert!(easy.contains(&"thunder-count".to_owned()) && !easy.contains(&"shawl-rows".to_owned()));
    assert_eq!(listed(&home, &["--search", "storm"]), ["thunder-count"]);
    assert_eq!(listed(&home, &["--state", "new"]), all);
    assert!(listed(&home, &["--state", "solved"]).is_empty());
}

#[test]
fn a_wrong_value_says_what_was_meant() {
    let told = Home::new().run(&["list", "--kind", "debgu"]);
    told.complains(&["failed to filter by kind `debgu`", "Did you mean `debug`?"]);
}

#[test]
fn the_map_is_printed_as_a_list() {
    let out = Home::new().run(&["skills"]).well().out;
    assert_eq!(out.lines().count(), 26);
    assert!(out.lines().next().is_some_and(|line| line.contains("◦ Variables") && line.ends_with("new")));
    let classes = out.lines().find(|line| line.contains("Classes")).unwrap_or_default();
    assert!(classes.contains("locked") && classes.ends_with("and Scope"), "{classes}");
}
