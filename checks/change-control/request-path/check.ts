import { library } from '../../../src/facts/documents/documents.ts';
import { fileList, type ListedFile } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { gitHistory } from '../../../src/facts/git-history.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { approverDefect } from './approver.ts';
import { namesPlace, pathIn, shownChannel } from './channel.ts';

export default defineCheck({
  id: 'change-control/request-path',
  title: 'How a change is asked for and approved',
  question: 'How is a change asked for and approved?',
  why: 'Whoever needs a change must know where to ask, and somebody must decide. Otherwise the loudest voice wins, wishes get lost in chats, and one person changes what everybody relies on without anybody having agreed.',
  how: 'Reads `change_control.request_channel`, `approver` and `log`. The channel counts where it names a tool or an address, or where the repository shows it: a template for issues or pull requests, or a CONTRIBUTING document. The approver must be somebody of `people`; in full use that may not be the only builder, unless the builder is the business owner as well. Builders are those marked `builder: true`; where nobody is marked, the only human author in git.',
  passes:
    'There is a place to ask for a change, and a person of `people` who agrees to it and who is, in full use, not the only one who builds it. In a small firm the owner may be both.',
  fix: 'Write under change_control where changes are asked for (an issue tracker, a shared mailbox, a form) and who agrees to them.',
  example: [
    '```yaml',
    'change_control:',
    '  request_channel: GitHub issues',
    '  approver: priya',
    '  log: CHANGELOG.md',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: [],
  evidence: 'claimed',
  facts: { library, files: fileList, history: gitHistory },
  evaluate({ facts: { library: books, files, history }, manifest }) {
    const shown = shownChannel(files, books);
    const claimed = manifest?.claims.change_control?.request_channel;
    const defect = approverDefect(manifest, history);
    const approver = defect
      ? [
          fail(defect.severity, {
            subject: 'approver',
            message: defect.message,
            at: manifest?.at('change_control', 'approver') ?? null,
          }),
        ]
      : [];
    const known = [claimed ?? shown, manifest?.claims.change_control?.approver];
    return conclude({
      examined: known.filter((each) => each !== undefined && each !== null).length,
      evidence: shown === null ? 'claimed' : 'described',
      findings: [
        ...channelFindings(claimed, shown, files, manifest),
        ...approver,
        ...logFindings(files, manifest),
      ],
      pass: `Changes are asked for in ${claimed ?? shown}, and a named person agrees to them.`,
      nothing: 'Nothing says how a change is asked for; write it under change_control.',
    });
  },
});

function channelFindings(
  claimed: string | undefined,
  shown: string | null,
  files: readonly ListedFile[],
  manifest: ManifestView | null,
): Finding[] {
  const details = { subject: 'channel', at: manifest?.at('change_control', 'request_channel') ?? null };
  if (claimed === undefined) {
    const message =
      'Nothing says where a change is asked for: there is no request_channel, no template for issues or pull requests, and no CONTRIBUTING document. Wishes and faults get lost in chats. Name the place as change_control.request_channel.';
    return shown === null ? [fail('medium', { ...details, message })] : [];
  }
  const path = pathIn(claimed);
  if (path !== null && findPath(files, path) === 'missing') {
    const message = `Changes are said to be asked for as ${path} says, and there is no such file. Write it, or name the place where people really ask.`;
    return [fail('medium', { ...details, message })];
  }
  if (path !== null || shown !== null || namesPlace(claimed)) return [];
  const message = `"${claimed}" names no tool or address that this audit knows, and the repository has no template for issues or pull requests. Somebody must confirm that everybody knows where to ask for a change; better, name the tracker, form or mailbox.`;
  return [review('medium', { ...details, message })];
}

/** A log is good practice; one that is named and does not exist is a gap. */
function logFindings(files: readonly ListedFile[], manifest: ManifestView | null): Finding[] {
  const log = manifest?.claims.change_control?.log;
  const path = log === undefined ? null : pathIn(log);
  if (!manifest || path === null || findPath(files, path) !== 'missing') return [];
  const message = `Changes are said to be written down in ${path}, and there is no such file. Begin it, or name the place where the changes are listed.`;
  return [fail('medium', { subject: 'log', message, at: manifest.at('change_control', 'log') })];
}
