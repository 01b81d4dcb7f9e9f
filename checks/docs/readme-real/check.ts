import { type Library, library } from '../../../src/facts/documents/documents.ts';
import { findSection } from '../../../src/facts/documents/find-section.ts';
import { findReadme } from '../../../src/facts/documents/readme.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { defectOf, WORDS } from './judge.ts';

export default defineCheck({
  id: 'docs/readme-real',
  title: 'README about this tool',
  question: 'Is there a README about THIS tool?',
  why: 'Whoever takes the tool over, or must help when it fails, opens the README first. The text that a generator left there tells them about the generator.',
  how: `Reads the README (or the document that \`docs.readme\` names), recognises the templates that platforms and frameworks put into new projects, and counts the words that are no template's. Code, badges, comments, images and addresses are no words; languages without spaces are segmented by their own rules.`,
  passes: `At least ${WORDS} words of the README are your own; or it is short and links to documents in the repository that have content. A template may stay at its end.`,
  fix: 'Write in README.md what the tool does and for whom, how to run it, where its settings and data are and whom to ask. Delete what the generator wrote.',
  example: [
    '```markdown',
    '# Rota Board',
    '',
    'Staff of Bright Clean see their shifts and swap them; managers approve swaps. It replaces the Excel rota.',
    '',
    '## Run it',
    '',
    'You need Node 24 and a Supabase project. Copy `.env.example` to `.env`, then `npm ci` and `npm run dev`.',
    '',
    '## Help',
    '',
    'Write to rota-help@brightclean.test. Dana Okoro looks after it.',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['documentation'],
  evidence: 'described',
  facts: { library },
  evaluate({ facts, manifest }) {
    const { document, unread } = findReadme(facts.library);
    const claimed = claimedReadme(facts.library, manifest);
    const judged = claimed.document ?? document;
    const findings = [
      ...claimed.findings,
      ...(document || (claimed.document && unread) ? [] : [missing(unread)]),
      ...(judged ? [defectOf(judged, facts.library)] : []),
    ].filter((finding) => finding !== null);
    return conclude({
      examined: judged ? 1 : 0,
      evidence: 'described',
      findings,
      pass: `${judged?.path} is about this tool.`,
      nothing: 'Write a README.md.',
    });
  },
});

/** The document that the manifest calls the README, or why there is none. */
function claimedReadme(books: Library, manifest: ManifestView | null) {
  const pointer = manifest?.claims.docs?.readme;
  if (manifest === null || pointer === undefined) return { document: null, findings: [] };
  const found = findSection(books, pointer);
  if (found.kind === 'document' || found.kind === 'section' || found.kind === 'no-heading')
    return { document: found.document, findings: [] };
  const message = `docs.readme names ${pointer}, which is no document in this repository.`;
  return {
    document: null,
    findings: [fail('high', { subject: 'pointer', message, at: manifest.at('docs', 'readme') })],
  };
}

function missing(unread: ReturnType<typeof findReadme>['unread']): Finding {
  if (unread === null) {
    const message =
      'There is no README at the root of the repository: whoever opens it learns neither what it is nor how to run it.';
    return fail('high', { subject: 'readme', message });
  }
  const message =
    unread.reason === 'symbolic link'
      ? `${unread.path} is a link to another file, and links are not followed. Name the real file as docs.readme in the manifest, or put it here.`
      : `${unread.path} could not be read (${unread.reason}). Save it as UTF-8 text, so that everybody can read it.`;
  return review('high', { subject: 'readme', message, at: { path: unread.path } });
}
