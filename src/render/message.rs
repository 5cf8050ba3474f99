use alloc::string::String;

use super::lang::Lang;
use super::{chinese, english};
use crate::check::{Conflict, Finding, Report, Suspect, Unchecked};

impl Report {
    /// A finding of this report as a sentence (发现); of a conflict what it says.
    ///
    /// ```
    /// use yusuan::render::Lang;
    /// use yusuan::{Disclosure, check};
    ///
    /// let text = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\n\t合计\t8.00\n208\t社会保障和就业支出\t7.00";
    /// let report = check(&Disclosure::from_text(text)?);
    /// let said = report.message(&report.findings()[0], Lang::Zh);
    /// assert!(said.starts_with("《支出总表》第4行"), "{said}");
    /// # Ok::<(), yusuan::read::ReadError>(())
    /// ```
    #[must_use]
    pub fn message(&self, finding: &Finding, lang: Lang) -> String {
        match finding.conflict.and_then(|index| self.conflicts().get(index)) {
            Some(conflict) => conflict.explanation(lang),
            None => finding.message(lang),
        }
    }
}

impl Finding {
    /// The finding as a sentence (发现). What is wrong with the figures of a conflict [`Report::message`] says.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => chinese::finding(self),
            Lang::En => english::finding(self),
        }
    }
}

impl Conflict {
    /// Why its relations cannot all hold, as a sentence (矛盾所在); in Chinese also what would mend it.
    #[must_use]
    pub fn explanation(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => chinese::conflict(self),
            Lang::En => english::conflict(self),
        }
    }

    /// One of its relations with its figures, as a sentence (勾稽关系); `None` where there is no such relation.
    #[must_use]
    pub fn statement(&self, relation: usize, lang: Lang) -> Option<String> {
        let relation = self.relations().get(relation)?;
        Some(match lang {
            Lang::Zh => chinese::statement(relation, self.cells()),
            Lang::En => english::statement(relation, self.cells()),
        })
    }
}

impl Suspect {
    /// What would mend the conflict, as a sentence (改法).
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => chinese::mend(self),
            Lang::En => english::mend(self),
        }
    }
}

impl Unchecked {
    /// Why it can't be checked, as a clause (未核验原因).
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => chinese::unchecked(&self.why),
            Lang::En => english::unchecked(&self.why),
        }
    }
}
