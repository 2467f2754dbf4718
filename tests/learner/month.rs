//! A simulated month of three learners, struggling, average and quick: each must see sensible choices,
//! levels, reviews and streaks, whatever chance does to them.

use super::life::{KINDS, Life, catalogue};
use codementor::domain::event::Event;
use codementor::domain::exercise::Kind;
use codementor::domain::profile::{LearningStyle, ProfileChange};
use codementor::domain::verdict::Status;
use codementor::domain::{ExerciseId, attempt::Trigger};
use codementor::learner::choose::Wish;
use codementor::learner::difficulty::easiness;
use codementor::learner::journey::Journey;
use std::collections::{BTreeMap, BTreeSet};

const DAYS: i64 = 30;
const A_DAY: usize = 3;

/// Who lives the month.
#[derive(Clone, Copy)]
struct Person {
    /// Logits, at the beginning.
    ability: f64,
    /// Logits that each exercise adds to its skill.
    growth: f64,
    /// Share of the expected time that a success takes, at most.
    slowest: f64,
    /// Of a hundred days, on how many they come.
    comes: u64,
}

const STRUGGLING: Person = Person { ability: -1.2, growth: 0.04, slowest: 1.4, comes: 75 };
const AVERAGE: Person = Person { ability: 0.3, growth: 0.06, slowest: 1.1, comes: 90 };
const QUICK: Person = Person { ability: 2.6, growth: 0.08, slowest: 0.7, comes: 100 };

/// What the month was.
struct Month {
    life: Life,
    /// Of each proposal that was no review: the chance told, its difficulty, and whether it was solved
    /// unaided.
    proposals: Vec<(f64, u8, bool)>,
    kinds: Vec<Kind>,
    reviews: usize,
    lowest_level: u8,
    highest_level: u8,
}

/// splitmix64 (Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        self.below(1_000_000) as f64 / 1e6
    }
}

fn live(person: Person, seed: u64) -> Month {
    let mut chance = Chance(seed);
    let items = catalogue();
    // How easy each exercise really is: its author was not quite right.
    let truth: Vec<f64> =
        items.items().iter().map(|item| easiness(item.difficulty) + 1.2 * (chance.share() - 0.5)).collect();
    let mut gained: BTreeMap<String, f64> = BTreeMap::new();
    let mut month = Month {
        life: Life::begin(catalogue()),
        proposals: Vec::new(),
        kinds: Vec::new(),
        reviews: 0,
        lowest_level: 10,
        highest_level: 1,
    };
    // What the program assumes anyway, but said.
    for change in [ProfileChange::MinutesADay(20), ProfileChange::Style(LearningStyle::Trying)] {
        month.life.happens(Event::ProfileChanged { change });
    }
    let (mut passed, mut run, mut longest) = (BTreeSet::new(), 0_u32, 0_u32);
    for day in 0..DAYS {
        if day > 0 {
            month.life.sleep(1);
        }
        if day > 0 && chance.below(100) >= person.comes {
            // The last day of all is not over yet.
            run = if day + 1 < DAYS { 0 } else { run };
            continue;
        }
        let mut passed_today = false;
        let mut today = BTreeSet::new();
        for _ in 0..A_DAY {
            let Some(selection) = month.life.journey.choose(month.life.now, &Wish::default()) else { break };
            let choice = selection.choice;
            assert!(today.insert(choice.id.clone()), "day {day}: {} for the second time", choice.id);
            check_reason(&choice.reason);
            let number = items.number(&choice.id).expect("an exercise of the catalogue");
            let item = &items.items()[number];
            month.kinds.push(item.kind);
            if choice.review {
                month.reviews += 1;
                let due = month.life.journey.due_reviews(month.life.now);
                assert!(due.iter().any(|review| review.id == choice.id), "{} is due", choice.id);
            } else {
                assert!(!passed.contains(&choice.id), "{} was passed", choice.id);
                assert_ready(&choice.id, &item.needs, &month.life.journey);
            }
            let own: f64 = item.skills.iter().map(|skill| gained.get(skill).copied().unwrap_or(0.0)).sum();
            let logit = person.ability
                + truth[number]
                + own / item.skills.len() as f64
                + if choice.review { 1.5 } else { 0.0 };
            let solves = chance.share() < 1.0 / (1.0 + (-logit).exp());
            let minutes = f64::from(item.minutes) * person.slowest * (0.4 + 0.6 * chance.share());
            let slug = choice.id.slug.clone();

            let solved = if solves {
                month.life.passes(&slug, minutes.ceil() as i64, chance.below(3) as u32, 0);
                true
            } else if chance.below(4) > 0 {
                month.life.passes(&slug, (minutes * 1.3).ceil() as i64, 2, 1 + chance.below(3) as u32);
                true
            } else {
                month.life.gives_up(&slug, minutes.ceil() as i64);
                false
            };
            if solved {
                passed.insert(choice.id.clone());
                passed_today = true;
            }
            if !choice.review {
                month.proposals.push((choice.chance, item.difficulty, solves));
            }
            for skill in &item.skills {
                *gained.entry(skill.clone()).or_default() += person.growth;
            }
            let level = month.life.journey.levels().level();
            month.lowest_level = month.lowest_level.min(level);
            month.highest_level = month.highest_level.max(level);
        }
        run = match passed_today {
            true => run + 1,
            false if day + 1 < DAYS => 0,
            false => run,
        };
        longest = longest.max(run);
    }
    let streak = month.life.journey.streak(month.life.now);
    assert_eq!((streak.current, streak.longest), (run, longest), "the streak is that of the days");
    month
}

fn check_reason(reason: &str) {
    assert!(reason.ends_with('.') && reason.chars().next().is_some_and(char::is_uppercase), "{reason}");
    assert!(reason.len() < 120 && !reason.contains("  ") && !reason.contains('-'), "{reason}");
}

fn assert_ready(id: &ExerciseId, needs: &[String], journey: &Journey) {
    let items = journey.catalogue().items();
    for need in needs {
        let practised = items.iter().filter(|item| item.skills.contains(need));
        let had =
            practised.filter_map(|item| journey.record(&item.id)).any(|record| record.passed_at.is_some());
        assert!(had, "{id} needs {need}, which was never passed");
    }
}

impl Month {
    fn mean(&self, figure: impl Fn(&(f64, u8, bool)) -> f64) -> f64 {
        self.proposals.iter().map(figure).sum::<f64>() / self.proposals.len() as f64
    }

    fn mean_difficulty(&self) -> f64 {
        self.mean(|(_, difficulty, _)| f64::from(*difficulty))
    }

    fn check(&self, name: &str) {
        let (told, came) =
            (self.mean(|(chance, ..)| *chance), self.mean(|(.., solved)| f64::from(u8::from(*solved))));
        assert!((0.55..0.8).contains(&told), "{name}: the mean chance told was {told:.2}");
        assert!((told - came).abs() < 0.27, "{name}: told {told:.2}, came {came:.2}");
        assert!(self.reviews >= 5, "{name}: {} reviews", self.reviews);
        assert!(
            self.reviews * 5 < self.kinds.len() * 3,
            "{name}: {} reviews of {}",
            self.reviews,
            self.kinds.len()
        );
        for kind in KINDS {
            let count = self.kinds.iter().filter(|other| **other == kind).count();
            let share = count as f64 / self.kinds.len() as f64;
            assert!((0.05..0.45).contains(&share), "{name}: {count} of {} were {kind:?}", self.kinds.len());
        }
        let alike = self.kinds.chunk_by(|left, right| left == right).map(<[Kind]>::len).max();
        assert!(alike <= Some(4), "{name}: {alike:?} of a kind in a row");
        assert!(self.life.journey.memory(self.life.now).len() >= 3, "{name}: the tutor knows something");
    }
}

#[test]
fn each_learner_is_led_sensibly_through_a_month() {
    let mut misjudged = Vec::new();
    for seed in 0..12 {
        let [struggling, average, quick] = [STRUGGLING, AVERAGE, QUICK].map(|person| live(person, seed));
        for (month, name) in [(&struggling, "struggling"), (&average, "average"), (&quick, "quick")] {
            month.check(&format!("{name}, seed {seed}"));
        }
        misjudged.push(average.mean(|(chance, _, solved)| chance - f64::from(u8::from(*solved))));
        let difficulties = [&struggling, &average, &quick].map(Month::mean_difficulty);
        assert!(difficulties[0] + 0.3 < difficulties[1], "seed {seed}: {difficulties:?}");
        assert!(difficulties[1] + 0.3 < difficulties[2], "seed {seed}: {difficulties:?}");
        let levels = [&struggling, &average, &quick].map(|month| month.highest_level);
        assert!(levels[0] <= levels[1] && levels[1] <= levels[2], "seed {seed}: {levels:?}");
        assert!(levels[2] >= 6, "seed {seed}: the quick one rises: {levels:?}");
        assert!(struggling.life.journey.levels().level() <= 5, "seed {seed}");
        let counts = quick.life.journey.badges().counts();
        assert!(counts.longest_streak >= 7 && counts.passed >= 50, "seed {seed}: {counts:?}");
    }
    let bias = misjudged.iter().sum::<f64>() / misjudged.len() as f64;
    assert!(bias.abs() < 0.05, "the average learner is told the truth on average: {bias:.3}");
}

#[test]
fn a_month_folded_again_is_the_same_month() {
    let month = live(AVERAGE, 7);
    let mut again = Journey::new(catalogue());
    for (event, at) in &month.life.log {
        again.observe(event, *at);
    }
    let now = month.life.now;
    let (first, second) = (&month.life.journey, &again);
    assert_eq!(first.choose(now, &Wish::default()), second.choose(now, &Wish::default()));
    assert_eq!(first.skills(now), second.skills(now));
    assert_eq!(first.calendar(now, 40), second.calendar(now, 40));
    assert_eq!(first.memory(now), second.memory(now));
    assert_eq!(first.insights(now), second.insights(now));
    assert_eq!(first.due_reviews(now), second.due_reviews(now));
}

#[test]
fn whatever_order_events_come_in_nothing_breaks() {
    // Two devices' logs put together, clocks that jump, ends before beginnings.
    for seed in 0..20 {
        let mut chance = Chance(seed);
        let mut life = Life::begin(catalogue());
        let slugs = ["variables-0", "types-1", "loops-2", "nowhere"];
        for _ in 0..300 {
            let slug = slugs[chance.below(4) as usize];
            let jump = chance.below(40) as i64 - 12;
            match chance.below(12) {
                0 => life.opens(slug),
                1 => life.takes_a_hint(slug),
                2 => life.runs(slug, Trigger::Asked, Status::Pass),
                3 => life.happens(Event::ExerciseGivenUp { exercise: super::life::id(slug) }),
                4 => life.happens(Event::ExerciseSkipped { exercise: super::life::id(slug) }),
                5 => life.happens(Event::SolutionRevealed { exercise: super::life::id(slug) }),
                6 => life.now.unix_millis += jump * 86_400_000,
                7 => life.now.offset_minutes = (jump * 30) as i32,
                8 => life.wait(jump),
                _ => life.runs(slug, Trigger::Live, Status::Fail),
            }
            let choice = life.journey.choose(life.now, &Wish::default());
            assert!(choice.is_none_or(|selection| (0.0..=1.0).contains(&selection.choice.chance)));
            assert!((1..=10).contains(&life.journey.levels().level()));
            let streak = life.journey.streak(life.now);
            assert!(streak.current <= streak.longest && life.journey.skips_left(life.now) <= 2);
        }
        assert!(life.journey.active_millis() >= 0);
    }
}
