import type { PythonRoot } from '../../../src/facts/lockfiles/python-roots.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/**
 * What is wrong with the lockfiles and lists of requirements of Python projects.
 * @param deployed whether the repository is run as an application, so that a build backend makes it no library
 */
export function pythonFindings(
  roots: readonly PythonRoot[],
  deployed: boolean,
  gitKnown: boolean,
): Finding[] {
  return roots.flatMap((root) => {
    if (root.locks.length > 0) return lockFindings(root, gitKnown);
    if (root.requirements.length > 0) return root.requirements.flatMap((list) => unpinned(list, root));
    if (!root.declares || (root.packaged && !deployed)) return [];
    const message = `${root.path} names dependencies and there is no lockfile, so each build takes whatever versions are newest on that day. Make one (\`uv lock\`, \`poetry lock\` or \`pip-compile\`), and commit it.`;
    return [
      fail('medium', { subject: `no lockfile ${root.folder}`.trim(), message, at: { path: root.path } }),
    ];
  });
}

function lockFindings({ path, locks, outOfStep }: PythonRoot, gitKnown: boolean): Finding[] {
  const [first] = locks;
  const tools = new Set(locks.map(({ tool }) => tool));
  if (first && tools.size > 1) {
    const names = locks.map((lock) => lock.path).join(' and ');
    const message = `There are lockfiles of several tools side by side (${names}): they name different versions. Keep the one that builds use, and delete the other.`;
    return [fail('medium', { subject: 'several lockfiles', message, at: { path: first.path } })];
  }
  const loose = locks.filter(({ tracked }) => gitKnown && !tracked);
  return [
    ...loose.map((lock) =>
      fail('medium', {
        subject: 'untracked',
        message: `${lock.path} is not under version control, so nobody else builds with its versions. Commit it.`,
        at: { path: lock.path },
      }),
    ),
    ...locks
      .filter(({ unread }) => unread !== null)
      .map((lock) =>
        review('medium', {
          subject: 'unread',
          message: `${lock.path} was not read (${lock.unread}), so whether it is in step with ${path} must be confirmed.`,
          at: { path: lock.path },
        }),
      ),
    ...(outOfStep.length === 0 || !first
      ? []
      : [
          fail('medium', {
            subject: `out of step ${path}`,
            message: `${first.path} does not have ${outOfStep.slice(0, 5).join(', ')}${outOfStep.length > 5 ? ' and others' : ''}, which ${path} asks for. Lock again, and commit both.`,
            at: { path: first.path },
          }),
        ]),
  ];
}

function unpinned(
  { path, unpinned: names, constrained }: PythonRoot['requirements'][number],
  { packaged, declares }: PythonRoot,
): Finding[] {
  if (names.length === 0 || constrained) return [];
  // Beside a manifest of a library the list is for those who work on it.
  if (packaged && declares) return [];
  const some = names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
  const message = `${path} names dependencies without an exact version (${some}), so each build takes whatever is newest on that day. Pin them (\`name==1.2.3\`), or compile the list with hashes.`;
  return [fail('medium', { subject: 'unpinned requirements', message, at: { path } })];
}
