import { LANGUAGE_MODELS } from '../processors/registry/language-models.ts';

const ENDS = LANGUAGE_MODELS.flatMap(({ hosts = [] }) => hosts).map((host) =>
  host.replace(/^\*\./, '').replace(/[.]/g, '\\.'),
);
const ADDRESS = new RegExp(`(?:\\/\\/|\\.)(?:${ENDS.join('|')})`);

/** Whether a text holds the address of a language model. */
export function isModelAddress(text: string): boolean {
  return ADDRESS.test(text);
}
