import type { NodeRoot } from '../../../src/facts/lockfiles/node-roots.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

const MANAGERS = { npm: 'npm', yarn: 'Yarn', pnpm: 'pnpm', bun: 'Bun' } as const;

/** What is wrong with the lockfiles of the npm family. */
export function nodeFindings(roots: readonly NodeRoot[], gitKnown: boolean): Finding[] {
  const shared = new Set<string>();
  return roots.flatMap((root) => {
    const findings = [...presence(root), ...untracked(root, gitKnown), ...step(root)];
    // What is wrong with a workspace's lockfile is said once.
    return findings.filter(({ subject, at }) => {
      const key = `${at?.path} ${subject}`;
      return !shared.has(key) && shared.add(key);
    });
  });
}

function presence({ path, folder, library, locks, memberOf }: NodeRoot): Finding[] {
  const tools = [...new Set(locks.map(({ tool }) => tool))];
  if (tools.length > 1) {
    const names = locks.map((lock) => lock.path.slice(lock.path.lastIndexOf('/') + 1)).join(' and ');
    const message = `There are lockfiles of ${tools.map((tool) => name(tool)).join(' and ')} side by side (${names}): they name different versions, and which of them is used depends on who builds. Keep that of the package manager that you use, and delete the other.`;
    return [fail('medium', { subject: 'several lockfiles', message, at: { path: locks[0]?.path ?? path } })];
  }
  if (locks.length > 0 || (library && memberOf === null)) return [];
  const where =
    memberOf === null ? 'beside it' : memberOf === '' ? 'in the root of the repository' : `in ${memberOf}`;
  const message = `${path} has no lockfile ${where}, so each build takes whatever versions are newest on that day, and what was tested is not what goes live. Install once, and commit the lockfile.`;
  return [fail('medium', { subject: `no lockfile ${memberOf ?? folder}`.trim(), message, at: { path } })];
}

function name(tool: string): string {
  return tool === 'npm' || tool === 'yarn' || tool === 'pnpm' || tool === 'bun' ? MANAGERS[tool] : tool;
}

function untracked({ locks }: NodeRoot, gitKnown: boolean): Finding[] {
  return locks
    .filter(({ tracked }) => gitKnown && !tracked)
    .map(({ path }) =>
      fail('medium', {
        subject: 'untracked',
        message: `${path} is not under version control, so nobody else builds with its versions. Commit it.`,
        at: { path },
      }),
    );
}

function step({ path, locks, outOfStep }: NodeRoot): Finding[] {
  const unread = locks.filter((lock) => lock.unread !== null && !lock.path.endsWith('bun.lockb'));
  const questions = unread.map((lock) =>
    review('medium', {
      subject: 'unread',
      message: `${lock.path} was not read (${lock.unread}), so whether it is in step with ${path} must be confirmed: run the install command with its frozen option.`,
      at: { path: lock.path },
    }),
  );
  if (outOfStep.length === 0) return questions;
  const some = outOfStep.slice(0, 5).join(', ') + (outOfStep.length > 5 ? ' and others' : '');
  const message = `${locks[0]?.path ?? 'The lockfile'} is out of step with ${path} (${some}): a clean install fails or takes versions that nobody tested. Install again, and commit both.`;
  return [
    ...questions,
    fail('medium', { subject: `out of step ${path}`, message, at: { path: locks[0]?.path ?? path } }),
  ];
}
