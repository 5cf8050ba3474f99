//! tmp
fn main() {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file).unwrap_or_default();
        match yusuan::Disclosure::from_utf8(&bytes, &yusuan::ReadOptions::default()) {
            Ok(d) => {
                println!(
                    "== {file} unit {:?} {:?} year {:?} stage {:?}",
                    d.unit_code(),
                    d.unit_name(),
                    d.year(),
                    d.stage()
                );
                for t in d.tables() {
                    println!(
                        "  {} {:?} {:?} rows {} figures {}",
                        t.kind(),
                        t.title(),
                        t.money_unit(),
                        t.rows(),
                        t.figures()
                    );
                    for b in t.blocks() {
                        println!(
                            "    {:?} {:?}",
                            b.side(),
                            b.columns()
                                .iter()
                                .map(|c| format!("{:?}/{:?}", c.key(), c.measure()))
                                .collect::<Vec<_>>()
                        );
                        for r in b.rows() {
                            if matches!(r.key(), yusuan::RowKey::Label(_)) || std::env::var("ROWS").is_ok() {
                                println!("      {:?} {}", r.key(), r.name());
                            }
                        }
                    }
                }
                for u in d.unread() {
                    println!("  unread {} {}", u.line, u.text);
                }
                for n in d.notes() {
                    println!("  note {n}");
                }
                let same = yusuan::Disclosure::from_text(&d.to_text()).map(|e| e == d);
                println!("  round trip {same:?}");
            }
            Err(e) => println!("== {file} {e}"),
        }
    }
}
