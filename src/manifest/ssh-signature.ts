import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/**
 * Signatures as `ssh-keygen -Y sign` makes them (OpenSSH, PROTOCOL.sshsig), verified without running a program: what is verified
 * comes from the audited repository.
 */
export type SignatureVerdict = 'good' | 'bad' | 'other key' | 'unreadable';

const NAMESPACE = 'readycheck';
const MAGIC = Buffer.from('SSHSIG');
const ARMOUR = /-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]{1,20000})-----END SSH SIGNATURE-----/;
const HASHES: readonly string[] = ['sha256', 'sha512'];

/**
 * @param message the text that was signed
 * @param armoured what `ssh-keygen` wrote beside it
 * @param publicKey the signer's key as it stands in a `.pub` file: `ssh-ed25519 AAAA… comment`
 */
export function verifySshSignature(message: string, armoured: string, publicKey: string): SignatureVerdict {
  try {
    const parts = readSignature(armoured);
    const key = /^\s*(?:ssh|ecdsa)-[\w-]{1,40}\s+([A-Za-z0-9+/=]{1,8000})/.exec(publicKey)?.[1];
    if (!parts || key === undefined) return 'unreadable';
    if (!Buffer.from(key, 'base64').equals(parts.key)) return 'other key';
    const signed = Buffer.concat([
      MAGIC,
      field(Buffer.from(NAMESPACE)),
      field(Buffer.alloc(0)),
      field(Buffer.from(parts.hash)),
      field(createHash(parts.hash).update(message).digest()),
    ]);
    return isGood(parts.key, parts.signature, signed) ? 'good' : 'bad';
  } catch {
    return 'unreadable';
  }
}

interface Parts {
  readonly key: Buffer;
  readonly hash: string;
  readonly signature: Buffer;
}

/** Null where it is no signature for this use. */
function readSignature(armoured: string): Parts | null {
  const body = ARMOUR.exec(armoured)?.[1];
  if (body === undefined) return null;
  const blob = Buffer.from(body.replace(/\s/g, ''), 'base64');
  if (!blob.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const reader = new Reader(blob.subarray(MAGIC.length));
  const version = reader.number();
  const key = reader.bytes();
  const namespace = reader.bytes().toString();
  const reserved = reader.bytes();
  const hash = reader.bytes().toString();
  const signature = reader.bytes();
  const known = version === 1 && namespace === NAMESPACE && reserved.length === 0 && HASHES.includes(hash);
  return known ? { key, hash, signature } : null;
}

const CURVES: Readonly<
  Record<string, { readonly name: string; readonly bytes: number; readonly hash: string }>
> = {
  nistp256: { name: 'P-256', bytes: 32, hash: 'sha256' },
  nistp384: { name: 'P-384', bytes: 48, hash: 'sha384' },
  nistp521: { name: 'P-521', bytes: 66, hash: 'sha512' },
};
const RSA_HASHES: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };

function isGood(keyBlob: Buffer, signatureBlob: Buffer, signed: Buffer): boolean {
  const key = new Reader(keyBlob);
  const signature = new Reader(signatureBlob);
  const type = key.bytes().toString();
  const format = signature.bytes().toString();
  const value = signature.bytes();
  if (type === 'ssh-ed25519' && format === type)
    return verify(null, signed, jwk({ kty: 'OKP', crv: 'Ed25519', x: base64url(key.bytes()) }), value);
  if (type === 'ssh-rsa' && Object.hasOwn(RSA_HASHES, format)) {
    const e = key.unsigned();
    const n = key.unsigned();
    // What is shorter can be broken, and OpenSSH refuses it as well.
    if (n.length < 256) return false;
    return verify(RSA_HASHES[format], signed, jwk({ kty: 'RSA', n: base64url(n), e: base64url(e) }), value);
  }
  return type.startsWith('ecdsa-sha2-') && format === type && isGoodOnCurve(key, value, signed);
}

function isGoodOnCurve(key: Reader, value: Buffer, signed: Buffer): boolean {
  const curve = CURVES[key.bytes().toString()];
  const point = key.bytes();
  if (!curve || point[0] !== 4 || point.length !== 1 + 2 * curve.bytes) return false;
  const x = base64url(point.subarray(1, 1 + curve.bytes));
  const y = base64url(point.subarray(1 + curve.bytes));
  const pair = new Reader(value);
  const padded = [pair.unsigned(), pair.unsigned()].map((number) =>
    Buffer.concat([Buffer.alloc(Math.max(0, curve.bytes - number.length)), number]),
  );
  const publicKey = { key: jwk({ kty: 'EC', crv: curve.name, x, y }), dsaEncoding: 'ieee-p1363' as const };
  return verify(curve.hash, signed, publicKey, Buffer.concat(padded));
}

const jwk = (key: Record<string, string>): KeyObject => createPublicKey({ key, format: 'jwk' });
const base64url = (bytes: Buffer): string => bytes.toString('base64url');

/** A byte string as SSH writes it: its length, then its bytes (RFC 4251, section 5). */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Reads SSH's fields one by one; throws a RangeError where they end too early. */
class Reader {
  private at = 0;
  private readonly from: Buffer;

  constructor(from: Buffer) {
    this.from = from;
  }

  number(): number {
    const value = this.from.readUInt32BE(this.at);
    this.at += 4;
    return value;
  }

  bytes(): Buffer {
    const length = this.number();
    if (this.at + length > this.from.length) throw new RangeError('a field ends after its end');
    this.at += length;
    return this.from.subarray(this.at - length, this.at);
  }

  /** A number without the zero that keeps it positive. */
  unsigned(): Buffer {
    const bytes = this.bytes();
    return bytes[0] === 0 ? bytes.subarray(1) : bytes;
  }
}
