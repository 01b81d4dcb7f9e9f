import type { SeenProcessors } from '../../../src/facts/processors/processors.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import type { PersonalSign } from './personal-signs.ts';

/** What only people from outside a company are met with. */
const OUTSIDE = new Set(['payment', 'advertising', 'chat widget']);

/** What the lack of a notice comes to: certain where people from outside use the tool, else a question. */
export function absent(
  signs: readonly PersonalSign[],
  { processors: { processors } }: { readonly processors: SeenProcessors },
  manifest: ManifestView | null,
): Finding[] {
  const [sign] = signs;
  if (!sign) return [];
  const audience = manifest?.claims.tool?.audience;
  const details = { subject: 'privacy_notice', at: sign.at };
  if (audience === 'internal') {
    const message = `The tool ${sign.text} and only staff use it. Staff must be told as well: point retention.privacy_notice to the notice for staff.`;
    return [review('medium', { ...details, message })];
  }
  const open = processors.some(({ category, confidence }) => confidence === 'high' && OUTSIDE.has(category));
  const message = `The tool ${sign.text}, and there is no privacy notice. Write one that names who receives the data and whom to ask, and point retention.privacy_notice to it.`;
  if (audience !== undefined || (sign.sure && open)) return [fail('medium', { ...details, message })];
  return [
    review('medium', {
      ...details,
      message: `${message} If the notice lies elsewhere, the pointer may be its address.`,
    }),
  ];
}
