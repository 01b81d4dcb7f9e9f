import { destroyingCommands } from '../../../src/facts/destructive/destroying-commands.ts';
import { migrationLosses } from '../../../src/facts/destructive/migration-losses.ts';
import type { MigrationLoss } from '../../../src/facts/destructive/model.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { migrationSets } from '../../../src/facts/migrations/migration-sets.ts';
import { startupFiles } from '../../../src/facts/startup/code-sites.ts';
import { reachedSites } from '../../../src/facts/startup/reached-sites.ts';
import { routineCommands } from '../../../src/facts/startup/routine-commands.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck, type Finding, notApplicable } from '../../../src/kit/index.ts';
import { acknowledged } from './acknowledged.ts';
import { commandFinding, migrationFinding, siteFinding } from './findings.ts';

export default defineCheck({
  id: 'change-control/destructive-commands',
  title: 'No routine command destroys data',
  question: 'Can a routine command or migration destroy data?',
  why: 'Most data is not lost to attackers but to a command that somebody ran in good faith: a start script that resets the database, a seed that was run against the wrong one, a migration that drops a column which somebody still needed.',
  how: 'Follows what starting, installing, building, deploying and seeding run (package scripts, Dockerfiles, compose files, the files of hosts, jobs that deploy), and looks there for commands that reset or drop; looks in JavaScript and Python for calls that drop tables or remove every record and that a start, a seed or a request reaches; and reads migrations (SQL, JavaScript, Alembic, Django, Rails, Laravel, Ecto) for what they drop, empty, overwrite or make smaller. What a condition on the environment guards, what only tests run, tables that the same file makes or that hold sessions and caches, and the way back (`down`, `downgrade`) are left out. Functions are followed by their names; code of other languages at start is not followed.',
  passes:
    'Nothing that runs by routine destroys data, and each migration that takes something away tells of a backup, in a comment or in `change_control.destructive_ack`.',
  fix: 'Take resets out of the start, the deployment and the seed, or let them refuse outside development. Before a migration that removes something, make a backup and note it in the file or under change_control.destructive_ack.',
  example: [
    '```sql',
    '-- Backup: pg_dump of 2026-10-20, kept by Dana until 2027-01-20.',
    'alter table shifts drop column old_rota;',
    '```',
    '',
    '```yaml',
    'change_control:',
    '  destructive_ack:',
    '    - {what: drops the old rota, where: supabase/migrations/20261020_rota.sql, reason: moved to shifts, backup: dump of 2026-10-20, by: dana, date: 2026-10-20}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['backup-recovery'],
  evidence: 'verified',
  facts: {
    destroyingCommands,
    migrationLosses,
    reachedSites,
    startupFiles,
    routineCommands,
    migrationSets,
    stores,
    fileList,
  },
  evaluate({ facts, manifest }) {
    const accepted = (path: string): boolean => acknowledged(path, manifest);
    const findings = [
      ...facts.destroyingCommands.map((each) => commandFinding(each, accepted(each.at.path))),
      ...facts.reachedSites.map((site) => siteFinding(site, accepted(site.path))),
      ...lossFindings(facts.migrationLosses, accepted),
    ].filter((finding): finding is Finding => finding !== null);
    const migrations = facts.migrationSets.reduce((sum, { files }) => sum + files.length, 0);
    const kept = facts.stores.some(({ scope, kind }) => scope === 'production' && kind !== 'browser');
    if (findings.length === 0 && migrations === 0 && !kept)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Nothing here keeps data on a server, so that no command can destroy any.',
      });
    const commands = facts.routineCommands.length;
    return conclude({
      examined: commands + migrations + facts.startupFiles.examined,
      evidence: 'verified',
      findings: findings,
      pass: `${counted(commands, 'command')} of the routine, ${counted(migrations, 'migration')} and ${counted(facts.startupFiles.examined, 'file')} of code: none destroys data without a note of a backup.`,
      nothing:
        'Nothing was found that starts, builds, deploys or seeds the tool, and no migrations: how it is run must be shown in the repository, or confirmed.',
    });
  },
});

function lossFindings(losses: readonly MigrationLoss[], accepted: (path: string) => boolean): Finding[] {
  const files = new Map<string, MigrationLoss[]>();
  for (const loss of losses) {
    if (loss.noted || accepted(loss.path)) continue;
    const known = files.get(loss.path);
    if (known) known.push(loss);
    else files.set(loss.path, [loss]);
  }
  return [...files].map(([path, own]) => migrationFinding(path, own));
}
