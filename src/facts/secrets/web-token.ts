import { isRecord } from '../../parsers/structured.ts';
import type { SecretClass } from './model.ts';

export interface WebToken {
  readonly kind: string;
  readonly label: string;
  readonly class: SecretClass;
  readonly expires: string | null;
}

/** What a JWT is, by its payload; null where it is none, or a sample that everybody knows. */
export function webToken(token: string): WebToken | null {
  const payload = payloadOf(token);
  if (!payload) return null;
  const { iss, role, sub, exp } = payload;
  // The keys of every local Supabase, and the sample of jwt.io.
  if (iss === 'supabase-demo' || sub === '1234567890') return null;
  const expires = typeof exp === 'number' ? day(exp) : null;
  if (role === 'service_role')
    return { kind: 'supabase-service-role-key', label: 'Supabase service role key', class: 'live', expires };
  if (role === 'anon')
    return { kind: 'supabase-anon-key', label: 'Supabase anon key', class: 'public', expires };
  return { kind: 'json-web-token', label: 'signed token (JWT)', class: 'unsure', expires };
}

function payloadOf(token: string): Record<string, unknown> | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return isRecord(payload) ? payload : null;
  } catch {
    return null;
  }
}

function day(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
