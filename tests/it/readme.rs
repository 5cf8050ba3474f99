//! The two READMEs keep step, and say what the program says.

const ENGLISH: &str = include_str!("../../README.md");
const CHINESE: &str = include_str!("../../README.zh-CN.md");

/// The lines of a README that stand in blocks of commands.
fn commands(text: &str) -> Vec<&str> {
    let mut blocks = text.split("```");
    let mut commands = Vec::new();
    while let (Some(_), Some(block)) = (blocks.next(), blocks.next()) {
        if let Some(block) = block.strip_prefix("text\n") {
            commands.extend(block.lines());
        }
    }
    commands
}

/// The numbers in the rows of a table whose cells name a column.
fn rates(text: &str) -> Vec<&str> {
    let from = text.find("| decision rule |").expect("the table of rates is there");
    text[from..].lines().take_while(|line| line.starts_with('|')).collect()
}

/// The features named in the first cells of a table.
fn features(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(feature, _)| feature))
        .filter(|feature| ["std", "pdf", "workbook", "html", "encoding", "cli", "parquet"].contains(feature))
        .collect()
}

#[test]
fn both_readmes_name_the_same_commands_features_and_rates() {
    assert_eq!(commands(ENGLISH), commands(CHINESE));
    assert!(commands(ENGLISH).contains(&"cargo test"));
    assert_eq!(rates(ENGLISH), rates(CHINESE));
    assert_eq!(features(ENGLISH), features(CHINESE));
    assert_eq!(features(ENGLISH).len(), 7);
}

/// The text of the first example, and the block that says what is printed.
fn example(readme: &str) -> (String, &str) {
    let (_, rest) = readme.split_once("let text = \"\\\n").expect("the example has a text");
    let (text, rest) = rest.split_once("\";\n").expect("the text ends");
    let (_, rest) = rest.split_once("```console\n").expect("what it prints stands below");
    (text.replace("\\t", "\t"), rest.split_once("```").expect("the block ends").0)
}

#[test]
fn the_samples_are_what_the_examples_print() {
    use yusuan::render::Lang;
    use yusuan::{Disclosure, check};
    for (readme, lang) in [(ENGLISH, Lang::En), (CHINESE, Lang::Zh)] {
        let (text, printed) = example(readme);
        assert_eq!(check(&Disclosure::from_text(&text).unwrap()).to_text(lang), printed);
    }
}

#[test]
fn every_feature_named_is_one() {
    let manifest = include_str!("../../Cargo.toml");
    for feature in features(ENGLISH) {
        assert!(manifest.lines().any(|line| line.starts_with(&format!("{feature} = ["))), "{feature}");
    }
}
