import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  review,
  type Severity,
} from '../../../src/kit/index.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { strangeHost } from './host-words.ts';
import { firstMigration, speaksOfDatabase } from './schema-changes.ts';

const MAX_AGE_DAYS = 180;

export default defineCheck({
  id: 'change-control/rollback-proven',
  title: 'The last version can come back',
  question: 'Can the last version come back?',
  why: 'Sooner or later a new version does harm. Whoever has gone back once, with a watch in hand, is back in minutes; whoever tries it for the first time on that day is not, and the database does not go back by itself.',
  how: 'Reads `change_control.rollback` in the manifest: the method, who tried it, when and in how many minutes. Compares the method with the host that the repository shows, and looks for migrations of the database, which a rollback in the host does not undo.',
  passes:
    'The method fits the host, says what becomes of the database where migrations exist, and was tried within the last 180 days by a person listed under people.',
  fix: 'Put the last version back once, on a quiet day, and take the time. Write down how (for the code and for the database), who did it, the date and the minutes under change_control.rollback.',
  example: [
    '```yaml',
    'change_control:',
    '  rollback:',
    '    method: "Vercel instant rollback; migrations are only ever fixed forward"',
    '    tested: {by: dana, date: 2026-10-13, minutes: 6}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['backup-recovery'],
  evidence: 'recorded',
  facts: { deployment, fileList },
  evaluate({ facts, manifest, today }) {
    const severity = manifest?.claims.tool?.stage === 'production' ? 'high' : 'medium';
    const method = manifest?.claims.change_control?.rollback?.method;
    const hosts = facts.deployment.filter(({ production }) => production).map(({ host }) => host);
    const migration = firstMigration(facts.fileList);
    return conclude({
      examined: method === undefined ? 0 : 1,
      evidence: 'recorded',
      findings: [
        ...recordFindings(manifest, today, severity),
        ...(method === undefined
          ? []
          : methodFindings(method, strangeHost(method, hosts), migration, manifest)),
      ],
      pass: 'The way back to the last version was tried within the last 180 days.',
      nothing: 'No way back is described; write it under change_control.rollback.',
    });
  },
});

function recordFindings(manifest: ManifestView | null, today: string, severity: Severity): Finding[] {
  const rollback = manifest?.claims.change_control?.rollback;
  const at = manifest?.at('change_control', 'rollback') ?? null;
  if (!rollback?.method && !rollback?.tested) {
    const message =
      'Nobody has written down how the last version comes back, let alone tried it. When a new version does harm, users wait while somebody finds out.';
    return [fail(severity, { subject: 'rollback', message, at })];
  }
  const findings: Finding[] = [];
  if (!rollback.method) {
    findings.push(
      fail(severity, {
        subject: 'method',
        message: 'The manifest says that going back was tried, but not how it is done.',
        at,
      }),
    );
  }
  if (!rollback.tested) {
    findings.push(
      fail(severity, {
        subject: 'tested',
        message:
          'There is a way back on paper, and nobody has tried it. Go back once, and write down who did it, when, and how long it took.',
        at,
      }),
    );
    return findings;
  }
  const place = manifest?.at('change_control', 'rollback', 'tested') ?? null;
  const defects = recordDefects(rollback.tested, manifest, today, MAX_AGE_DAYS);
  if (defects.length > 0) {
    findings.push(
      fail(severity, {
        subject: 'tested',
        message: `The trial of the way back ${together(defects)}, so it does not count.`,
        at: place,
      }),
    );
  } else if (rollback.tested.minutes === undefined) {
    const message =
      'The trial of the way back does not say how many minutes it took; whoever is on duty will want to know.';
    findings.push(fail('low', { subject: 'minutes', message, at: place }));
  }
  return findings;
}

function methodFindings(
  method: string,
  strange: string | null,
  migration: string | null,
  manifest: ManifestView | null,
): Finding[] {
  const at = manifest?.at('change_control', 'rollback', 'method') ?? null;
  const findings: Finding[] = [];
  if (strange !== null) {
    const message = `The way back relies on ${strange}, but the repository is set up for another host. Somebody must confirm that the tool runs where the method says.`;
    findings.push(review('high', { subject: 'host', message, at }));
  }
  if (migration !== null && !speaksOfDatabase(method)) {
    const message = `The way back says nothing of the database, and there are migrations (${migration}): the last version of the code may meet a database that it does not know. Say whether migrations are taken back, fixed forward, or always kept compatible.`;
    findings.push(review('high', { subject: 'schema', message, at }));
  }
  return findings;
}
