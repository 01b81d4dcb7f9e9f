import { type ClientFile, tellChain } from '../../../src/facts/client/model.ts';
import type { FoundValue } from '../../../src/facts/secrets/model.ts';
import { type FileFactResult, type Finding, fail } from '../../../src/kit/index.ts';

/** Secrets that stand in files which the browser receives, told by their own form. */
export function writtenKeys(
  tokens: FileFactResult<readonly FoundValue[]>,
  sent: ReadonlyMap<string, ClientFile>,
  today: string,
): Finding[] {
  return tokens.values
    .filter(({ path }) => sent.has(path))
    .flatMap(({ path, value }) =>
      value
        .filter((each) => each.class === 'live' && (each.expires === null || each.expires >= today))
        .map(({ kind, label, line, fingerprint }) =>
          fail('blocker', {
            subject: `${kind} ${fingerprint}`,
            at: { path, line },
            message: `This file holds a secret (${label}; fingerprint ${fingerprint}) and reaches the browser: ${tellChain(sent, path)}. Every visitor can read it. Replace it at its provider, and use it on a server only.`,
          }),
        ),
    );
}
