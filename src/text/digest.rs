/// A number that a text falls by (散列): the same for equal texts under one seed, and most often another for others.
pub(crate) const fn digest(seed: u64, text: &[u8]) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut digest = seed;
    let mut rest = text;
    while let Some((eight, tail)) = rest.split_first_chunk::<8>() {
        digest = (digest ^ u64::from_le_bytes(*eight)).wrapping_mul(ODD);
        digest ^= digest >> 29;
        rest = tail;
    }
    let mut last = rest.len() as u64;
    while let [byte, tail @ ..] = rest {
        last = last << 8 | *byte as u64;
        rest = tail;
    }
    digest = (digest ^ last).wrapping_mul(ODD);
    digest ^ digest >> 32
}
