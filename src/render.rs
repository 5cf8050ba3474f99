//! Rendering (呈现): a [`Disclosure`](crate::Disclosure) as Markdown and HTML.

mod html;
mod markdown;
mod page;
