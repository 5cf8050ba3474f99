//! ZIP archives made by a test.

use std::io::Read as _;

/// A part of an archive.
pub(crate) type Part<'a> = (&'a str, Vec<u8>);

/// An archive of these parts, packed but for the one that tells its kind.
pub(crate) fn archive(parts: &[Part<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let mut packed = Vec::new();
        let stored = *name == "mimetype";
        if stored {
            packed.clone_from(content);
        } else {
            let level = flate2::Compression::fast();
            flate2::read::DeflateEncoder::new(&**content, level).read_to_end(&mut packed).unwrap();
        }
        let start = u32::try_from(bytes.len()).unwrap();
        let mut header = vec![20, 0, 0, 0, if stored { 0 } else { 8 }, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        header.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        header.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        header.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        header.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&header);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(header);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(bytes.len()).unwrap();
    let count = u16::try_from(parts.len()).unwrap();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}
