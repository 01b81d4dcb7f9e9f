import { library } from '../../../src/facts/documents/documents.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, defineCheck, type Finding, type ManifestView } from '../../../src/kit/index.ts';
import { searchedDefect } from './found.ts';
import { pointedDefect } from './pointed.ts';
import { scopeOf } from './scope.ts';
import { READER_TOPICS, type ReaderTopic } from './topics.ts';

export default defineCheck({
  id: 'docs/topics-covered',
  title: 'What readers must know is written down',
  question: 'Do the documents say purpose, users, assumptions, limitations, contacts and data?',
  why: 'People use a tool for what it was not made for when nobody wrote down what it takes for granted and what it cannot do; and they give up when nobody wrote down whom to ask.',
  how: 'For each topic: the place that `docs.purpose`, `docs.users`, `docs.assumptions`, `docs.limitations`, `docs.contacts` or `docs.data` names, else sections under the usual headings (in twelve languages) of the README, of what it links to inside the repository, and of the documents that the manifest names. A section counts with 20 words that are no placeholder and no template; for contacts an address is enough. Data are asked for only where the tool keeps some. Fields of the manifest cover no topic: users do not read them.',
  passes: 'Each topic has its section in a document, with something in it.',
  fix: 'Write a section for each topic named here, in the README or the guide, and name it in the manifest as `path#heading`.',
  example: [
    '```markdown',
    '## What it assumes',
    '',
    'Everybody has a phone with a browser and an e-mail address; shifts never cross midnight; one site has one manager.',
    '',
    '## What it does not do',
    '',
    'It plans no shifts and pays no wages. Swaps within 24 hours still go through the manager by telephone.',
    '```',
    '',
    '```yaml',
    'docs:',
    '  assumptions: docs/guide.md#what-it-assumes',
    '  limitations: docs/guide.md#what-it-does-not-do',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['documentation'],
  evidence: 'described',
  facts: { library, files: fileList, stores },
  evaluate({ facts, manifest }) {
    const scope = scopeOf(facts.library, manifest);
    const keepsData = facts.stores.some(({ scope }) => scope === 'production') || claimsData(manifest);
    const asked = READER_TOPICS.filter(({ id }) => id !== 'data' || keepsData);
    const judge = (topic: ReaderTopic): Finding | null => {
      const pointer = manifest?.claims.docs?.[topic.id];
      return manifest && pointer !== undefined
        ? pointedDefect(topic, pointer, manifest.at('docs', topic.id), facts)
        : searchedDefect(topic, scope);
    };
    return conclude({
      examined: scope.documents.length,
      evidence: 'described',
      findings: asked.map(judge).filter((finding) => finding !== null),
      pass: `The documents cover all ${asked.length} topics.`,
      nothing: 'Write a README with a section for each topic.',
    });
  },
});

function claimsData(manifest: ManifestView | null): boolean {
  const { tool, retention } = manifest?.claims ?? {};
  const { stores = [], classes = [], processors = [] } = retention ?? {};
  return (
    tool?.real_data === true ||
    tool?.personal_data === true ||
    stores.length + classes.length + processors.length > 0
  );
}
