import { columns } from '../../../src/facts/columns/columns.ts';
import { library } from '../../../src/facts/documents/documents.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { privacyNotices } from '../../../src/facts/privacy-notices/privacy-notices.ts';
import { processors } from '../../../src/facts/processors/processors.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { absent } from './absent.ts';
import { declaredNotice, foundNotices } from './find-notice.ts';
import { judgeNotices, refuted } from './judge.ts';
import { personalSigns } from './personal-signs.ts';
import { recipientsOf } from './recipients.ts';

export default defineCheck({
  id: 'retention/privacy-notice-consistent',
  title: 'The privacy notice is true',
  question: 'Do users get told the truth about their data?',
  why: 'People may know who receives their data, and a notice that promises what the code does not keep is worse than none: it is what complaints and fines are built on.',
  how: 'Finds the notice by `retention.privacy_notice`, else by the names of pages and documents in several languages. Looks in it for each processor that the manifest declares with `personal: true`, by any of its names, for a way to reach somebody, and for sentences that the code refutes, such as "we do not share your data" where it goes to a mail service. Style is not judged.',
  passes:
    'The notice names each processor that receives personal data, and a contact, and nothing in it is refuted by the code.',
  fix: 'Name each processor with personal: true in the notice, with what it does; add an address for questions; take out promises that the tool does not keep. Point retention.privacy_notice to the file.',
  example: [
    '```yaml',
    'retention:',
    '  privacy_notice: docs/privacy.md   # names Supabase, Vercel and Resend, and whom to ask',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: ['data-handling', 'documentation'],
  evidence: 'described',
  facts: { privacyNotices, processors, columns, library, fileList },
  evaluate({ facts, manifest }) {
    const signs = personalSigns(facts, manifest);
    const declared = declaredNotice(facts, manifest);
    const notices = declared?.notices ?? foundNotices(facts.privacyNotices);
    const internal = manifest?.claims.tool?.audience === 'internal';
    const recipients = recipientsOf(manifest, facts.processors.processors);
    const lies = notices.flatMap((notice) => refuted(notice, recipients));
    if (signs.length === 0 && notices.length === 0 && !declared)
      return notApplicable({
        examined: facts.processors.examined,
        reason:
          facts.processors.examined > 0
            ? 'Nothing in the repository shows that data about people is kept or passed on.'
            : 'The code is in languages in which data about people is not looked for. Point retention.privacy_notice to the notice, or say in the sign-off that there is no such data.',
      });
    if (internal && declared && declared.problem === null && lies.length === 0)
      return notApplicable({
        examined: Math.max(1, notices.length),
        reason:
          'Only the company’s own staff use the tool, and the notice for staff is named in the manifest.',
      });
    const missing = declared ? declared.findings : notices.length === 0 ? absent(signs, facts, manifest) : [];
    return conclude({
      examined: Math.max(1, notices.length),
      evidence: 'described',
      findings: [...missing, ...lies, ...(internal ? [] : judgeNotices(notices, recipients, manifest))],
      pass: 'The notice names who receives personal data and whom to ask, and the code refutes nothing in it.',
      nothing: 'No notice was found. Point retention.privacy_notice to it.',
    });
  },
});
