import { checks } from '../../../checks/index.ts';
import { AREAS } from '../../kit/vocabulary.ts';
import type { Streams } from '../streams.ts';

/** `readycheck list`: every check by area, with its weight and question. */
export function listCommand({ json = false }: { json?: boolean }, { stdout }: Streams): void {
  stdout.write(json ? asJson() : asText());
}

function asJson(): string {
  const list = checks.map(({ id, title, question, severity, gates, evidence, waivable, requiredFrom }) => ({
    id,
    title,
    question,
    severity,
    gates,
    evidence,
    waivable,
    requiredFrom,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

function asText(): string {
  const width = Math.max(...checks.map(({ id }) => id.length));
  const areas = AREAS.map(({ id, title, question }) => {
    const rows = checks.filter((check) => check.id.startsWith(`${id}/`));
    const lines = rows.map(
      (check) => `  ${check.id.padEnd(width)}  ${check.severity.padEnd(7)}  ${check.question}`,
    );
    return [`${title}: ${question}`, ...lines].join('\n');
  });
  return `${areas.join('\n\n')}\n\n'readycheck explain CHECK' tells how one is verified and mended.\n`;
}
