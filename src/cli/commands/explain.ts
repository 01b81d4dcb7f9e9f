import { closest, distance } from 'fastest-levenshtein';
import { checks } from '../../../checks/index.ts';
import { UsageError } from '../errors.ts';
import { checkHeader } from '../explain-text.ts';
import type { Streams } from '../streams.ts';

/** `readycheck explain CHECK`: its page, the same as the header of its README. */
export function explainCommand(id: string, { stdout }: Streams): void {
  const check = checks.find((candidate) => candidate.id === id || candidate.id.endsWith(`/${id}`));
  if (!check)
    throw new UsageError(`no check is called ${id}${suggestion(id)}; 'readycheck list' shows them all`);
  stdout.write(checkHeader(check).trimEnd().concat('\n'));
}

function suggestion(id: string): string {
  const near = closest(
    id,
    checks.map((check) => check.id),
  );
  return distance(id, near) <= Math.ceil(id.length / 3) ? ` — did you mean ${near}?` : '';
}
