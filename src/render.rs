//! Rendering (呈现): a [`Report`](crate::Report) or a [`Disclosure`](crate::Disclosure) for people, in Chinese or English: as
//! text, Markdown and HTML.
//!
//! What is found is data ([`check`](mod@crate::check)); sentences are made here. The marked page shows each table as it is printed
//! with the cells in question marked; the index page lists many documents.

mod chinese;
mod english;
mod escape;
mod html;
mod index;
mod lang;
mod markdown;
mod marked;
mod marks;
mod message;
mod outline;
mod page;
mod page_options;
mod report;
mod title;
mod told;

pub use crate::text::is_hidden;
pub use index::{IndexRow, index_page};
pub use lang::Lang;
pub use page_options::PageOptions;
pub use told::ToldReport;
