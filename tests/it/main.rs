//! Behaviour as a user of the crate sees it, a module a noun.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[cfg(feature = "workbook")]
mod archive;
mod budget;
mod budget_lines;
mod budget_target;
mod catalog;
mod changed_digit;
mod city_families;
mod code;
#[cfg(feature = "cli")]
mod command;
mod damage;
mod digits;
mod form_number;
mod fund;
mod fuzz_seeds;
mod generate;
mod hostile;
mod house;
mod indentation;
mod inserted_line;
mod irregular_figure;
mod joint;
mod kinds;
mod laws;
mod layouts;
mod lists;
mod lost_word;
mod made_up_word;
#[cfg(feature = "html")]
mod merged_header;
mod meta;
mod money;
mod noise;
mod output;
mod own_catalog;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "pdf")]
mod pdf;
mod performance;
mod proof;
mod provinces;
mod publish;
mod random;
mod rate;
mod rates;
mod readme;
mod relations;
mod render;
mod rollup;
mod row_levels;
mod samples;
mod schema;
mod sections;
mod seed;
mod source_bytes;
#[cfg(feature = "html")]
mod source_html;
mod source_text;
mod stated;
mod stray_lines;
mod target;
mod taught_words;
mod traps;
mod validator;
mod wide_table;
mod wire;
mod wordings;
#[cfg(feature = "workbook")]
mod workbook;
#[cfg(feature = "workbook")]
mod workbook_binary;
#[cfg(feature = "workbook")]
mod workbook_open_document;
mod yardstick;
mod year;
