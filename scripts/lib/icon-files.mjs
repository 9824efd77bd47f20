const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/**
 * Packs PNGs into a Windows icon: a 6-byte header, a 16-byte entry per image, then the images (Vista and later read PNG).
 * @param images edge length in px → PNG.
 */
export function encodeIco(images) {
  const header = Buffer.alloc(6 + 16 * icoSizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(icoSizes.length, 4);
  let offset = header.length;
  icoSizes.forEach((size, index) => {
    const entry = 6 + 16 * index;
    const png = images.get(size);
    // 256 px is written as 0: the field has one byte.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...icoSizes.map((size) => images.get(size))]);
}

/** Apple's four-letter type of each PNG in an icon file; 2x types hold twice the pixels. */
const icnsTypes = { icp4: 16, icp5: 32, ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 };

/**
 * Packs PNGs into an Apple icon: each block is a type, its length with the 8-byte head, and the PNG.
 * @param images edge length in px → PNG.
 */
export function encodeIcns(images) {
  const blocks = Object.entries(icnsTypes).map(([type, size]) => block(type, images.get(size)));
  return block('icns', Buffer.concat(blocks));
}

function block(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'ascii');
  head.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([head, data]);
}
