//! The exercises as the learner's rules see them, with everything numbered. It never holds a task's text,
//! and knows nothing of the learner.

use crate::domain::ExerciseId;
use crate::domain::exercise::Kind;
use std::collections::HashMap;

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    pub id: ExerciseId,
    pub title: String,
    pub kind: Kind,
    /// 1 to 10, as its author estimates it.
    pub difficulty: u8,
    pub minutes: u16,
    /// Slugs; the first is the one that it is about.
    pub skills: Vec<String>,
    /// Slugs of every skill to have first, as the graph says.
    pub needs: Vec<String>,
    pub interests: Vec<String>,
}

/// One skill.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SkillEntry {
    pub slug: String,
    pub title: String,
}

/// All exercises and skills. An exercise's or a skill's number is its place here.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    items: Vec<Item>,
    skills: Vec<SkillEntry>,
    numbers: HashMap<ExerciseId, usize>,
    /// For each item, the numbers of its skills, sorted, and of its needs.
    skills_of: Vec<Vec<usize>>,
    needs_of: Vec<Vec<usize>>,
    /// For each item, the skill that it is about.
    main_skills: Vec<Option<usize>>,
    /// For each skill, the items that practise it.
    items_of: Vec<Vec<usize>>,
    /// For each skill, the lowest difficulty of what is about it, and the middle one of what practises it.
    easiest: Vec<Option<u8>>,
    middle: Vec<Option<u8>>,
}

impl Catalogue {
    /// `skills` in the order of the graph; a skill that only an item names is added with its slug as title.
    pub fn new(items: Vec<Item>, mut skills: Vec<SkillEntry>) -> Self {
        let mut places: HashMap<String, usize> =
            skills.iter().enumerate().map(|(number, skill)| (skill.slug.clone(), number)).collect();
        let mut number_of = |slug: &String| {
            *places.entry(slug.clone()).or_insert_with(|| {
                skills.push(SkillEntry { slug: slug.clone(), title: slug.clone() });
                skills.len() - 1
            })
        };
        let (mut skills_of, mut needs_of, mut main_skills) = (Vec::new(), Vec::new(), Vec::new());
        for item in &items {
            let mut of_item: Vec<usize> = item.skills.iter().map(&mut number_of).collect();
            main_skills.push(of_item.first().copied());
            of_item.sort_unstable();
            of_item.dedup();
            skills_of.push(of_item);
            needs_of.push(item.needs.iter().map(&mut number_of).collect());
        }
        let mut items_of = vec![Vec::new(); skills.len()];
        for (item, of_item) in skills_of.iter().enumerate() {
            for skill in of_item {
                items_of[*skill].push(item);
            }
        }
        let numbers = items.iter().enumerate().map(|(number, item)| (item.id.clone(), number)).collect();
        let (easiest, middle) = (0..skills.len())
            .map(|skill| {
                let about = items_of[skill].iter().filter(|item| main_skills[**item] == Some(skill));
                let easiest = about.map(|item| items[*item].difficulty).min();
                let mut all: Vec<u8> = items_of[skill].iter().map(|item| items[*item].difficulty).collect();
                all.sort_unstable();
                (easiest, all.get(all.len() / 2).copied())
            })
            .unzip();
        Self { items, skills, numbers, skills_of, needs_of, main_skills, items_of, easiest, middle }
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub fn skills(&self) -> &[SkillEntry] {
        &self.skills
    }

    pub fn number(&self, id: &ExerciseId) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub fn skill_number(&self, slug: &str) -> Option<usize> {
        self.skills.iter().position(|skill| skill.slug == slug)
    }

    /// Sorted, each once; empty for an exercise that is not here.
    pub fn skills_of(&self, item: usize) -> &[usize] {
        self.skills_of.get(item).map_or(&[], Vec::as_slice)
    }

    pub fn needs_of(&self, item: usize) -> &[usize] {
        self.needs_of.get(item).map_or(&[], Vec::as_slice)
    }

    pub fn main_skill(&self, item: usize) -> Option<usize> {
        self.main_skills.get(item).copied().flatten()
    }

    pub fn items_of(&self, skill: usize) -> &[usize] {
        self.items_of.get(skill).map_or(&[], Vec::as_slice)
    }

    /// The difficulty of the easiest exercise that is about the skill.
    pub fn easiest(&self, skill: usize) -> Option<u8> {
        self.easiest.get(skill).copied().flatten()
    }

    /// The middle difficulty of the skill's exercises; 5 where it has none.
    pub fn middle_difficulty(&self, skill: usize) -> u8 {
        self.middle.get(skill).copied().flatten().unwrap_or(5)
    }

    /// A skill's title as it stands inside of a sentence.
    pub fn skill_word(&self, skill: usize) -> String {
        self.skills.get(skill).map_or_else(String::new, |entry| lower_first(&entry.title))
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
