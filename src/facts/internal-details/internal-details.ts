import { defineDerivedFact } from '../../kit/fact.ts';
import { ancestors, folderOf } from '../commands/paths.ts';
import { type Project, packages } from '../packages/packages.ts';
import { javascriptAnswers } from './javascript-answers.ts';
import type { FailureAnswer } from './model.ts';
import { pythonAnswers } from './python-answers.ts';
import { textAnswers } from './text-answers.ts';

export type { Leak } from './model.ts';

export interface PlacedAnswer extends FailureAnswer {
  readonly path: string;
}

const SOURCES = { javascriptAnswers, pythonAnswers, textAnswers, packages };

/** Every answer that server code gives on a failure, and what of the error is in it. */
export const failureAnswers = defineDerivedFact<typeof SOURCES, readonly PlacedAnswer[]>({
  id: 'failure-answers',
  from: SOURCES,
  derive({ javascriptAnswers: js, pythonAnswers: py, textAnswers: text, packages: projects }) {
    const tellers = new Set(js.values.flatMap(({ value }) => value.tellers));
    const own = js.values.flatMap(({ path, value }) =>
      isOfLibrary(path, projects)
        ? []
        : value.answers.map((answer) => ({ ...resolved(answer, tellers), path })),
    );
    return [
      ...own,
      ...py.values.flatMap(({ path, value }) => value.answers.map((answer) => ({ ...answer, path }))),
      ...text.values.flatMap(({ path, value }) => value.map((answer) => ({ ...answer, path }))),
    ];
  },
});

/** What a library answers is for whoever uses it to decide. */
function isOfLibrary(path: string, projects: readonly Project[]): boolean {
  for (const folder of ancestors(folderOf(path))) {
    const home = projects.find((each) => each.folder === folder && each.path.endsWith('package.json'));
    if (home) return home.kind === 'library';
  }
  return false;
}

/** A text that another function makes holds the error's words only where such a function was found to give them back. */
function resolved(answer: FailureAnswer, tellers: ReadonlySet<string>): FailureAnswer {
  return answer.via === null || tellers.has(answer.via) ? answer : { ...answer, leak: null, what: '' };
}
