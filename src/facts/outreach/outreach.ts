import { defineDerivedFact } from '../../kit/fact.ts';
import { imports } from '../imports/imports.ts';
import { OUTREACH, type OutreachKind } from './registry.ts';

export interface Outreach {
  readonly kind: OutreachKind;
  readonly package: string;
  readonly path: string;
  readonly line: number;
}

const SOURCES = { imports };

/** Each way in which the application reaches real people, at the first place that imports it. */
export const outreach = defineDerivedFact<typeof SOURCES, readonly Outreach[]>({
  id: 'outreach',
  from: SOURCES,
  derive({ imports }) {
    const used = imports.filter(({ role, typeOnly }) => role === 'application' && !typeOnly);
    return OUTREACH.flatMap(({ kind, ecosystem, name }) => {
      const first = used.find((each) => each.ecosystem === ecosystem && each.package === name);
      return first ? [{ kind, package: name, path: first.path, line: first.line }] : [];
    });
  },
});
