//! `codementor tutor usage`: what language models cost today and this month.

use super::{Failure, Home};
use crate::cli::output;
use crate::runtime::Clock;
use crate::runtime::models::usage_report;
use crate::store::ModelUsage;
use crate::tutor::providers::{Spent, dollars};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Print JSON: an object with today and month, each an array by provider and model.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let report = usage_report(&home.store()?, Clock::default().now())?;
    if arguments.json {
        let all = |usages: &[ModelUsage]| usages.iter().map(as_json).collect::<Vec<Value>>();
        output::line(&format!("{:#}", json!({"today": all(&report.today), "month": all(&report.month)})))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = String::new();
    part(&mut text, "Today", &report.today, report.spent_today());
    part(&mut text, "This month", &report.month, report.spent_this_month());
    text.push_str("\nCosts are by the prices in config.toml; without prices, they are counted as nothing.\n");
    output::text(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn part(text: &mut String, title: &str, usages: &[ModelUsage], sum: Spent) {
    let replies = output::counted(sum.replies, "reply", "replies");
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{title}: {replies}, {} tokens, {}", sum.tokens(), dollars(sum.cost));
    for usage in usages {
        let replies = output::counted(usage.replies, "reply", "replies");
        let _ = writeln!(
            text,
            "  {}, {}: {replies}, {} tokens in, {} out, {}",
            usage.provider,
            usage.model,
            usage.input_tokens,
            usage.output_tokens,
            dollars(usage.cost)
        );
    }
}

fn as_json(usage: &ModelUsage) -> Value {
    json!({
        "provider": usage.provider,
        "model": usage.model,
        "replies": usage.replies,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost_dollars": usage.cost as f64 / 1e6,
    })
}
