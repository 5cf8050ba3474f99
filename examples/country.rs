/*!
Made-up disclosures of a country, to measure how a folder of them is checked: `cargo run --release --example country -- 10000 FOLDER`.

Each is a department's budget in one of two layouts, rounded in one of three manners, of a year from 2017 to 2026; in every
twentieth a figure is wrong. They are the documents of the tests, `tests/it/generate.rs`.
*/
use std::path::Path;

#[path = "../tests/it/generate.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod generate;
#[path = "../tests/it/random.rs"]
#[allow(dead_code, reason = "made for tests, which use more of it")]
mod random;

use generate::{Document, Layout, Manner};
use random::Random;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(count), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("how many documents, and into which folder?".into());
    };
    let count: u64 = count.parse()?;
    for number in 0..count {
        let mut random = Random::new(number);
        let manner = *random.pick(&[Manner::RoundEach, Manner::RoundSums, Manner::FootUp]);
        let layout = *random.pick(&[Layout::Sichuan, Layout::Shanghai]);
        let year = 2017 + number % 10;
        let mut text =
            Document::new(&mut random, layout, manner).text().replace("2022年", &format!("{year}年"));
        if number % 20 == 19 {
            text = text.replacen('.', "1.", 1);
        }
        // A thousand to a folder, as provinces might be.
        let folder = Path::new(&folder).join(format!("{:03}", number / 1_000));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("{number:07}.txt")), text)?;
    }
    Ok(())
}
