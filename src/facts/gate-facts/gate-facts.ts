import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import type { GateId } from '../../kit/vocabulary.ts';
import { library } from '../documents/documents.ts';
import type { Document } from '../documents/model.ts';
import { ruleFiles } from '../firebase/rule-files.ts';
import { type PersonalTable, personalColumns } from '../personal-data/personal-columns.ts';
import { processors } from '../processors/processors.ts';
import { roles } from '../roles/roles.ts';
import { routes } from '../routes/routes.ts';
import { sqlDatabases } from '../sql/sql-databases.ts';
import { stores } from '../stores/stores.ts';
import { databaseLines, roleLines, routeLines, ruleLines } from './access-lines.ts';
import { factLine, hash, sortedLines } from './lines.ts';

/** What the repository shows of each gate, in lines that people can read and that only a change of substance changes. */
export interface GateFacts {
  readonly gates: Readonly<Record<GateId, readonly string[]>>;
  /** Of every document its sections, by path: which of them are signed, the manifest says. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
}

const SOURCES = {
  library,
  personalColumns,
  processors,
  roles,
  routes,
  ruleFiles,
  sqlDatabases,
  stores,
};

/**
 * The facts that a signature under a gate is about: recipe R-DIGEST. Sorted and without places, so that neither formatting
 * nor a moved line changes them; a new table, route, store, processor or personal column does.
 */
export const gateFacts = defineDerivedFact<typeof SOURCES, GateFacts>({
  id: 'gate-facts',
  from: SOURCES,
  derive(facts) {
    const held = storeLines(facts);
    const received = processorLines(facts);
    const personal = facts.personalColumns.flatMap(personalLines);
    return {
      gates: {
        'data-handling': sortedLines([...held, ...received, ...personal]),
        permissions: sortedLines([
          ...facts.sqlDatabases.databases.flatMap(databaseLines),
          ...ruleLines(facts.ruleFiles),
          ...routeLines(facts.routes),
          ...roleLines(facts.roles),
          ...personal,
        ]),
        'error-handling': sortedLines([...held, ...received]),
        // What the documents say comes with those that the manifest names.
        documentation: [],
        'support-model': sortedLines(received),
        'backup-recovery': sortedLines(held),
      },
      documents: Object.fromEntries(facts.library.documents.map((each) => [each.path, sectionLines(each)])),
    };
  },
});

type Facts = ValuesOf<typeof SOURCES>;

function storeLines({ stores: all }: Facts): string[] {
  return all
    .filter(({ scope, confidence }) => scope === 'production' && confidence === 'high')
    .flatMap(({ key, names }) => [
      factLine('store', key),
      ...names.map((name) => factLine('store', key, name)),
    ]);
}

function processorLines({ processors: seen }: Facts): string[] {
  return seen.processors
    .filter(({ confidence }) => confidence === 'high')
    .map(({ name, category }) => factLine('processor', name, `(${category})`));
}

function personalLines({ name, columns }: PersonalTable): string[] {
  return columns.map((column) => factLine('personal', `${name}.${column.name}`));
}

/** A section as the hash of its words: spaces and line breaks may move. */
function sectionLines({ path, sections }: Document): string[] {
  return sections
    .filter(({ words }) => words > 0)
    .map(({ heading, text }) =>
      factLine('section', `${path}#${heading}`, hash(text.replace(/\s+/g, ' ').trim())),
    );
}
