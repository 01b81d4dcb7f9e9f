import type { Columns } from '../../../src/facts/columns/columns.ts';
import { personalWord } from '../../../src/facts/personal-data/dictionary.ts';
import type { SeenProcessors } from '../../../src/facts/processors/processors.ts';
import type { ManifestView, Place } from '../../../src/kit/index.ts';

/** One reason to hold that the tool keeps or passes on data about people. */
export interface PersonalSign {
  /** Goes on from "The tool ". */
  readonly text: string;
  readonly at: Place | null;
  /** Declared, or plain from what is kept. */
  readonly sure: boolean;
}

interface Sources {
  readonly columns: Columns;
  readonly processors: SeenProcessors;
}

/** Why a notice is owed, the surest reason first; none where nothing shows data about people. */
export function personalSigns(facts: Sources, manifest: ManifestView | null): PersonalSign[] {
  return [...declaredSigns(manifest), ...columnSigns(facts.columns), ...processorSigns(facts.processors)];
}

function declaredSigns(manifest: ManifestView | null): PersonalSign[] {
  const { tool, retention } = manifest?.claims ?? {};
  if (!manifest) return [];
  const index = (retention?.classes ?? []).findIndex(({ personal }) => personal === true);
  if (index >= 0)
    return [{ text: 'keeps data about people', at: manifest.at('retention', 'classes', index), sure: true }];
  return tool?.personal_data === true
    ? [{ text: 'keeps data about people', at: manifest.at('tool', 'personal_data'), sure: true }]
    : [];
}

function columnSigns({ tables }: Columns): PersonalSign[] {
  for (const { name, sure, columns } of tables) {
    const column = sure ? columns.find((each) => tells(each.name, name)) : undefined;
    if (column)
      return [{ text: `keeps data about people (${name}.${column.name})`, at: column.at, sure: true }];
  }
  return [];
}

/** Pictures, places and passwords are kept of things and machines as well. */
const NOT_ALONE = new Set(['photo', 'location', 'password', 'token', 'ip-address']);

function tells(column: string, table: string): boolean {
  const word = personalWord(column, table);
  return word?.strength === 'strong' && !NOT_ALONE.has(word.kind);
}

function processorSigns({ processors }: SeenProcessors): PersonalSign[] {
  const seen = processors.find(({ personal, confidence }) => personal === 'yes' && confidence === 'high');
  return seen
    ? [{ text: `passes data about people on to ${seen.name}`, at: seen.evidence[0] ?? null, sure: false }]
    : [];
}
