/// How unlikely a gap of `units` last places is between figures that were each rounded on its own: at most one case in
/// the number returned, when the parts cut off are spread evenly. `None` where the gap is ordinary.
///
/// The parts cut off from `figures` figures are independent and even on [−½, ½], so their sum has the Irwin–Hall
/// distribution. Up to 20 figures its tail is computed exactly; beyond, Hoeffding's bound 2·exp(−2·units²/figures) is
/// proven to be above it.
pub(super) fn odds(units: u128, figures: u32) -> Option<u128> {
    /// One case in so many is ordinary: documents have thousands of sums.
    const ORDINARY: u128 = 1_000_000;
    if units <= 1 || figures == 0 {
        return None;
    }
    let odds = if figures <= 20 { exact(units, figures)? } else { bound(units, figures)? };
    (odds >= ORDINARY).then_some(odds)
}

/// One in how many: m!·2^m over 2·Σ (−1)^k·C(m, k)·(m − 2·units − 2·k)^m, rounded down.
fn exact(units: u128, figures: u32) -> Option<u128> {
    let m = i128::from(figures);
    let mut base = m - 2 * i128::try_from(units).ok()?;
    let mut choose = 1_i128;
    let mut sum = 0_i128;
    let mut k = 0_i128;
    while base > 0 {
        let term = choose.checked_mul(base.checked_pow(figures)?)?;
        sum = if k % 2 == 0 { sum.checked_add(term)? } else { sum.checked_sub(term)? };
        choose = choose * (m - k) / (k + 1);
        k += 1;
        base -= 2;
    }
    let mut whole = 1_i128;
    for factor in 1..=m {
        whole = whole.checked_mul(2 * factor)?;
    }
    // Where not even the largest errors add up to the gap, something else explains it: a blank, a footed total.
    if sum <= 0 { None } else { u128::try_from(whole / (2 * sum)).ok() }
}

/// exp(2·units²/figures)/2, rounded down to a power of two.
fn bound(units: u128, figures: u32) -> Option<u128> {
    // log2(e) is a little above 1.4426.
    let exponent = units.checked_pow(2)?.checked_mul(2 * 14_426)? / (10_000 * u128::from(figures));
    let exponent = u32::try_from(exponent.saturating_sub(1)).ok()?.min(120);
    1_u128.checked_shl(exponent)
}

#[cfg(test)]
mod tests {
    use super::{bound, exact, odds};

    #[test]
    fn tails_of_few_figures_are_those_of_the_irwin_hall_distribution() {
        // Three errors reach 1 in all with probability 2·(3 − 2)³/(2³·3!) = 1/24.
        assert_eq!(exact(1, 3), Some(24));
        // Four reach 1: 2·((4 − 2)⁴ − 4·0)/(2⁴·4!) = 32/384 = 1/12.
        assert_eq!(exact(1, 4), Some(12));
    }

    #[test]
    fn the_bound_is_never_above_the_exact_odds() {
        for figures in 3..=20 {
            for units in 2..=u128::from(figures / 2) {
                // Beyond the largest errors there are no odds.
                let Some(exact) = exact(units, figures) else { continue };
                assert!(bound(units, figures).unwrap() <= exact.max(1), "{units} of {figures}");
            }
        }
    }

    #[test]
    fn ordinary_gaps_pass() {
        assert_eq!(odds(1, 40), None);
        assert_eq!(odds(2, 12), None);
        assert!(odds(6, 14).is_some());
        assert!(odds(40, 100).is_some());
    }
}
