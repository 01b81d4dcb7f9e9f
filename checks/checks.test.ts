import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCase } from '../src/audit/run-case.ts';
import { checkHeader, README_HEADER_END } from '../src/cli/explain-text.ts';
import type { Case, Check } from '../src/kit/index.ts';
import { AREAS, EVIDENCE } from '../src/kit/index.ts';
import { checks } from './index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

function folders(): string[] {
  return AREAS.flatMap(({ id }) =>
    readdirSync(`${here}${id}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${id}/${entry.name}`),
  ).sort();
}

async function casesOf(id: string): Promise<readonly Case[]> {
  const module: { default: readonly Case[] } = await import(/* @vite-ignore */ `${here}${id}/cases.ts`);
  return module.default;
}

describe('the conventions', () => {
  it('register every folder, once, under the id that is its path', () => {
    expect(checks.map((check) => check.id).sort()).toEqual(folders());
  });

  describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
    it('has cases that pass, that fail with places, and says why where it can never be not applicable', async () => {
      const cases = await casesOf(id);
      const verdicts = new Set(cases.map((example) => example.verdict));
      expect(verdicts).toContain('pass');
      expect(verdicts).toContain('fail');
      for (const example of cases) {
        if (example.verdict === 'fail' || example.verdict === 'needs-review')
          expect(example.findings?.length, example.name).toBeGreaterThan(0);
      }
      const readme = readFileSync(`${here}${id}/README.md`, 'utf8');
      if (!verdicts.has('not-applicable')) expect(readme).toMatch(/^It always applies: /m);
    });

    it('has a README whose header is its metadata', () => {
      const readme = readFileSync(`${here}${id}/README.md`, 'utf8');
      const end = readme.indexOf(README_HEADER_END);
      expect(end, 'run npm run docs').toBeGreaterThan(0);
      expect(readme.slice(0, end), 'run npm run docs').toBe(checkHeader(check));
    });

    it('asks more than a claim where it feeds a gate', () => {
      if (check.gates.length > 0)
        expect(EVIDENCE.indexOf(check.evidence)).toBeGreaterThan(EVIDENCE.indexOf('claimed'));
    });

    it('is written in whole sentences, with a question', () => {
      expect(check.question).toMatch(/\?$/);
      for (const text of [check.why, check.how, check.passes, check.fix])
        expect(text).toMatch(/^[A-Z`][^]*[.!]$/);
      expect(check.title.length).toBeLessThanOrEqual(40);
      expect(check.example.length).toBeGreaterThan(20);
    });
  });
});

describe.each(checks.map((check) => [check.id, check] as const))('%s', async (id, check: Check) => {
  it.each((await casesOf(id)).map((example) => [example.name, example] as const))(
    '%s',
    async (_name, example) => {
      const result = await runCase(check, example, checks);
      expect({ verdict: result.verdict, told: result.told }).toMatchObject({ verdict: example.verdict });
      if (example.findings) expect(result.findings).toEqual(example.findings);
      if (example.says) expect(result.told).toMatch(example.says);
    },
  );
});
