import type { SeenProcessor } from '../../../src/facts/processors/processors.ts';
import { type Finding, fail, review, type Severity } from '../../../src/kit/index.ts';

/** What is said of a third party that the code shows and no entry names. */
export function undeclared(seen: SeenProcessor): Finding {
  const { id, name, by, confidence, evidence } = seen;
  const details = { subject: id, at: evidence[0] ?? null };
  const mend = 'List it under retention.processors with its purpose, region and agreement.';
  if (by === 'unused') {
    const message = `An SDK of ${name} is installed, but nothing imports it. Remove it, or declare ${name} once it is used.`;
    return fail('low', { ...details, message });
  }
  if (seen.category === 'fonts and files for pages') {
    const message = `The pages load files from ${name}, which so learns the address of each visitor. Serve them yourself, or name it in the privacy notice.`;
    return fail('low', { ...details, message });
  }
  if (id === 'smtp') {
    const message =
      'The tool sends mail, and the code does not say through whom: a setting names the mail server. List whoever runs it under retention.processors, with the purpose e-mail.';
    return review('high', { ...details, message });
  }
  if (confidence === 'low') {
    const message = `The code ${may(seen)}, and it is not declared. If it does, list ${name} under retention.processors; if not, remove what is left of it.`;
    return review(severityOf(seen), { ...details, message });
  }
  return fail(severityOf(seen), {
    ...details,
    message: `The tool ${does(seen)}, and it is not declared, so nobody answers for what it receives. ${mend}`,
  });
}

function severityOf({ personal }: SeenProcessor): Severity {
  return personal === 'yes' ? 'high' : 'medium';
}

function does({ name, category, by }: SeenProcessor): string {
  return by === 'hosting' ? `runs at ${name} (hosting)` : `uses ${name} (${category})`;
}

function may({ name, category, by }: SeenProcessor): string {
  return by === 'hosting' ? `may run at ${name} (hosting)` : `may use ${name} (${category})`;
}
