import { defineDerivedFact } from '../../kit/fact.ts';
import { imports, roleOf } from '../imports/imports.ts';
import { processorAddresses } from '../processors/addresses.ts';
import { baseAddresses } from '../processors/base-addresses.ts';
import { importSigns } from '../processors/import-signs.ts';
import { processorById } from '../processors/lookup.ts';
import { processors, type SeenProcessor } from '../processors/processors.ts';
import { javascriptPrompts } from './javascript-prompts.ts';
import type { ModelCall } from './model.ts';
import { pythonPrompts } from './python-prompts.ts';

/** One call of a language model in the application, and who answers it. */
export interface PlacedCall extends ModelCall {
  readonly path: string;
  /** Ids of the processors that its file names; where it names none, all that the repository shows. */
  readonly models: readonly string[];
}

export interface LanguageModels {
  /** Who answers prompts, by name; SDKs that nothing imports are left out. */
  readonly models: readonly SeenProcessor[];
  /** By path and line. */
  readonly calls: readonly PlacedCall[];
  /** How many files were looked at. */
  readonly examined: number;
}

const SOURCES = { imports, processorAddresses, baseAddresses, processors, javascriptPrompts, pythonPrompts };

/** Which language models the application asks, and what of its data goes into the prompts. */
export const languageModels = defineDerivedFact<typeof SOURCES, LanguageModels>({
  id: 'language-models',
  from: SOURCES,
  derive(facts) {
    const models = facts.processors.processors.filter(
      ({ category, by }) => category === 'language model' && by !== 'unused',
    );
    const known = new Set(models.map(({ id }) => id));
    const byFile = new Map<string, Set<string>>();
    const signs = [
      ...importSigns(facts),
      ...facts.processorAddresses.values.flatMap(({ path, value }) => value.map(({ id }) => ({ id, path }))),
    ];
    for (const { id, path } of signs) {
      if (processorById(id)?.category !== 'language model' || !known.has(id)) continue;
      byFile.set(path, (byFile.get(path) ?? new Set()).add(id));
    }
    const calls = [...facts.javascriptPrompts.values, ...facts.pythonPrompts.values].flatMap(
      ({ path, value }) =>
        roleOf(path) === 'application' && known.size > 0
          ? value.map((call) => ({ ...call, path, models: [...(byFile.get(path) ?? known)].sort() }))
          : [],
    );
    return {
      models,
      calls: calls.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1)),
      examined: facts.processors.examined,
    };
  },
});
