import { languageModels } from '../../../src/facts/language-models/language-models.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { declaredProcessors } from '../../declared-processors.ts';
import { flowsOf } from './flows.ts';
import { judge, trainingOpen, unread } from './judge.ts';

export default defineCheck({
  id: 'retention/ai-provider-flow',
  title: 'AI gets personal data knowingly or not',
  question: 'Does personal data reach an AI provider knowingly?',
  why: 'What goes into a prompt leaves the company. Names, addresses and free text that people type reach the AI provider, who may keep them or learn from them, and the people concerned have a right to know.',
  how: 'Finds the calls of language models in JavaScript and Python and follows what their prompts are built from within the file: templates, messages, helper functions. Fields about people (`customer.email`) and text that anybody may fill with anything (`message`, a whole record) are held against the `personal` of the entry in `retention.processors`. Prompts of fixed text, embeddings and data about things are left out.',
  passes:
    'Each AI provider is declared with `personal: true`, or no prompt holds fields about people or free text.',
  fix: 'Declare the AI provider under retention.processors with personal: true, its agreement and ai_training: off, or leave personal fields out of the prompt. Where people type free text, either declare it as personal, or tell them not to enter data about people and remove it before it is sent.',
  example: [
    '```yaml',
    'retention:',
    '  processors:',
    '    - {name: OpenAI, purpose: answers questions, personal: true, ai_training: off, agreement: "DPA 2026-09-02"}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'verified',
  facts: { languageModels },
  evaluate({ facts: { languageModels: seen }, manifest }) {
    const { models, calls, examined } = seen;
    if (models.length === 0) return noModel(examined);
    const declared = declaredProcessors(manifest);
    const flows = flowsOf(calls, models);
    return conclude({
      examined: Math.max(calls.length, models.length),
      evidence: 'verified',
      findings: [
        ...flows.flatMap((flow) => judge(flow, declared)),
        ...unread(models, calls, declared),
        ...trainingOpen(models, declared, manifest),
      ],
      pass: 'What reaches AI providers is declared, or holds nothing about people.',
      nothing: `The code uses ${models.map(({ name }) => name).join(', ')}, but its prompts could not be followed. The sign-off of data handling can say what goes into them.`,
    });
  },
});

function noModel(examined: number): ReturnType<typeof notApplicable> {
  const reason =
    examined > 0
      ? 'Nothing in the repository asks a language model outside the company.'
      : 'The code is in languages in which AI providers are not looked for. List them under retention.processors, or say in the sign-off that there are none.';
  return notApplicable({ examined, reason });
}
