import type { PersonalColumn, PersonalTable } from '../../../src/facts/personal-data/personal-columns.ts';
import { contradiction, type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { classesOf, classLabel, type DataClass, dataClasses, isNotPersonal } from '../declared-fields.ts';
import { named } from '../named.ts';

/** What the manifest leaves out or denies of the columns that look personal. */
export function judgeTables(tables: readonly PersonalTable[], manifest: ManifestView | null): Finding[] {
  const classes = dataClasses(manifest);
  const left = tables.flatMap((table) => {
    const columns = table.columns.filter(({ name }) => !isNotPersonal(manifest, table.name, name));
    return columns.length > 0 ? [{ ...table, columns }] : [];
  });
  return [
    ...deniedByTool(left, manifest),
    ...classes.flatMap((each) => deniedByClass(each, classes, left, manifest)),
    ...left.flatMap((table) => undeclared(table, classes, manifest !== null)),
  ];
}

function deniedByTool(tables: readonly PersonalTable[], manifest: ManifestView | null): Finding[] {
  const [first] = tables.filter(({ sure, columns }) => sure && columns.some(isStrong));
  if (!first || manifest?.claims.tool?.personal_data !== false) return [];
  const at = manifest.at('tool', 'personal_data');
  const message = `The manifest says that the tool holds no data about people, yet the table "${first.name}" has ${named(first.columns.filter(isStrong))}.`;
  return [contradiction('blocker', { subject: 'tool.personal_data', message, at })];
}

function deniedByClass(
  each: DataClass,
  classes: readonly DataClass[],
  tables: readonly PersonalTable[],
  manifest: ManifestView | null,
): Finding[] {
  if (each.personal !== false) return [];
  const denied = tables.flatMap(({ name: table, columns }) =>
    columns
      .filter((column) => isStrong(column))
      .filter(({ name }) => classesOf([each], table, name).length > 0)
      .filter(({ name }) => classesOf(classes, table, name).every(({ personal }) => personal === false))
      .map((column) => ({ ...column, name: `${table}.${column.name}` })),
  );
  if (denied.length === 0) return [];
  const message = `The ${classLabel(each)} says personal: false, yet it covers ${named(denied)}. Correct the class, or say under not_personal why these are not about people.`;
  const at = manifest?.at('retention', 'classes', each.index, 'personal') ?? null;
  return [contradiction('blocker', { subject: classLabel(each), message, at })];
}

/** One finding a table: what is certain decides, what is not is named beside it. */
function undeclared(table: PersonalTable, classes: readonly DataClass[], hasManifest: boolean): Finding[] {
  const open = table.columns.filter(({ name }) => classesOf(classes, table.name, name).length === 0);
  const strong = open.filter(isStrong);
  const weak = open.filter((column) => !isStrong(column));
  const [first] = strong;
  if (first && table.sure) {
    const also = weak.length > 0 ? ` Look at ${named(weak)} there as well.` : '';
    const message = `The table "${table.name}" keeps ${named(strong)}, and no class under retention.classes ${hasManifest ? 'covers' : 'says'} that.${also}`;
    return [fail('blocker', { subject: table.name, message, at: first.at })];
  }
  const asked = [...strong, ...weak.filter(({ kind }) => !MACHINE.has(kind) || strong.length > 0)];
  const [unsure] = asked;
  if (!unsure) return [];
  const where = table.sure ? `The table "${table.name}"` : `Code stores "${table.name}", which`;
  const message = `${where} has ${named(asked)}: people may stand in there. Add the columns to a class under retention.classes, or to not_personal with the reason.`;
  const subject = `${table.name}: ${asked
    .map(({ name }) => name)
    .sort()
    .join(', ')}`;
  return [review('blocker', { subject, message, at: unsure.at })];
}

/** Kinds that say nothing about people on a table that holds nothing else about them. */
const MACHINE = new Set(['token', 'device', 'card-part']);

function isStrong({ strength }: PersonalColumn): boolean {
  return strength === 'strong';
}
