//! The command `yusuan`: checks published tables, publishes budgets from their lines, looks accounts up, compares
//! decision rules, and teaches. It is thin over the library.

mod check;
mod documents;
mod folder;
mod in_order;
mod json;
mod lookup;
#[cfg(feature = "parquet")]
mod parquet;
mod publish;
mod rates;
mod teach;
#[cfg(feature = "parquet")]
mod tidy;

#[path = "../../../tests/it/generate.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod generate;
#[path = "../../../tests/it/random.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod random;
#[path = "../../../tests/it/yardstick.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod yardstick;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chinese government budgets (预算): checks published tables, publishes budgets, looks accounts up
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Check tables that were published (核验): files or folders of PDF, workbooks, web pages or text
    Check(check::Arguments),
    /// Publish the budget that lines of a budget system make (公开)
    Publish(publish::Arguments),
    /// Ask the list of accounts for a code or a label (科目)
    Lookup(lookup::Arguments),
    /// Compare decision rules on made-up documents
    Rates(rates::Arguments),
    /// Write a page that teaches how a budget becomes printed tables (教学)
    Teach(teach::Arguments),
}

fn main() -> ExitCode {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(error) => {
            // Help and version are no errors; whoever reads may stop reading.
            _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let (name, done) = match command.what {
        What::Check(arguments) => ("check", check::run(&arguments)),
        What::Publish(arguments) => ("publish", publish::run(&arguments)),
        What::Lookup(arguments) => ("lookup", lookup::run(&arguments)),
        What::Rates(arguments) => ("rates", rates::run(&arguments)),
        What::Teach(arguments) => ("teach", teach::run(&arguments)),
    };
    done.unwrap_or_else(|message| {
        eprintln!("yusuan {name}: {}", shown(&message));
        ExitCode::from(2)
    })
}

/// Prints to the standard output. Whoever reads may stop reading, as `head` does: that is no error.
fn print(text: &str) -> Result<(), String> {
    use std::io::{ErrorKind, Write};
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("cannot print: {error}")),
        _ => Ok(()),
    }
}

/// What a document or a file's name says, without what would change how a terminal shows it.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if yusuan::render::is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}
