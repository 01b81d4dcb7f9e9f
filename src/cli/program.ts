import { Command, CommanderError, Option } from 'commander';
import { EXIT } from './exit.ts';
import type { Streams } from './streams.ts';
import { version } from './version.ts';

/** Errors that are the caller's to mend, by name, so that nothing heavy is loaded to recognise them. */
const EXPECTED = new Set(['UsageError', 'RepositoryError', 'ManifestError', 'UnknownFormatError']);

/** Runs one command line. Commands load what they need when they are chosen: starting must feel free. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  let status: number = EXIT.ok;
  const program = build(streams, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.impossible;
    const expected = error instanceof Error && EXPECTED.has(error.name);
    streams.stderr.write(expected ? `readycheck: ${error.message}\n` : bugReport(error));
    return EXIT.impossible;
  }
}

function bugReport(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `readycheck ${version} failed; this is a bug in readycheck, not in your project. Please report it with:\n${trace}\n`;
}

function build(streams: Streams, done: (status: number) => void): Command {
  const program = new Command('readycheck')
    .description('May this tool go live? Checks what a team claims against what the repository shows.')
    .version(version)
    .exitOverride()
    .showHelpAfterError("(see 'readycheck --help')")
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    });
  addAudit(program, streams, done);
  addInit(program, streams);
  addSign(program, streams);
  addReading(program, streams);
  return program.addHelpText(
    'after',
    '\nExit status: 0 ready or conditional, 1 not ready, 2 the audit could not be made.',
  );
}

function addAudit(program: Command, streams: Streams, done: (status: number) => void): void {
  program
    .command('audit')
    .description('audit a folder: nine areas and six go-live gates')
    .argument('[dir]', 'the folder to audit', '.')
    .option('-f, --format <format>', 'what to print: text, markdown or json', 'text')
    .option(
      '-o, --output <file...>',
      'also write a report to a file; its ending names the format (.md, .json, .txt)',
    )
    .addOption(
      new Option('--fail-on <what>', 'what makes the exit status 1')
        .choices(['gates', 'blockers', 'never'])
        .default('gates'),
    )
    .option('--only <area|check...>', 'show only these areas or checks (the verdict stays that of the whole)')
    .option('--today <date>', 'judge as on this day (YYYY-MM-DD)')
    .option('-v, --verbose', 'print every finding')
    .action(async (dir: string, options: Record<string, unknown>) => {
      const { auditCommand } = await import('./commands/audit.ts');
      done(await auditCommand(dir, options, streams));
    });
}

function addInit(program: Command, streams: Streams): void {
  program
    .command('init')
    .description('write a readycheck.yaml prefilled from what the repository shows')
    .argument('[dir]', 'the folder to write it to', '.')
    .action(async (dir: string) => {
      const { initCommand } = await import('./commands/init.ts');
      await initCommand(dir, streams);
    });
}

function addSign(program: Command, streams: Streams): void {
  program
    .command('sign')
    .description(
      'sign a gate off: shows what is signed and what changed since the last time, and writes the record',
    )
    .argument('<gate>', 'the gate, such as data-handling')
    .argument('[dir]', 'the folder that is audited', '.')
    .requiredOption('--as <person>', 'who signs: a key under people in readycheck.yaml')
    .option('--statement <text>', 'what was reviewed, in a sentence')
    .option('--ssh-key <file>', 'sign the record with this SSH key as well')
    .option('--today <date>', 'sign as on this day (YYYY-MM-DD)')
    .option('-y, --yes', 'do not ask')
    .option('-v, --verbose', 'print every fact that is signed')
    .action(async (gate: string, dir: string, options: Record<string, unknown>) => {
      const { signCommand } = await import('./commands/sign.ts');
      await signCommand(gate, dir, options, streams);
    });
}

function addReading(program: Command, streams: Streams): void {
  program
    .command('list')
    .description('list every check')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const { listCommand } = await import('./commands/list.ts');
      listCommand(options, streams);
    });
  program
    .command('explain')
    .description('explain one check: what it asks, how it is verified, how to mend it')
    .argument('<check>', 'its id, such as tests/test-command')
    .action(async (id: string) => {
      const { explainCommand } = await import('./commands/explain.ts');
      explainCommand(id, streams);
    });
  program
    .command('schema')
    .description('print the JSON Schema of readycheck.yaml, for editors')
    .option('--report', 'of the JSON report instead')
    .action(async (options: { report?: boolean }) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      await schemaCommand(options, streams);
    });
}
