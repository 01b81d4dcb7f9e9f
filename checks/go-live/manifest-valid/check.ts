import { fileList } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { gitHistory } from '../../../src/facts/git-history.ts';
import {
  ALL_GATES,
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
} from '../../../src/kit/index.ts';
import { parsePointer } from '../../../src/manifest/pointer.ts';

type Files = Parameters<typeof findPath>[0];

export default defineCheck({
  id: 'go-live/manifest-valid',
  title: 'Manifest complete and in form',
  question: 'Is the manifest complete and honest in form?',
  why: 'Everything else is held against what the manifest says. A blank, a placeholder or a pointer to nothing is a promise that nobody made.',
  how: 'Reads `readycheck.yaml`: all sections present, no placeholders (TBD, todo, `<…>`), nothing left at `confirmed: false`, dates and lengths of time that can be read, people, roles and stores that exist, pointers to files that exist inside the repository; and the manifest itself is tracked by git.',
  passes: 'There is a manifest, it is tracked, and nothing in it is missing, unfinished or points nowhere.',
  fix: "Without a manifest, run 'readycheck init'. Then fill in what is named here, delete `confirmed: false` where you have checked an entry, and commit the file.",
  example: [
    '```yaml',
    'readycheck: 1',
    'tool:',
    '  name: Rota Board',
    '  stage: pilot',
    'people:',
    '  priya: {name: Priya Shah, role: Operations director}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ALL_GATES,
  evidence: 'verified',
  waivable: false,
  facts: { files: fileList, history: gitHistory },
  evaluate({ facts, manifest }) {
    const findings = manifest
      ? [
          ...problemsOf(manifest),
          ...deadPointers(manifest, facts.files),
          ...untracked(manifest, facts.files, facts.history.known),
        ]
      : [noManifest()];
    return conclude({
      examined: 1 + (manifest?.pointers.length ?? 0),
      evidence: 'verified',
      findings,
      pass: `The manifest is complete, and its ${manifest?.pointers.length ?? 0} pointers lead to files that exist.`,
      nothing: "Run 'readycheck init'.",
    });
  },
});

function noManifest(): Finding {
  const message =
    "There is no readycheck.yaml: nothing is claimed, so nothing can be confirmed. 'readycheck init' writes a draft from what the repository shows.";
  return fail('blocker', { subject: 'no manifest', message });
}

function problemsOf({ problems }: ManifestView): Finding[] {
  return problems.map(({ kind, subject, message, at }) =>
    fail('blocker', { subject: `${kind} ${subject}`, message, at }),
  );
}

function deadPointers({ pointers }: ManifestView, files: Files): Finding[] {
  return pointers.flatMap(({ subject, value, at }) => {
    const pointer = parsePointer(value);
    const problem = pointer
      ? pointerProblem(pointer, files)
      : 'is no pointer: write it as path, path#heading or https://address';
    return problem
      ? [
          fail('blocker', {
            subject: `pointer ${subject}`,
            message: `${subject}: "${value}" ${problem}.`,
            at,
          }),
        ]
      : [];
  });
}

/** Whether a heading or a test of that name exists is asked by the checks that need it. */
function pointerProblem(pointer: NonNullable<ReturnType<typeof parsePointer>>, files: Files): string | null {
  if (pointer.kind === 'url' || pointer.kind === 'manual') return null;
  const found = findPath(files, pointer.path);
  if (found === 'outside') return 'leads out of the repository: evidence must lie inside it';
  return found === 'missing' ? 'does not exist in the repository' : null;
}

function untracked({ path }: ManifestView, files: Files, inGit: boolean): Finding[] {
  if (files.some((file) => file.path === path && file.tracked)) return [];
  const why = inGit
    ? 'The manifest is not tracked by git'
    : 'This folder is no git repository, so the manifest is not tracked';
  return [
    fail('blocker', {
      subject: 'untracked',
      message: `${why}: nobody can see who changed what. Commit ${path}.`,
      at: { path },
    }),
  ];
}
