import type { SeenProcessor } from '../../../src/facts/processors/processors.ts';
import { contradiction, type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { type DeclaredProcessor, isSameProcessor } from '../../declared-processors.ts';
import type { Flow } from './flows.ts';

/** What one flow comes to, given what the manifest says of the provider. */
export function judge(
  { model, path, personal, free, at }: Flow,
  declared: readonly DeclaredProcessor[],
): Finding[] {
  const entries = declared.filter((entry) => isSameProcessor(entry, model));
  if (entries.some((entry) => entry.personal === true)) return [];
  const details = { subject: `${model.id} ${path}`, at };
  if (personal.length > 0) {
    const what = `A prompt to ${model.name} holds data about people (${listed(personal)})`;
    if (entries.some((entry) => entry.personal === false))
      return [
        contradiction('high', {
          ...details,
          message: `${what}, while the manifest says personal: false. Correct the entry, or leave these fields out of the prompt.`,
        }),
      ];
    return [
      fail('high', {
        ...details,
        message: `${what}, and no entry under retention.processors says so. Declare it with personal: true and its agreement, or leave these fields out of the prompt.`,
      }),
    ];
  }
  return [
    review('high', {
      ...details,
      message: `A prompt to ${model.name} holds free text (${listed(free)}), in which anybody may write about people. Declare the provider with personal: true, or let the sign-off of data handling say why nothing about people gets there.`,
    }),
  ];
}

/** Advice for providers that receive personal data: whether they may learn from it should be settled. */
export function trainingOpen(
  models: readonly SeenProcessor[],
  declared: readonly DeclaredProcessor[],
  manifest: ManifestView | null,
): Finding[] {
  return declared.flatMap((entry) => {
    const model = models.find((each) => isSameProcessor(entry, each));
    if (!model || entry.personal !== true || entry.ai_training === 'off') return [];
    const state = entry.ai_training === 'on' ? 'may train' : 'is not said not to train';
    return [
      fail('low', {
        subject: `training ${model.id}`,
        message: `${model.name} receives data about people and ${state} its models on it. Switch that off with the provider and write ai_training: off.`,
        at: manifest?.at('retention', 'processors', entry.index) ?? null,
      }),
    ];
  });
}

/** A model is used and none of its prompts was found: what is sent is open, unless it is declared as personal. */
export function unread(
  models: readonly SeenProcessor[],
  calls: readonly { readonly models: readonly string[] }[],
  declared: readonly DeclaredProcessor[],
): Finding[] {
  const open = models.filter(
    (model) =>
      !calls.some(({ models: called }) => called.includes(model.id)) &&
      !declared.some((entry) => entry.personal === true && isSameProcessor(entry, model)),
  );
  return open.map((model) =>
    review('high', {
      subject: model.id,
      message: `The code uses ${model.name}, but its prompts could not be followed. Look at what goes into them: declare the provider with personal: true, or let the sign-off of data handling say that nothing about people does.`,
      at: model.evidence[0] ?? null,
    }),
  );
}

function listed(names: readonly string[]): string {
  const rest = names.length > 4 ? ` and ${names.length - 4} more` : '';
  return `${names.slice(0, 4).join(', ')}${rest}`;
}
