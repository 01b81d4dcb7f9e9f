import type { DestroyingCommand } from '../../../src/facts/destructive/destroying-commands.ts';
import type { MigrationLoss } from '../../../src/facts/destructive/model.ts';
import type { ReachedSite } from '../../../src/facts/startup/reached-sites.ts';
import type { Routine } from '../../../src/facts/startup/routine-commands.ts';
import { type Finding, fail, review, type Severity } from '../../../src/kit/index.ts';

const WHEN: Readonly<Record<Routine, string>> = {
  start: 'whenever the tool starts',
  install: 'whenever its packages are installed',
  build: 'whenever it is built',
  deploy: 'whenever a version is deployed',
  seed: 'whenever somebody seeds the database',
};

/** Every start wipes the data without anybody doing anything; the rest takes somebody who deploys or seeds. */
function severityOf(routine: Routine): Severity {
  return routine === 'start' ? 'blocker' : 'high';
}

export function commandFinding({ what, routine, at }: DestroyingCommand, accepted: boolean): Finding | null {
  const subject = `${routine} ${what}`;
  if (accepted) return routine === 'start' ? stillAsked(subject, what, at) : null;
  if (what.endsWith('--accept-data-loss') || what === 'drizzle-kit push --force') {
    const message = `${what} runs ${WHEN[routine]}: where a column or a table is gone from the models, it is removed from the live database with all it holds, and nobody is asked. Run migrations there instead, and read what they remove.`;
    return fail('high', { subject, message, at });
  }
  const message = `${what} runs ${WHEN[routine]}, and destroys what the database or the disk holds at that time. Take it out of that path; keep it as a command of its own that only somebody at work on the code calls, and that refuses to run in production.`;
  return fail(severityOf(routine), { subject, message, at });
}

export function siteFinding(site: ReachedSite, accepted: boolean): Finding | null {
  const { reach, what, effect, asked, path, line, guarded } = site;
  if (effect === 'sync' || reach === null || guarded) return null;
  const subject = `${reach} ${what}`;
  const at = { path, line };
  if (accepted) return reach === 'start' ? stillAsked(subject, what, at) : null;
  const loses =
    effect === 'drop' ? 'removes whole tables or collections with all they hold' : 'removes every record';
  if (reach !== 'request') {
    const message = `${what} ${loses} ${WHEN[reach]}, wherever that is. Run once against the live database, it leaves nothing. Take it out, or let it refuse unless the environment is that of development (NODE_ENV, APP_ENV).`;
    return fail(severityOf(reach), { subject, message, at });
  }
  if (asked) {
    const message = `A request makes ${what} run, which ${loses}. Something asks who calls; somebody must confirm that only the right people can, that this is meant, and that a backup exists. A note of that belongs into change_control.destructive_ack.`;
    return review('high', { subject, message, at });
  }
  const message = `A request makes ${what} run, which ${loses}, and nothing was seen that asks who calls. One call empties the live database. Remove the route, or limit it to chosen records and to people who may.`;
  return fail('high', { subject, message, at });
}

function stillAsked(subject: string, what: string, at: Finding['at']): Finding {
  const message = `change_control.destructive_ack accepts that ${what} runs whenever the tool starts. Somebody must confirm that nothing is lost by that; better, take it out of the start.`;
  return review('high', { subject, message, at });
}

/** What a migration takes away, one finding a file. */
export function migrationFinding(path: string, losses: readonly MigrationLoss[]): Finding {
  const told = [...new Set(losses.map(lossText))];
  const shown = told.slice(0, 3).join(', ');
  const rest = told.length > 3 ? ` and ${told.length - 3} more` : '';
  const message = `This migration ${shown}${rest}, and says nothing of a backup. What is gone cannot be brought back by going back to the last version. Before it runs, make a copy and say so in a comment of the file, or in change_control.destructive_ack; where it ran long ago, a sign-off settles it.`;
  return review('high', { subject: `migration ${path}`, message, at: { path, line: losses[0]?.line ?? 1 } });
}

function lossText({ loss, table, column, change }: MigrationLoss): string {
  const of = table === null ? 'a table' : table;
  switch (loss) {
    case 'database':
      return `drops the whole of ${table ?? 'a database'}`;
    case 'table':
      return table === null ? 'drops a table' : `drops the table ${of}`;
    case 'column':
      return `drops the column ${column ?? ''} of ${of}`;
    case 'rows':
      return `empties ${of}`;
    case 'values':
      return `overwrites ${column ?? 'a value'} in every row of ${of}`;
    default:
      return `makes ${column ?? 'a column'} of ${of} smaller (${change ?? ''})`;
  }
}
