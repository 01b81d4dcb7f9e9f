import type { Instruction } from 'dockerfile-ast';
import { defineFileFact } from '../../kit/fact.ts';
import { defineParser } from '../../kit/parser.ts';
import type { SourceFile } from '../../kit/source.ts';
import { commandLine } from '../commands/quote.ts';
import { switches } from '../switches.ts';
import { type DeploymentEntry, entry } from './entry.ts';

type Variable = readonly [name: string, value: string | null, line: number];

interface Stage {
  readonly name: string;
  readonly base: string;
  readonly line: number;
  readonly instructions: readonly Instruction[];
  readonly variables: readonly Variable[];
}

const dockerfile = defineParser<readonly Stage[]>('dockerfile', async () => {
  const { DockerfileParser } = await import('dockerfile-ast');
  return (file) => {
    const document = DockerfileParser.parse(file.text);
    const variables = document
      .getENVs()
      .flatMap((env) => env.getProperties())
      .map((each): Variable => [each.getName(), each.getValue(), each.getRange().start.line + 1]);
    return stagesOf(document.getInstructions(), variables);
  };
});

/** What each Dockerfile's last stage starts. */
export const dockerEntries = defineFileFact<readonly DeploymentEntry[]>({
  id: 'deployment-docker',
  files: [
    '**/{Dockerfile,Containerfile}',
    '**/{Dockerfile,Containerfile}.*',
    '**/*.{dockerfile,Dockerfile}',
    '!**/*.{md,mdx,dockerignore,j2,tmpl}',
  ],
  mentions: /^[ \t]*FROM[ \t]/im,
  parsers: [dockerfile],
  extract: (file) => image(file, dockerfile.of(file)),
});

function stagesOf(instructions: readonly Instruction[], variables: readonly Variable[]): Stage[] {
  const starts = instructions.flatMap((each, index) => (each.getKeyword() === 'FROM' ? [index] : []));
  return starts.flatMap((start, position) => {
    const [from, ...own] = instructions.slice(start, starts[position + 1]);
    if (!from) return [];
    const words = from.getArguments().map((word) => word.getValue().toLowerCase());
    const [base = '', as, name = ''] = words.filter((word) => !word.startsWith('--'));
    const end = own.at(-1)?.getRange().end.line ?? from.getRange().end.line;
    const within = variables.filter(([, , line]) => line > lineOf(from) && line <= end + 1);
    return [
      { name: as === 'as' ? name : '', base, line: lineOf(from), instructions: own, variables: within },
    ];
  });
}

const lineOf = (instruction: Instruction): number => instruction.getInstructionRange().start.line + 1;

/** Stages that are built for work on the code, and not shipped. */
const NOT_RELEASED = /dev|test|debug|lint/;
const FILE_SERVER = /(^|\/)(nginx|caddy|httpd|static-web-server|nginx-unprivileged)\b/;

function image(file: SourceFile, stages: readonly Stage[]): DeploymentEntry[] | null {
  const last = stages.findLast((stage) => !NOT_RELEASED.test(stage.name)) ?? stages.at(-1);
  if (!last) return null;
  const chain = inherited(last, stages);
  const find = (keyword: string): Instruction | undefined =>
    chain
      .flatMap((stage) => stage.instructions.findLast((each) => each.getKeyword() === keyword) ?? [])
      .at(0);
  const parts = [find('ENTRYPOINT'), find('CMD')].flatMap((each) => each ?? []);
  const command = parts.length > 0 ? parts.map(shellText).join(' ') : null;
  const servesFiles =
    FILE_SERVER.test(chain.at(-1)?.base ?? '') && (command === null || /nginx|caddy|httpd/.test(command));
  const place = parts.at(-1);
  return [
    entry({
      host: 'docker',
      path: file.path,
      line: place ? lineOf(place) : last.line,
      kind: servesFiles ? 'static' : 'serve',
      command,
      switches: switches(chain.toReversed().flatMap((stage) => stage.variables)),
    }),
  ];
}

/** The stage and those that it is built on, nearest first. */
function inherited(stage: Stage, stages: readonly Stage[]): Stage[] {
  const chain = [stage];
  for (;;) {
    const base = chain.at(-1)?.base;
    const next = stages.find((each) => each.name !== '' && each.name === base && !chain.includes(each));
    if (!next) return chain;
    chain.push(next);
  }
}

/** The exec form (`["node", "x.js"]`) as a shell line; the shell form as it stands. */
function shellText(instruction: Instruction): string {
  const raw = (instruction.getRawArgumentsContent() ?? '').replace(/\\\r?\n/g, ' ').trim();
  if (!raw.startsWith('[')) return raw;
  try {
    const words: unknown = JSON.parse(raw);
    return Array.isArray(words) ? commandLine(words.map(String)) : raw;
  } catch {
    return raw;
  }
}
