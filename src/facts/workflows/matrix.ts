import type { Script } from './model.ts';
import type { Reader } from './reader.ts';

export type Matrix = Readonly<Record<string, readonly string[]>>;

/** So that a matrix of matrices stays a handful of scripts. */
const MAX_VALUES = 24;

/** The values of each variable of a GitHub matrix, those of `include` with them; an object's fields are `name.field`. */
export function matrixOf(matrix: Reader): Matrix {
  const values = new Map<string, Set<string>>();
  const note = (name: string, value: Reader): void => {
    const text = value.text();
    if (text !== null) values.set(name, (values.get(name) ?? new Set()).add(text));
    for (const field of text === null ? value.fields() : []) note(`${name}.${field.key}`, field);
  };
  for (const variable of matrix.fields()) {
    if (variable.key === 'exclude') continue;
    for (const item of variable.items()) {
      if (variable.key === 'include') for (const field of item.fields()) note(field.key, field);
      else note(variable.key, item);
    }
  }
  return Object.fromEntries([...values].map(([name, set]) => [name, [...set].slice(0, MAX_VALUES)]));
}

const REFERENCE = /\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/;

/** A script once for each value of the first two matrix variables that it names. */
export function withMatrix(script: Script, matrix: Matrix, depth = 0): Script[] {
  const reference = REFERENCE.exec(script.text);
  const name = reference?.[1] ?? '';
  const values = Object.hasOwn(matrix, name) ? matrix[name] : undefined;
  if (!reference || !values || depth > 1) return [script];
  const variants = values.map((value) => ({ ...script, text: script.text.split(reference[0]).join(value) }));
  return variants.flatMap((variant) => withMatrix(variant, matrix, depth + 1)).slice(0, MAX_VALUES);
}

/** Fills in what a composite action was given for its inputs. */
export function withInputs(script: Script, inputs: Readonly<Record<string, string>>): Script {
  const text = script.text.replace(/\$\{\{\s*inputs\.([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(inputs, name) ? (inputs[name] ?? whole) : whole,
  );
  return { ...script, text };
}
