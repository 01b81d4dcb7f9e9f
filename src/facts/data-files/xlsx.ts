import { constants, inflateRawSync } from 'node:zlib';

/** The texts of a spreadsheet: the table of shared strings, and what stands in the sheets themselves. */
const PARTS = /^xl\/(?:sharedStrings|worksheets\/sheet\d{1,3})\.xml$/;
const LOCAL_HEADER = 0x04034b50;
/** Unpacked text that is looked at, of each part: a packed file may unpack to anything. */
const MAX_TEXT = 1 << 20;
const MAX_PARTS = 40;

/** What the first bytes of an `.xlsx` say, as text; null if they are no such file. */
export function readXlsx(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  let at = 0;
  let parts = 0;
  while (at + 30 <= bytes.length && view.getUint32(at, true) === LOCAL_HEADER && parts < MAX_PARTS) {
    const packed = view.getUint32(at + 18, true);
    const nameEnd = at + 30 + view.getUint16(at + 26, true);
    const start = nameEnd + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 30, nameEnd));
    // Sizes that follow the data instead are 0 here: then the next part is looked for by its mark.
    const end = packed > 0 ? start + packed : nextHeader(bytes, start);
    if (PARTS.test(name)) texts.push(unpacked(bytes.subarray(start, end), view.getUint16(at + 8, true)));
    at = end;
    parts += 1;
  }
  return parts === 0 ? null : texts.join('\n');
}

function nextHeader(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 4 <= bytes.length; at += 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4) return at;
  }
  return bytes.length;
}

function unpacked(data: Uint8Array, method: number): string {
  if (method === 0) return new TextDecoder().decode(data.subarray(0, MAX_TEXT));
  if (method !== 8) return '';
  try {
    // The file may be longer than what was read of it: what there is, is unpacked.
    const text = inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_TEXT });
    return new TextDecoder().decode(text);
  } catch {
    return '';
  }
}
