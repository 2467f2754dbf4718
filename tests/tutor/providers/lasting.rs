//! What outlives a reply: what it cost, the budget of a day, replies that are kept, and what the learner
//! agreed to.

use super::recorded::{TEXT, all};
use super::table::{Table, hear, prompt, provider};
use crate::support::http::{Server, refusal, stream};
use codementor::runtime::models::usage_report;
use codementor::tutor::providers::consent::asking;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

fn good() -> Server {
    Server::replying(stream(all()[2].bytes.as_bytes()))
}

#[test]
fn usage_is_counted_and_survives_a_restart() {
    let server = good();
    let prices = "input_price = 3.0\noutput_price = 15.0\n";
    let table = Table::new(&format!("keep_replies = false\n{}", provider("one", "openai", &server, prices)));
    for _ in 0..2 {
        assert_eq!(table.ask().error, None);
    }
    let report = usage_report(&table.store(), table.clock.now()).expect("figures");
    let spent = report.spent_today();
    assert_eq!((spent.replies, spent.usage.input, spent.usage.output), (2, 38, 20));
    // 19 tokens at 3 dollars and 10 at 15, twice, in millionths of a dollar.
    assert_eq!(spent.cost, 2 * (57 + 150));
    assert_eq!(report.spent_this_month(), spent);
    assert_eq!((report.month[0].provider.as_str(), report.month[0].model.as_str()), ("one", "model-of-one"));
    table.clock.advance(DAY_MILLIS);
    let report = usage_report(&table.store(), table.clock.now()).expect("figures");
    assert_eq!(report.spent_today().replies, 0);
}

#[test]
fn the_budget_of_a_day_is_kept_over_a_restart_and_ends_at_midnight() {
    for limit in ["daily_tokens = 29\n", "daily_cost = 0.0002\n"] {
        let server = good();
        let prices = "input_price = 3.0\noutput_price = 15.0\n";
        let file = format!("keep_replies = false\n{limit}{}", provider("one", "openai", &server, prices));
        let table = Table::new(&file);
        assert_eq!(table.ask().error, None, "{limit}");
        let error = table.ask().error.expect("used up");
        assert!(error.message.starts_with("Today's budget for language models is used up"), "{error:?}");
        assert!(error.hint.contains("midnight"), "{error:?}");
        assert_eq!(server.received().len(), 1, "{limit}");
        table.clock.advance(DAY_MILLIS);
        assert_eq!(table.ask().error, None, "{limit}");
    }
}

#[test]
fn a_whole_reply_is_kept_for_a_week_and_told_as_kept() {
    let server = good();
    let table = Table::new(&provider("one", "openai", &server, ""));
    let first = table.ask();
    assert!(!first.sources[0].kept);
    let again = table.ask();
    assert_eq!((again.text.as_str(), again.sources[0].kept), (TEXT, true));
    assert_eq!(server.received().len(), 1);
    assert!(!hear(&table.roster(), &prompt("Another question?")).sources[0].kept);
    assert_eq!(server.received().len(), 2);
    table.clock.advance(7 * DAY_MILLIS);
    assert!(!table.ask().sources[0].kept);
    assert_eq!(server.received().len(), 3);
}

#[test]
fn what_is_not_whole_is_not_kept() {
    for body in [
        "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}\n\ndata: [DONE]\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
    ] {
        let server = Server::replying(stream(body.as_bytes()));
        let table = Table::new(&provider("one", "openai", &server, ""));
        for _ in 0..2 {
            assert_eq!(table.ask().text, "a");
        }
        assert_eq!(server.received().len(), 2, "{body}");
    }
}

#[test]
fn kept_replies_are_bounded() {
    let table = Table::new("");
    let mut store = table.store();
    let mut now = table.clock.now();
    for number in 0..502 {
        now.unix_millis += 1;
        store.keep_model_reply(&number.to_string(), "text", now).expect("kept");
    }
    let kept = |number: i32| store.model_reply(&number.to_string(), now).expect("read").is_some();
    assert!(!kept(0) && !kept(1) && kept(2) && kept(501));
}

#[test]
fn nobody_is_told_anything_before_the_learner_agreed() {
    let server = Server::replying(refusal("500 Internal Server Error", "", ""));
    let table = Table::new(&provider("one", "openai", &server, ""));
    let roster = table.roster_as_it_is();
    let question = roster.to_ask_about().expect("a question");
    assert_eq!((question.provider.as_str(), question.protocol.as_str()), ("one", "openai"));
    assert_eq!(format!("http://{}", question.host), server.url);
    assert_eq!(hear(&roster, &prompt("Why?")).message(), "No language model may be asked.");
    assert!(server.received().is_empty());
    roster.note(&question.answered(true));
    assert!(hear(&roster, &prompt("Why?")).message().contains("it failed"));
    assert_eq!(roster.to_ask_about(), None);
    roster.note(&question.answered(false));
    assert_eq!(hear(&roster, &prompt("Why?")).message(), "No language model may be asked.");
    assert_eq!(roster.to_ask_about(), None, "a no is a no");
    assert_eq!(server.received().len(), 1);
}

#[test]
fn the_newest_word_counts_wherever_it_came_from() {
    let server = good();
    let table = Table::new(&provider("one", "openai", &server, ""));
    let question = asking(&table.settings().tutor.providers[0]).expect("an address");
    let mut store = table.store();
    let now = table.clock.now();
    store.record(&question.answered(false), now).expect("recorded");
    // As an import brings it: said before, learnt of later.
    let mut before = now;
    before.unix_millis -= 1_000;
    store.record(&question.answered(true), before).expect("recorded");
    drop(store);
    assert_eq!(hear(&table.roster_as_it_is(), &prompt("Why?")).message(), "No language model may be asked.");
}
