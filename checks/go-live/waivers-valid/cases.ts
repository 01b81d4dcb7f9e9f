import { defineCases } from '../../../src/kit/index.ts';

const COMPLETE = {
  check: 'training/plan-covers-roles',
  where: 'docs/guide.md',
  reason: 'the slides come with v1.3',
  owner: 'priya',
  instead: 'Priya shows everyone in person',
  expires: '2026-11-20',
};

function manifest(changed: Partial<Record<keyof typeof COMPLETE, string | null>> = {}): string {
  const fields = Object.entries({ ...COMPLETE, ...changed }).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  return `readycheck: 1\npeople: {priya: {name: Priya Shah}}\nwaivers:\n  - ${fields.join('\n    ')}\n`;
}

const refused = (name: string, changed: Parameters<typeof manifest>[0], line: number, says: RegExp) => ({
  name: `refuses ${name}`,
  files: { 'readycheck.yaml': manifest(changed) },
  verdict: 'fail' as const,
  findings: [`readycheck.yaml:${line} blocker`],
  says,
});

export default defineCases([
  { name: 'passes with a complete waiver', files: { 'readycheck.yaml': manifest() }, verdict: 'pass' },
  {
    name: 'still counts on the day on which it ends',
    files: { 'readycheck.yaml': manifest({ expires: '2026-11-01' }) },
    verdict: 'pass',
  },
  { name: 'does not apply without waivers', files: { 'README.md': '# Rota' }, verdict: 'not-applicable' },
  refused('one that has ended', { expires: '2026-10-31' }, 9, /ended on 2026-10-31/),
  refused('one that never ends', { expires: '9999-12-31' }, 9, /at most 30 days/),
  refused('one over 30 days for a weighty check', { expires: '2026-12-15' }, 9, /at most 30 days/),
  refused('one without an end', { expires: null }, 4, /needs the date/),
  refused('an unknown check', { check: 'tests/everything-fine' }, 4, /is no check/),
  refused('a check that nothing excuses', { check: 'go-live/waivers-valid' }, 4, /no exception can excuse/),
  refused('an owner who is not listed', { owner: 'robin' }, 7, /owner/),
  refused('one for everything', { where: 'all' }, 5, /never everything/),
  refused('one without a reason', { reason: 'TBD' }, 4, /needs a reason/),
  refused('one with nothing done instead', { instead: null }, 4, /instead/),
]);
