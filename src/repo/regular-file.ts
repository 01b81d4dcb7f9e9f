import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { HEAD_BYTES, type NotExamined } from '../kit/repository.ts';
import type { Folders } from './folders.ts';
import { decodeText, MAX_FILE_BYTES, type ReadResult } from './text.ts';

/** Not a link, and without waiting for the other end of a pipe or becoming the owner of a terminal. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * The text of a regular file below the root, or why it is not examined. No link is followed: neither the file nor
 * a folder above it may be one.
 */
export function readRegularFile(root: string, path: string, folders: Folders): ReadResult {
  const bytes = withFile(root, path, folders, readAll);
  return typeof bytes === 'string' ? { reason: bytes } : decodeText(bytes);
}

/** How a regular file begins, under the same rules. */
export function readRegularHead(root: string, path: string, folders: Folders): HeadResult {
  const bytes = withFile(root, path, folders, readHead);
  return typeof bytes === 'string' ? { reason: bytes } : { bytes };
}

type HeadResult = { readonly bytes: Uint8Array } | { readonly reason: NotExamined['reason'] };
type Bytes = Uint8Array | NotExamined['reason'];

function withFile(root: string, path: string, folders: Folders, read: (descriptor: number) => Bytes): Bytes {
  const above = folders.above(path);
  if (above !== 'folder') return above === 'link' ? 'symbolic link' : 'unreadable';
  let descriptor: number;
  try {
    descriptor = openSync(join(root, path), FLAGS);
  } catch (error) {
    return codeOf(error) === 'ELOOP' ? 'symbolic link' : 'unreadable';
  }
  try {
    return read(descriptor);
  } catch {
    return 'unreadable';
  } finally {
    closeSync(descriptor);
  }
}

function readHead(descriptor: number): Bytes {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) return 'unreadable';
  const buffer = Buffer.alloc(Math.min(stats.size, HEAD_BYTES));
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

function readAll(descriptor: number): Bytes {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) return 'unreadable';
  if (stats.size > MAX_FILE_BYTES) return 'too large';
  // One byte more than there should be: a file that grows while it is read is not taken for whole.
  const buffer = Buffer.allocUnsafe(stats.size + 1);
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
  }
  return 'unreadable';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
