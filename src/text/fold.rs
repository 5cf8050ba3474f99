use alloc::borrow::Cow;
use alloc::string::String;

/// What folding leaves out beside typesetting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dropped {
    /// Nothing more than blanks and characters nobody sees.
    Blanks,
    /// Quotation marks and the marks of titles too.
    Quotes,
}

/// Text as it is compared: without typesetting, and without what else is to be dropped.
///
/// Typesetting is the width of characters, blanks wherever they stand, zero-width, bidi and control characters, the shape of
/// brackets and colons, and radicals (康熙部首) that PDF files print for the characters they are.
pub(crate) fn fold(text: &str, dropped: Dropped) -> Cow<'_, str> {
    // Most texts need no change, and whole runs of most others do not.
    let change = |text: &str| {
        let at = plain_bytes(text);
        Some((at, text.get(at..)?.chars().next()?))
    };
    let Some(mut next) = change(text) else { return Cow::Borrowed(text) };
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (at, c) = next;
        folded.push_str(rest.get(..at).unwrap_or_default());
        folded.extend(fold_char(c, dropped));
        rest = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let Some(found) = change(rest) else { break };
        next = found;
    }
    folded.push_str(rest);
    Cow::Owned(folded)
}

/// Whether a character is a digit from 0 to 9, in full width too.
pub(crate) fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// The half-width form of a full-width character (U+FF01–FF5E, U+3000); any other stays.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{00A0}' => ' ',
        _ => c,
    }
}

/// Whether folding always leaves a character as it is.
pub(crate) const fn is_plain(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '!' | '#'..='&' | '('..='Z' | '\\' | '^'..='z' | '|')
}

/// How many bytes of plain characters a text begins with.
fn plain_bytes(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match PLAIN.get(usize::from(*byte)) {
            // Of U+4000 to U+4FFF some are plain.
            Some(4) if matches!(bytes.get(at + 1), Some(0xB8..=0xBF)) => at += 3,
            Some(step @ 1..=3) => at += usize::from(*step),
            _ => break,
        }
    }
    at
}

/// For each byte that a character begins with how long that is where it is plain; 4 where the next byte tells.
const PLAIN: [u8; 256] = {
    let mut lengths = [0; 256];
    let mut rest: &mut [u8] = &mut lengths;
    let mut byte = 0_u8;
    while let Some((length, tail)) = rest.split_first_mut() {
        *length = match byte {
            0xE4 => 4,
            // U+5000 to U+9FFF.
            0xE5..=0xE9 => 3,
            _ if byte.is_ascii() && is_plain(byte as char) => 1,
            _ => 0,
        };
        byte = byte.wrapping_add(1);
        rest = tail;
    }
    lengths
};

/// What a character counts for; `None` when it is dropped.
pub(crate) fn fold_char(c: char, dropped: Dropped) -> Option<char> {
    match half_width(c) {
        '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' | '〝'
        | '〞' | '＂'
            if dropped == Dropped::Quotes =>
        {
            None
        }
        c if c.is_whitespace() || is_invisible(c) => None,
        '〔' | '【' | '[' | '﹙' | '︵' | '〖' | '﹝' => Some('('),
        '〕' | '】' | ']' | '﹚' | '︶' | '〗' | '﹞' => Some(')'),
        '∶' | '︰' | '﹕' | 'ː' | '꞉' => Some(':'),
        '､' | '﹑' => Some('、'),
        '﹒' | '．' => Some('.'),
        '﹐' => Some(','),
        c => Some(radical(c).unwrap_or(c)),
    }
}

/// Characters that print nothing: zero-width, bidi and control characters, soft hyphens, selectors of variants.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFC}')
        || c.is_control()
}

/// Text with what nobody sees left out and radicals as the characters they are drawn as; blanks, and what else is printed, stay.
pub(crate) fn visible(text: Cow<'_, str>) -> Cow<'_, str> {
    // Most texts have no byte that any such character begins with.
    if !text.bytes().fold(false, |may, byte| may | begins_hidden(byte)) {
        return text;
    }
    let hides = |c: char| is_invisible(c) && !c.is_whitespace();
    if text.chars().all(|c| is_plain(c) || !hides(c) && radical(c).is_none()) {
        return text;
    }
    text.chars().filter(|c| !hides(*c)).map(|c| radical(c).unwrap_or(c)).collect()
}

/// Whether a byte begins a character that nobody sees, or a radical; line ends and tabs are blanks.
const fn begins_hidden(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0E..=0x1F | 0x7F | 0xC2 | 0xE2 | 0xEF)
}

/// The character a radical is drawn as (⽀ for 支, ⻚ for 页).
pub(crate) fn radical(c: char) -> Option<char> {
    let (list, first) = match c {
        '\u{2E80}'..='\u{2EF3}' => (SUPPLEMENT, '\u{2E80}'),
        '\u{2F00}'..='\u{2FD5}' => (KANGXI, '\u{2F00}'),
        _ => return None,
    };
    list.chars().nth(usize::try_from(u32::from(c) - u32::from(first)).ok()?)
}

/// U+2E80 to U+2EF3, in order.
const SUPPLEMENT: &str = "\
    ⺀厂⺂⺃乙亻冂几刀刂卜⺋小小兀⺏尢尢巳幺彑⺕忄⺗扌攵⺚旡日月歺母民氵氺灬爪⺥丬牛犭王⺪目示礻竹糹纟网罒⺳⺴⺵羊羊⺸耂⺺⺻\
    肉臼艹艹艹虎衤覀西见角⻇讠贝足车辶辶辶阝钅长镸长门阜阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟\
";

/// U+2F00 to U+2FD5, in order, in the forms of today's Chinese.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳\
    心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵邑酉釆里金长门阜隶隹雨青非面革韦韭音\
    页风飞食首香马骨高髟鬥鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黽鼎鼓鼠鼻齐齿龙龟龠\
";

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn radicals_are_the_characters_they_are_drawn_as() {
        assert_eq!((KANGXI.chars().count(), SUPPLEMENT.chars().count()), (214, 116));
        assert_eq!(fold("⼀般公共预算⽀出⽬录 ⻚ ⻓ ⻔", Dropped::Blanks), "一般公共预算支出目录页长门");
    }

    #[test]
    fn typesetting_is_left_out() {
        let set = "单\u{200B}位 ： 万\u{3000}元\u{FEFF}〔本级〕［２］【３】∶\u{202A}";
        assert_eq!(fold(set, Dropped::Blanks), "单位:万元(本级)(2)(3):");
        assert_eq!(fold("《“三公”经费》", Dropped::Quotes), "三公经费");
        assert_eq!(fold("《“三公”经费》", Dropped::Blanks), "《“三公”经费》");
    }

    #[test]
    fn plain_characters_stay() {
        for c in ('\0'..='\u{FFFF}').filter(|c| is_plain(*c)) {
            assert_eq!(fold_char(c, Dropped::Quotes), Some(c), "{c:?}");
        }
    }

    #[test]
    fn bytes_tell_what_characters_are() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(plain_bytes(&text) > 0, is_plain(c), "{c:?}");
            assert_eq!(plain_bytes(&text) % c.len_utf8(), 0, "{c:?}");
            let hidden = is_invisible(c) && !c.is_whitespace() || radical(c).is_some();
            assert!(!hidden || text.bytes().next().is_some_and(begins_hidden), "{c:?}");
        }
    }
}
