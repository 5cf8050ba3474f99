//! The whole numbers of the solver: machine integers that notice an overflow, and integers of any length.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// A whole number that is exact or says that it can't be: `None` means that the result does not fit, and that the
/// computation is to be done over in a wider type. [`Wide`] always fits.
pub(crate) trait Integer: Clone + Ord {
    /// About how many times what a step costs with the cheapest type.
    const COST: usize;
    fn from_i64(value: i64) -> Self;
    /// -1, 0 or 1.
    fn sign(&self) -> i8;
    fn add(&self, other: &Self) -> Option<Self>;
    fn sub(&self, other: &Self) -> Option<Self>;
    fn mul(&self, other: &Self) -> Option<Self>;
    fn neg(&self) -> Option<Self>;
    /// The quotient rounded towards minus infinity; `None` also for a divisor of zero.
    fn div_floor(&self, divisor: &Self) -> Option<Self>;
    /// The greatest common divisor, never negative; zero only of two zeros.
    fn gcd(&self, other: &Self) -> Option<Self>;
    fn is_one(&self) -> bool;
    fn to_wide(&self) -> Wide;
}

macro_rules! machine_integer {
    ($type:ty, $cost:literal) => {
        impl Integer for $type {
            const COST: usize = $cost;

            fn from_i64(value: i64) -> Self {
                <$type>::from(value)
            }

            fn sign(&self) -> i8 {
                match self.cmp(&0) {
                    Ordering::Less => -1,
                    Ordering::Equal => 0,
                    Ordering::Greater => 1,
                }
            }

            fn add(&self, other: &Self) -> Option<Self> {
                self.checked_add(*other)
            }

            fn sub(&self, other: &Self) -> Option<Self> {
                self.checked_sub(*other)
            }

            fn mul(&self, other: &Self) -> Option<Self> {
                self.checked_mul(*other)
            }

            fn neg(&self) -> Option<Self> {
                self.checked_neg()
            }

            fn div_floor(&self, divisor: &Self) -> Option<Self> {
                let quotient = self.checked_div(*divisor)?;
                let rest = self.checked_rem(*divisor)?;
                if rest != 0 && (rest < 0) != (*divisor < 0) {
                    quotient.checked_sub(1)
                } else {
                    Some(quotient)
                }
            }

            fn gcd(&self, other: &Self) -> Option<Self> {
                let (mut a, mut b) = (self.checked_abs()?, other.checked_abs()?);
                while b != 0 {
                    if a == 1 || b == 1 {
                        return Some(1);
                    }
                    (a, b) = (b, a.checked_rem(b)?);
                }
                Some(a)
            }

            fn is_one(&self) -> bool {
                *self == 1
            }

            fn to_wide(&self) -> Wide {
                Wide::from(i128::from(*self))
            }
        }
    };
}

machine_integer!(i64, 1);
machine_integer!(i128, 2);

/// A whole number of any length: a sign and a magnitude in 32-bit digits, lowest first, the highest not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wide {
    negative: bool,
    digits: Vec<u32>,
}

impl Wide {
    fn new(negative: bool, mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { negative: negative && !digits.is_empty(), digits }
    }

    /// The number as an `i128`, or `None` if it is too long.
    pub(crate) fn to_i128(&self) -> Option<i128> {
        let mut magnitude = 0_u128;
        for digit in self.digits.iter().rev() {
            magnitude = magnitude.checked_mul(1 << 32)?.checked_add(u128::from(*digit))?;
        }
        if self.negative { 0_i128.checked_sub_unsigned(magnitude) } else { i128::try_from(magnitude).ok() }
    }

    /// The number as an `i64`, or `None` if it is too long.
    pub(crate) fn to_i64(&self) -> Option<i64> {
        self.to_i128().and_then(|value| i64::try_from(value).ok())
    }

    /// Quotient rounded towards zero and the rest, which has the sign of the dividend.
    fn div_rem(&self, divisor: &Self) -> Option<(Self, Self)> {
        let (quotient, rest) = divide(&self.digits, &divisor.digits)?;
        Some((Self::new(self.negative != divisor.negative, quotient), Self::new(self.negative, rest)))
    }
}

impl From<i128> for Wide {
    fn from(value: i128) -> Self {
        let mut magnitude = value.unsigned_abs();
        let mut digits = Vec::new();
        while magnitude != 0 {
            digits.push(low_digit(magnitude));
            magnitude >>= 32;
        }
        Self { negative: value < 0, digits }
    }
}

impl From<i64> for Wide {
    fn from(value: i64) -> Self {
        Self::from(i128::from(value))
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => compare(&self.digits, &other.digits),
            (true, true) => compare(&other.digits, &self.digits),
        }
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Integer for Wide {
    const COST: usize = 30;

    fn from_i64(value: i64) -> Self {
        Self::from(value)
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    fn add(&self, other: &Self) -> Option<Self> {
        Some(if self.negative == other.negative {
            Self::new(self.negative, sum(&self.digits, &other.digits))
        } else if compare(&self.digits, &other.digits) == Ordering::Less {
            Self::new(other.negative, difference(&other.digits, &self.digits))
        } else {
            Self::new(self.negative, difference(&self.digits, &other.digits))
        })
    }

    fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.neg()?)
    }

    fn mul(&self, other: &Self) -> Option<Self> {
        Some(Self::new(self.negative != other.negative, product(&self.digits, &other.digits)))
    }

    fn neg(&self) -> Option<Self> {
        Some(Self::new(!self.negative, self.digits.clone()))
    }

    fn div_floor(&self, divisor: &Self) -> Option<Self> {
        let (quotient, rest) = self.div_rem(divisor)?;
        if rest.sign() != 0 && rest.negative != divisor.negative {
            quotient.sub(&Self::from(1_i64))
        } else {
            Some(quotient)
        }
    }

    fn gcd(&self, other: &Self) -> Option<Self> {
        let (mut a, mut b) = (Self::new(false, self.digits.clone()), Self::new(false, other.digits.clone()));
        while b.sign() != 0 {
            let (_, rest) = a.div_rem(&b)?;
            a = b;
            b = rest;
        }
        Some(a)
    }

    fn is_one(&self) -> bool {
        !self.negative && self.digits == [1]
    }

    fn to_wide(&self) -> Wide {
        self.clone()
    }
}

fn low_digit(value: u128) -> u32 {
    u32::try_from(value & u128::from(u32::MAX)).unwrap_or_default()
}

/// The low digit of a step and what is carried to the next.
fn split(value: u64) -> (u32, u64) {
    (low_digit(u128::from(value)), value >> 32)
}

fn compare(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

fn sum(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut digits = Vec::with_capacity(long.len() + 1);
    let mut carry = 0;
    let padded = short.iter().copied().chain(core::iter::repeat(0));
    for (digit, other) in long.iter().zip(padded) {
        let (low, high) = split(u64::from(*digit) + u64::from(other) + carry);
        digits.push(low);
        carry = high;
    }
    digits.push(split(carry).0);
    digits
}

/// `a - b`, for a `b` that is not above `a`.
fn difference(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut digits = Vec::with_capacity(a.len());
    let mut borrow = false;
    let padded = b.iter().copied().chain(core::iter::repeat(0));
    for (digit, other) in a.iter().zip(padded) {
        let (once, first) = digit.overflowing_sub(other);
        let (twice, second) = once.overflowing_sub(u32::from(borrow));
        digits.push(twice);
        borrow = first || second;
    }
    digits
}

fn product(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut digits = alloc::vec![0_u32; a.len() + b.len()];
    for (place, digit) in a.iter().enumerate() {
        let mut carry = 0;
        let factors = b.iter().copied().chain(core::iter::once(0));
        for (slot, other) in digits.iter_mut().skip(place).zip(factors) {
            let (low, high) = split(u64::from(*digit) * u64::from(other) + u64::from(*slot) + carry);
            *slot = low;
            carry = high;
        }
    }
    digits
}

/// Long division, a bit at a time: numbers this long are rare enough that the plain way is the right one.
fn divide(dividend: &[u32], divisor: &[u32]) -> Option<(Vec<u32>, Vec<u32>)> {
    if divisor.is_empty() {
        return None;
    }
    if let [single] = divisor {
        return divide_by_digit(dividend, *single);
    }
    let mut quotient = alloc::vec![0_u32; dividend.len()];
    let mut rest: Vec<u32> = Vec::new();
    for (slot, digit) in quotient.iter_mut().zip(dividend).rev() {
        for bit in (0..32).rev() {
            let mut carry = (digit >> bit) & 1;
            for part in &mut rest {
                let next = *part >> 31;
                *part = (*part << 1) | carry;
                carry = next;
            }
            if carry != 0 {
                rest.push(carry);
            }
            if compare(&rest, divisor) != Ordering::Less {
                rest = Wide::new(false, difference(&rest, divisor)).digits;
                *slot |= 1 << bit;
            }
        }
    }
    Some((quotient, rest))
}

fn divide_by_digit(dividend: &[u32], divisor: u32) -> Option<(Vec<u32>, Vec<u32>)> {
    let divisor = u64::from(divisor);
    let mut quotient = alloc::vec![0_u32; dividend.len()];
    let mut rest = 0_u64;
    for (slot, digit) in quotient.iter_mut().zip(dividend).rev() {
        let part = (rest << 32) | u64::from(*digit);
        *slot = split(part.checked_div(divisor)?).0;
        rest = part.checked_rem(divisor)?;
    }
    Some((quotient, alloc::vec![split(rest).0]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::{Integer, Wide};
    use proptest::prelude::*;

    fn any_size() -> impl Strategy<Value = i128> {
        (any::<i128>(), 0_u32..128).prop_map(|(value, shift)| value >> shift)
    }

    /// Long numbers, built from parts, so that the laws are tried beyond `i128` too.
    fn long() -> impl Strategy<Value = Wide> {
        (any_size(), any_size(), any_size())
            .prop_map(|(a, b, c)| Wide::from(a).mul(&Wide::from(b)).unwrap().add(&Wide::from(c)).unwrap())
    }

    proptest! {
        #[test]
        fn wide_agrees_with_i128(a in any_size(), b in any_size()) {
            let (x, y) = (Wide::from(a), Wide::from(b));
            prop_assert_eq!(x.to_i128(), Some(a));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(x.sign(), i8::try_from(a.signum()).unwrap());
            if let Some(sum) = Integer::add(&a, &b) {
                prop_assert_eq!(x.add(&y), Some(Wide::from(sum)));
            }
            if let Some(difference) = Integer::sub(&a, &b) {
                prop_assert_eq!(x.sub(&y), Some(Wide::from(difference)));
            }
            if let Some(product) = Integer::mul(&a, &b) {
                prop_assert_eq!(x.mul(&y), Some(Wide::from(product)));
            }
            if let Some(quotient) = Integer::div_floor(&a, &b) {
                prop_assert_eq!(x.div_floor(&y), Some(Wide::from(quotient)));
            }
            if let Some(gcd) = Integer::gcd(&a, &b) {
                prop_assert_eq!(x.gcd(&y), Some(Wide::from(gcd)));
            }
        }

        #[test]
        fn division_undoes_multiplication(a in long(), b in long(), rest in any::<u16>()) {
            let product = a.mul(&b).unwrap();
            if b.sign() != 0 {
                prop_assert_eq!(product.div_floor(&b), Some(a.clone()));
            }
            let divisor = Wide::from(i128::from(u32::MAX) << 40);
            let dividend = a.mul(&divisor).unwrap().add(&Wide::from(i128::from(rest))).unwrap();
            prop_assert_eq!(dividend.div_floor(&divisor), Some(a));
        }

        #[test]
        fn addition_and_multiplication_distribute(a in long(), b in long(), c in long()) {
            let left = a.add(&b).unwrap().mul(&c).unwrap();
            let right = a.mul(&c).unwrap().add(&b.mul(&c).unwrap()).unwrap();
            prop_assert_eq!(left, right);
            prop_assert_eq!(a.sub(&b).unwrap().add(&b).unwrap(), a);
        }

        #[test]
        fn a_common_factor_divides_the_gcd(a in long(), b in long(), c in long()) {
            let gcd = a.mul(&c).unwrap().gcd(&b.mul(&c).unwrap()).unwrap();
            if c.sign() != 0 {
                let quotient = gcd.div_floor(&c).unwrap();
                prop_assert_eq!(quotient.mul(&c).unwrap(), gcd);
            }
        }
    }

    #[test]
    fn machine_integers_notice_what_does_not_fit() {
        assert_eq!(Integer::add(&i64::MAX, &1), None);
        assert_eq!(Integer::neg(&i64::MIN), None);
        assert_eq!(Integer::gcd(&i64::MIN, &6), None);
        assert_eq!(Integer::div_floor(&i128::MIN, &-1), None);
        assert_eq!(Integer::div_floor(&7_i64, &0), None);
        assert_eq!(Integer::div_floor(&-7_i64, &2), Some(-4));
        assert_eq!(Wide::from(i128::MIN).neg().and_then(|long| long.to_i128()), None);
        assert_eq!(Wide::from(i128::MIN).to_i128(), Some(i128::MIN));
    }
}
