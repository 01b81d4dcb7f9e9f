import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { checks } from '../../../checks/index.ts';
import { audit } from '../../audit/audit.ts';
import type { Report } from '../../audit/report.ts';
import { workerTeam } from '../../collect/team.ts';
import type { Check } from '../../kit/check.ts';
import { AREAS } from '../../kit/vocabulary.ts';
import { findManifest } from '../../manifest/find.ts';
import { openRepository } from '../../repo/disk.ts';
import { FORMATS, formatOfFile, formatOfName } from '../../reporters/index.ts';
import { dayOf } from '../clock.ts';
import { UsageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { type Streams, wantsColour, widthOf } from '../streams.ts';
import { version } from '../version.ts';

const optionsSchema = z.object({
  format: z.string(),
  output: z.array(z.string()).default([]),
  failOn: z.enum(['gates', 'blockers', 'never']),
  only: z.array(z.string()).optional(),
  today: z.string().optional(),
  verbose: z.boolean().default(false),
});

/**
 * `readycheck audit`: everything that can be wrong with the call is found before the work begins.
 *
 * @returns the exit status, which follows from the report alone, never from its format
 */
export async function auditCommand(
  dir: string,
  given: Record<string, unknown>,
  streams: Streams,
): Promise<number> {
  const options = optionsSchema.parse(given);
  const format = FORMATS[formatOfName(options.format)];
  const outputs = options.output.map((file) => ({ file, format: FORMATS[formatOfFile(file)] }));
  const today = dayOf(options.today);
  const only = selection(options.only);
  const repository = await openRepository(dir);
  const manifest = findManifest(repository);
  const makeTeam = () => workerTeam(new URL('./worker.js', import.meta.url));
  const report = await audit({ repository, manifest, checks, only, today, version, makeTeam });
  const { verbose } = options;
  for (const { file, format: chosen } of outputs) {
    write(file, chosen.render(report, { width: FILE_WIDTH, colour: false, verbose: true }), streams);
  }
  streams.stdout.write(
    format.render(report, { width: widthOf(streams), colour: wantsColour(streams), verbose }),
  );
  return statusOf(report, options.failOn);
}

const FILE_WIDTH = 100;

function selection(only: readonly string[] | undefined): (check: Check) => boolean {
  if (!only) return () => true;
  const names = only.flatMap((name) => name.split(','));
  const known = new Set<string>([...AREAS.map(({ id }) => id), ...checks.map(({ id }) => id)]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new UsageError(`--only ${unknown}: no such area or check; see 'readycheck list'`);
  return ({ id }) => names.some((name) => id === name || id.startsWith(`${name}/`));
}

function write(file: string, content: string, { stderr }: Streams): void {
  try {
    writeFileSync(file, content);
    stderr.write(`wrote ${file}\n`);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function statusOf(report: Report, failOn: 'gates' | 'blockers' | 'never'): number {
  if (failOn === 'never') return EXIT.ok;
  if (failOn === 'gates') return report.verdict === 'not-ready' ? EXIT.notReady : EXIT.ok;
  const blockers = report.checks.flatMap(({ findings }) =>
    findings.filter(({ kind, severity, waived }) => kind === 'fail' && severity === 'blocker' && !waived),
  );
  return blockers.length > 0 ? EXIT.notReady : EXIT.ok;
}
