import { defineDerivedFact } from '../../kit/fact.ts';
import { roleOf } from '../imports/imports.ts';
import { javascriptFalseSuccess } from './javascript-false-success.ts';
import type { FalseSuccess } from './model.ts';
import { pythonFalseSuccess } from './python-false-success.ts';

export type { FalseSuccess, Pretence } from './model.ts';

export interface PlacedFalseSuccess extends FalseSuccess {
  readonly path: string;
}

export interface FalseSuccesses {
  readonly found: readonly PlacedFalseSuccess[];
  /** Failure branches of application code that were looked at. */
  readonly branches: number;
  /** Files of JavaScript, TypeScript and Python that were looked at. */
  readonly examined: number;
}

/** Failure branches of application code that look like a success, in path order. */
export const falseSuccess = defineDerivedFact({
  id: 'false-success',
  from: { javascriptFalseSuccess, pythonFalseSuccess },
  derive(facts): FalseSuccesses {
    const sources = [facts.javascriptFalseSuccess, facts.pythonFalseSuccess];
    const values = sources
      .flatMap((source) => source.values)
      .filter(({ path }) => roleOf(path) === 'application');
    return {
      found: values.flatMap(({ path, value }) => value.found.map((each) => ({ ...each, path }))),
      branches: values.reduce((sum, { value }) => sum + value.branches, 0),
      examined: sources.reduce((sum, { examined }) => sum + examined, 0),
    };
  },
});
