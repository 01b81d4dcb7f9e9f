import type { NotExamined } from '../kit/repository.ts';

/** Larger files are generated or data: named in the report, not looked into. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** git's own rule for what is binary: a NUL among the first 8000 bytes. */
const BINARY_PREFIX_BYTES = 8000;

export type ReadResult = { readonly text: string } | { readonly reason: NotExamined['reason'] };

/** The text in these bytes: UTF-8, or UTF-16 that says so; without the byte order mark. */
export function decodeText(bytes: Uint8Array): ReadResult {
  if (bytes.length > MAX_FILE_BYTES) return { reason: 'too large' };
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, BINARY_PREFIX_BYTES).includes(0)) return { reason: 'binary' };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { reason: 'not UTF-8' };
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
