import type { MigrationLoss } from './model.ts';
import { narrows } from './narrowing.ts';
import { destroysIn, isPassing, type Loss } from './sql-text.ts';

export type FileLoss = Omit<MigrationLoss, 'path'>;

/** Gathers what one migration takes away, in order; what it made itself, or has moved elsewhere before, is left out. */
export class Draft {
  private losses: FileLoss[] = [];
  /** Tables that are dropped if they exist: making them again after that is a way to be sure. */
  private readonly cleared = new Set<string>();
  private readonly own = new Set<string>();
  private readonly moves: string[] = [];
  private movedAll = false;
  private readonly noted: boolean;

  constructor(noted: boolean) {
    this.noted = noted;
  }

  /** A table, or a column of it, that this migration adds. */
  made(table: string | null, column: string | null = null): void {
    if (table === null) return;
    this.own.add(key(table, column));
    const name = table.toLowerCase();
    if (column !== null || !this.cleared.has(name)) return;
    this.losses = this.losses.filter((loss) => loss.loss !== 'table' || loss.table !== name);
  }

  /** A table that is dropped where it exists. */
  clears(table: string | null): void {
    if (table !== null) this.cleared.add(table.toLowerCase());
  }

  /** Code that may have carried data elsewhere. */
  moved(): void {
    this.movedAll = true;
  }

  lose(loss: MigrationLoss['loss'], table: string | null, column: string | null, line: number): void {
    const name = table?.toLowerCase() ?? null;
    const mine = name !== null && (this.own.has(key(name, null)) || this.own.has(key(name, column)));
    const subject = column ?? name;
    const carried = this.movedAll || this.moves.some((text) => subject !== null && mentions(text, subject));
    if (mine || (loss === 'table' || loss === 'column' ? carried : isPassing(name))) return;
    if (loss === 'table' && (isPassing(name) || /(^|_)(bak|backup|old|tmp|temp)(_|$)/.test(name ?? '')))
      return;
    this.losses.push({
      loss,
      table: name,
      column: column?.toLowerCase() ?? null,
      change: null,
      line,
      noted: this.noted,
    });
  }

  narrow(table: string | null, column: string, old: string, next: string, line: number): void {
    if (!narrows(old, next)) return;
    const change = `${old} to ${next}`;
    this.losses.push({ loss: 'narrowed', table, column, change, line, noted: this.noted });
  }

  /** A text of SQL that the migration runs. */
  sql(text: string, line: number): void {
    for (const { loss, target, ifExists } of destroysIn(text)) {
      if (ifExists && loss === 'table') this.clears(target);
      const [table, column] = parts(loss, target);
      if (loss !== 'values' || !CLOCK.test(column ?? '')) this.lose(loss, table, column, line);
    }
    for (const [, table, column] of text.matchAll(ADDED)) this.made(table ?? null, column ?? null);
    for (const [, table] of text.matchAll(CREATED)) this.made(table ?? null);
    if (COPIES.test(text)) this.moves.push(text);
  }

  result(): readonly FileLoss[] | null {
    return this.losses.length > 0 ? this.losses : null;
  }
}

/** Columns that say when a row was touched last. */
const CLOCK = /(^|_)(updated|modified)(_at|_on)?$/;
const COPIES = /^\s*(insert|update|create\s+table\s+\S{1,130}\s+as|merge|select\s.{0,2000}\sinto)\b/is;
const ADDED =
  /\balter\s+table\s+(?:if\s+exists\s+)?["`[]?([\w.]{1,100})["`\]]?\s+add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?["`[]?(\w{1,100})/gi;
const CREATED = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`[]?([\w.]{1,100})/gi;

/** A table and, where a column is lost, that column. */
function parts(loss: Loss, target: string | null): readonly [string | null, string | null] {
  const dot = target !== null && (loss === 'column' || loss === 'values') ? target.lastIndexOf('.') : -1;
  return target === null || dot < 0 ? [target, null] : [target.slice(0, dot), target.slice(dot + 1)];
}

function key(table: string, column: string | null): string {
  return `${table.toLowerCase()} ${column?.toLowerCase() ?? ''}`;
}

function mentions(text: string, name: string): boolean {
  const small = text.toLowerCase();
  const wanted = name.toLowerCase();
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + 1)) {
    const around = `${small[at - 1] ?? ' '}${small[at + wanted.length] ?? ' '}`;
    if (!/\w/.test(around)) return true;
  }
  return false;
}
