import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { classesOf, classesOfBucket, dataClasses, isNotPersonal, namesColumn } from '../declared-fields.ts';
import { named } from '../named.ts';
import type { Sign, Special } from './signs.ts';

const ABOUT: Readonly<Record<Special, string>> = {
  health: 'health',
  identity: 'identity documents',
  children: 'children or pupils',
  financial: 'people’s money',
  biometric: 'bodies as a key',
  beliefs: 'origin, beliefs or sexual life',
  criminal: 'offences',
};

/** What no class with `special` covers; tables of which only the name tells are one question a category. */
export function judgeSigns(signs: readonly Sign[], manifest: ManifestView | null): Finding[] {
  const open = signs.flatMap((sign) => {
    const columns = openColumns(sign, manifest);
    return columns === null ? [] : [{ ...sign, columns }];
  });
  const byName = open.filter(isByName);
  const categories = [...new Set(byName.map(({ special }) => special))];
  return [
    ...open.filter((sign) => !isByName(sign)).map(undeclared),
    ...categories.map((special) =>
      undeclaredTables(
        special,
        byName.filter((each) => each.special === special),
      ),
    ),
  ];
}

function isByName({ what, columns }: Sign): boolean {
  return what === 'table' && columns.length === 0;
}

function undeclared(sign: Sign): Finding {
  const { what, name, special, columns, at, sure } = sign;
  const message = `${whereOf(sign)} ${sure ? 'is' : 'may be'} about ${ABOUT[special]}, and ${NEXT(special)}`;
  const subject = `${what} ${name} ${special}`;
  if (sure) return fail('blocker', { subject, message, at });
  const listed = columns.length > 0 ? `${subject}: ${[...columns].sort().join(', ')}` : subject;
  return review('blocker', { subject: listed, message, at });
}

function undeclaredTables(special: Special, signs: readonly Sign[]): Finding {
  const what = signs.length === 1 ? 'table' : 'tables';
  const message = `By ${signs.length === 1 ? 'its name' : 'their names'}, what the ${what} ${named(signs)} ${signs.length === 1 ? 'keeps' : 'keep'} may be about ${ABOUT[special]}, and ${NEXT(special)}`;
  const subject = `tables ${special}: ${signs
    .map(({ name }) => name)
    .sort()
    .join(', ')}`;
  return review('blocker', { subject, message, at: signs[0]?.at ?? null });
}

const NEXT = (special: Special): string =>
  `no class under retention.classes says special: ${special}. Say so in the class that covers it, with a document on how it is protected, or say under not_personal why it is not.`;

/** The columns that nothing declares, none for a sign without columns; null where all is declared. */
function openColumns({ what, name, columns }: Sign, manifest: ManifestView | null): readonly string[] | null {
  const classes = dataClasses(manifest).filter((each) => each.special !== undefined);
  if (what === 'bucket') return classesOfBucket(classes, name).length > 0 ? null : [];
  if (what === 'form') return classes.some(({ fields }) => (fields ?? []).length > 0) ? null : [];
  const declared = (column: string) =>
    classesOf(classes, name, column).length > 0 || isNotPersonal(manifest, name, column);
  if (columns.length === 0)
    return declared('id') || classes.some(({ fields }) => names(fields, name)) ? null : [];
  const open = columns.filter((column) => !declared(column));
  return open.length > 0 ? open : null;
}

/** True where a class speaks of the table at all. */
function names(fields: string | readonly string[] | undefined, table: string): boolean {
  const list = fields === undefined ? [] : typeof fields === 'string' ? [fields] : fields;
  return list.some((field) => namesColumn(`${field.slice(0, field.lastIndexOf('.'))}.*`, table, 'id'));
}

function whereOf({ what, name, columns }: Sign): string {
  if (what === 'bucket') return `What lies in the bucket "${name}"`;
  if (what === 'form') return `What a form asks for as "${name}"`;
  return `What ${named(columns.map((each) => ({ name: each })))} of "${name}" ${columns.length === 1 ? 'holds' : 'hold'}`;
}
