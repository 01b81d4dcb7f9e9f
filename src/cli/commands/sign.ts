import * as z from 'zod';
import { checks } from '../../../checks/index.ts';
import { auditInFull, type FullAudit } from '../../audit/audit.ts';
import type { ReportFinding } from '../../audit/report.ts';
import { workerTeam } from '../../collect/team.ts';
import { GATES, type GateId } from '../../kit/vocabulary.ts';
import { lineChanges } from '../../manifest/digest.ts';
import { findManifest } from '../../manifest/find.ts';
import { signerDefects } from '../../manifest/signoff-rules.ts';
import { didYouMean } from '../../manifest/suggest.ts';
import type { ManifestView } from '../../manifest/view.ts';
import { openRepository } from '../../repo/disk.ts';
import { dayOf } from '../clock.ts';
import { UsageError } from '../errors.ts';
import { signPage } from '../sign/page.ts';
import { sshSign } from '../sign/ssh-sign.ts';
import { makeRecord, recordText, writeRecord } from '../sign/write-record.ts';
import type { Streams } from '../streams.ts';
import { version } from '../version.ts';

const optionsSchema = z.object({
  as: z.string(),
  statement: z.string().optional(),
  today: z.string().optional(),
  sshKey: z.string().optional(),
  yes: z.boolean().default(false),
  verbose: z.boolean().default(false),
});

/** What a signature says unless the signer says it in words of their own. */
const STATEMENTS: Readonly<Record<GateId, string>> = {
  'data-handling': 'I reviewed where the data lives, who receives it and how long it is kept.',
  permissions: 'I reviewed who may see, edit and delete what, and how the code enforces it.',
  'error-handling': 'I reviewed what users see when something fails, and how that was tested.',
  documentation: 'I read the documents for users and maintainers, and they are right.',
  'support-model': 'I agree to who supports the tool, when, and who is next.',
  'backup-recovery': 'I reviewed what is backed up, and that it was restored.',
};

/** `readycheck sign`: shows what is signed, asks, and writes the record of the signature. */
export async function signCommand(
  gateName: string,
  dir: string,
  given: Record<string, unknown>,
  streams: Streams,
): Promise<void> {
  const options = optionsSchema.parse(given);
  const gate = gateOf(gateName);
  const today = dayOf(options.today);
  const repository = await openRepository(dir);
  const manifest = findManifest(repository);
  if (!manifest)
    throw new UsageError(`${dir} has no readycheck.yaml: write one with 'readycheck init' first`);
  const signer = signerOf(manifest, options.as);
  const makeTeam = () => workerTeam(new URL('./worker.js', import.meta.url));
  const only = () => true;
  const full = await auditInFull({ repository, manifest, checks, only, today, version, makeTeam });
  const facts = full.signed.get(gate.id);
  if (!facts)
    throw new UsageError(
      'what is to be signed could not be read: see the errors that readycheck audit prints',
    );
  const { questions, failures } = openFindings(full, gate.id);
  const record = makeRecord({
    gate: gate.id,
    project: manifest.claims.tool?.name ?? repository.name,
    by: options.as,
    date: today,
    statement: options.statement ?? STATEMENTS[gate.id],
    facts,
    settles: [...new Set(questions.map(({ fingerprint }) => fingerprint))].sort(),
  });
  const reasons = signerDefects(gate.id, record, manifest, today);
  if (reasons.length > 0) throw new UsageError(reasons.join(' '));
  const { verbose } = options;
  streams.stdout.write(
    signPage({
      title: gate.title,
      project: record.project,
      signer,
      facts,
      since: sinceLast(full, gate.id, manifest, facts),
      questions,
      failures,
      verbose,
    }),
  );
  if (!options.yes) await agree(`Sign "${record.statement}" as ${signer}? [y/N] `, streams);
  const text = recordText(record);
  const key = manifest.claims.people?.[options.as]?.ssh_key;
  const signature = options.sshKey === undefined ? null : sshSign(text, options.sshKey, key, options.as);
  const path = writeRecord(dir, gate.id, text, signature);
  streams.stdout.write(`wrote ${path}\nNext: commit it, and run 'readycheck audit'.\n`);
}

function gateOf(name: string): (typeof GATES)[number] {
  const gate = GATES.find(({ id }) => id === name);
  if (gate) return gate;
  const ids = GATES.map(({ id }) => id);
  throw new UsageError(unknown(`no gate is called ${name}`, name, 'the gates are', ids));
}

function unknown(what: string, word: string, there: string, known: readonly string[]): string {
  const meant = didYouMean(word, known);
  return meant === '' ? `${what}; ${there} ${known.join(', ') || 'none'}` : `${what}${meant}`;
}

function signerOf({ claims }: ManifestView, key: string): string {
  const people = claims.people ?? {};
  const person = Object.hasOwn(people, key) ? people[key] : undefined;
  if (person) return person.name ?? key;
  const keys = Object.keys(people);
  const what = `--as ${key}: nobody under people in readycheck.yaml has this key`;
  throw new UsageError(unknown(what, key, 'there are', keys));
}

/** Questions that hold the gate, and failures that no waiver covers. */
function openFindings(
  { report }: FullAudit,
  gate: GateId,
): { questions: ReportFinding[]; failures: ReportFinding[] } {
  const holding = report.checks
    // The checks of the signatures themselves are what is being answered.
    .filter(({ id }) => !id.startsWith('go-live/signoffs-'))
    .flatMap(({ findings }) => findings.filter(({ gates }) => gates.includes(gate)));
  return {
    questions: holding.filter(({ kind }) => kind === 'review'),
    failures: holding.filter(({ kind, waived }) => kind === 'fail' && !waived),
  };
}

function sinceLast(
  { records }: FullAudit,
  gate: GateId,
  manifest: ManifestView,
  facts: readonly string[],
): { by: string; date: string; changes: ReturnType<typeof lineChanges> } | null {
  const found = records.get(gate);
  if (!found || 'defects' in found.parsed || !found.parsed.record.facts) return null;
  const { by, date, facts: before } = found.parsed.record;
  return { by: manifest.claims.people?.[by]?.name ?? by, date, changes: lineChanges(before, facts) };
}

async function agree(question: string, { ask }: Streams): Promise<void> {
  if (!ask) throw new UsageError('nobody is here to answer: look at the page above, and add --yes to sign');
  if (!/^\s*y(?:es)?\s*$/i.test(await ask(question))) throw new UsageError('not signed, nothing was written');
}
