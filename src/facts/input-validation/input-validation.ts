import { defineDerivedFact } from '../../kit/fact.ts';
import { javascriptInput } from './javascript-input.ts';
import type { InputValidation } from './model.ts';
import { pythonInput } from './python-input.ts';

export type { Checked, InputSink, InputUse, InputValidation, LooseField } from './model.ts';

const SOURCES = { javascriptInput, pythonInput };

/** What every way into the application does with what it is sent: which schema it passes, and where it ends. */
export const inputValidation = defineDerivedFact<typeof SOURCES, InputValidation>({
  id: 'input-validation',
  from: SOURCES,
  derive: ({ javascriptInput: js, pythonInput: py }) => ({
    uses: [...js.uses, ...py.uses],
    notFollowed: [...js.notFollowed, ...py.notFollowed],
  }),
});
