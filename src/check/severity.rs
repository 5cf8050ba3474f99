use crate::text::terms;

terms! {
    /// How much a finding weighs, the gravest first.
    #[non_exhaustive]
    pub enum Severity is "severity (error, warning or note)", tested as the_words_of_severity, not "", " ", "Error", "fatal" {
        /// The tables contradict themselves.
        Error = "error",
        /// Worth looking into.
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}
