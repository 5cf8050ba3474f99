/*!
What is account 210, and what was it in 2018? `cargo run --example lookup -- 210 2018`; a label finds its codes.

The command `yusuan lookup` tells more, and in JSON.
*/
use yusuan::catalog::Match;
use yusuan::code::AccountCode;
use yusuan::{Catalog, FiscalYear};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let asked = arguments.next().unwrap_or_else(|| String::from("210"));
    let catalog = Catalog::builtin();
    let year = match arguments.next() {
        Some(year) => year.parse()?,
        None => catalog.newest_year().unwrap_or(FiscalYear::constant(2026)),
    };
    let view = catalog.year(year);
    let codes: Vec<AccountCode> = match asked.parse() {
        Ok(code) => vec![code],
        Err(_) => {
            let found = view.resolve::<AccountCode>(&asked);
            found.candidates().map(|found: Match<'_, AccountCode>| found.code()).collect()
        }
    };
    for code in codes {
        let name = view.entry(code).map_or("(no name known)", |entry| entry.name());
        println!("{code} {name}: {}", view.status(code));
        for entry in catalog.history(code) {
            println!("    {} ({})", entry.name(), entry.evidence());
        }
    }
    Ok(())
}
