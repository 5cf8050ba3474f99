use super::tableau::Tableau;
use crate::solve::integer::Integer;

impl<N: Integer> Tableau<'_, N> {
    /// Moves the unknown as far up (or down) as the rows and bounds let it, from a solution to solutions. Gives the
    /// value as numerator and denominator, or the inner `None` where nothing holds it.
    pub(super) fn push(&mut self, unknown: usize, up: bool) -> Option<Option<(N, N)>> {
        let mut quick = self.quick_exchanges();
        loop {
            let Some(number) = self.unknowns.get(unknown)?.line else {
                // Not basic: it moves by itself, and is at the end once it is at its own bound.
                let own = self.unknowns.get(unknown)?;
                if !(if up { own.may_rise() } else { own.may_fall() }) {
                    return Some(Some((own.value.clone(), N::from_i64(1))));
                }
                if !self.slide(unknown, up)? {
                    return Some(None);
                }
                continue;
            };
            let line = self.lines.get(number)?;
            let Some(other) = self.entering(number, up, quick == 0) else {
                return Some(Some((line.value.clone(), line.denominator.clone())));
            };
            quick = quick.saturating_sub(1);
            let rise = up == (line.coefficient(other)?.sign() > 0);
            if !self.slide(other, rise)? {
                return Some(None);
            }
        }
    }

    /// Moves an unknown that is not basic until it or a basic one meets a bound; in the latter case the two change
    /// places. False where nothing stops it. Of those that stop it first, one that can take but one value leaves, for it
    /// never comes back; else, by Bland's rule, the first.
    pub(super) fn slide(&mut self, moving: usize, rise: bool) -> Option<bool> {
        let own = self.unknowns.get(moving)?;
        let own_bound = if rise { own.high.clone() } else { own.low.clone() };
        // The way until a bound is met, as a fraction.
        let mut way = match &own_bound {
            Some(bound) if rise => Some((bound.sub(&own.value)?, N::from_i64(1))),
            Some(bound) => Some((own.value.sub(bound)?, N::from_i64(1))),
            None => None,
        };
        let mut touched = own.lines.clone();
        touched.sort_unstable();
        touched.dedup();
        let mut leaving: Option<(usize, (bool, usize), N)> = None;
        for number in touched {
            let line = self.lines.get(number)?;
            let Some(coefficient) = line.coefficient(moving) else { continue };
            let basic = self.unknowns.get(line.basic)?;
            let basic_rises = rise == (coefficient.sign() > 0);
            let Some(bound) = (if basic_rises { basic.high.as_ref() } else { basic.low.as_ref() }) else {
                continue;
            };
            let order = (basic.low != basic.high, line.basic);
            let reach = bound.mul(&line.denominator)?.sub(&line.value)?;
            let (room, speed) =
                if basic_rises { (reach, coefficient.clone()) } else { (reach.neg()?, coefficient.clone()) };
            let speed = if speed.sign() < 0 { speed.neg()? } else { speed };
            let shorter = match &way {
                None => true,
                Some((way, unit)) => {
                    let (this, other) = (room.mul(unit)?, way.mul(&speed)?);
                    this < other
                        || this == other && leaving.as_ref().is_some_and(|(_, first, _)| order < *first)
                }
            };
            if shorter {
                way = Some((room, speed));
                leaving = Some((number, order, bound.clone()));
            }
        }
        match (leaving, own_bound) {
            (Some((number, _, bound)), _) => self.exchange(number, moving, bound)?,
            (None, Some(bound)) => self.move_to(moving, bound)?,
            (None, None) => return Some(false),
        }
        Some(true)
    }
}
