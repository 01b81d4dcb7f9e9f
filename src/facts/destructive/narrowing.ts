/** Kinds of number, from the one that holds least. */
const WHOLE = ['int2', 'int4', 'int8'];
const FLOATING = ['float4', 'float8'];
const ALIASES: Readonly<Record<string, string>> = {
  smallint: 'int2',
  int: 'int4',
  integer: 'int4',
  mediumint: 'int4',
  bigint: 'int8',
  real: 'float4',
  float: 'float8',
  double: 'float8',
  decimal: 'numeric',
  string: 'varchar',
  datetime: 'timestamp',
};

interface Type {
  readonly name: string;
  readonly sizes: readonly number[];
}

/** Whether values of the old type may not fit into the new one: a shorter text, a smaller number, a day without its time. */
export function narrows(old: string, next: string): boolean {
  const [from, to] = [parsed(old), parsed(next)];
  if (isText(from) && isText(to)) return lengthOf(to) < lengthOf(from);
  for (const scale of [WHOLE, FLOATING]) {
    if (scale.includes(from.name) && scale.includes(to.name))
      return scale.indexOf(to.name) < scale.indexOf(from.name);
  }
  if (from.name === 'numeric' && to.name === 'numeric') return isSmaller(from.sizes, to.sizes);
  if ((from.name === 'numeric' || FLOATING.includes(from.name)) && WHOLE.includes(to.name)) return true;
  return /^timestamp/.test(from.name) && /^(date|time|timetz)$/.test(to.name);
}

function parsed(type: string): Type {
  const [, written = '', sizes = ''] =
    /^([\w ]{1,40}?)\s*(?:\(([\d, ]{1,20})\))?$/.exec(type.toLowerCase()) ?? [];
  const name = Object.hasOwn(ALIASES, written) ? (ALIASES[written] ?? written) : written;
  return { name, sizes: sizes === '' ? [] : sizes.split(',').map(Number) };
}

const isText = ({ name }: Type): boolean =>
  /^(text|varchar|bpchar|char|citext|longtext|mediumtext|tinytext)$/.test(name);

function lengthOf({ name, sizes }: Type): number {
  if (name === 'tinytext') return 255;
  if (name === 'bpchar' || name === 'char') return sizes[0] ?? 1;
  return sizes[0] ?? Number.POSITIVE_INFINITY;
}

/** Fewer digits before the point, or after it. No size at all holds every number. */
function isSmaller(old: readonly number[], next: readonly number[]): boolean {
  const [precision, scale = 0] = next;
  if (precision === undefined) return false;
  const [before, after = 0] = old;
  return before === undefined || scale < after || precision - scale < before - after;
}
