import { defineFileFact } from '../../kit/fact.ts';

export interface DockerInstruction {
  readonly name: 'FROM' | 'RUN' | 'COPY';
  /** What follows, continued lines joined; of a COPY from another stage nothing is kept. */
  readonly text: string;
  readonly line: number;
}

/** What Dockerfiles start from, run and copy. */
export const dockerfiles = defineFileFact<readonly DockerInstruction[]>({
  id: 'dockerfiles',
  files: [
    '**/{Dockerfile,Containerfile}',
    '**/{Dockerfile,Containerfile}.*',
    '**/*.{dockerfile,Dockerfile}',
    '!**/*.{md,mdx,dockerignore,j2,tmpl}',
  ],
  mentions: /^[ \t]*FROM[ \t]/im,
  extract: (file) => instructions(file.text),
});

function instructions(text: string): DockerInstruction[] {
  const found: DockerInstruction[] = [];
  const variables = new Map<string, string>();
  for (const { text: source, line } of joinedLines(text)) {
    const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/s.exec(source) ?? [];
    const name = keyword.toUpperCase();
    if (name === 'ARG') for (const [variable, value] of assignments(rest)) variables.set(variable, value);
    if (name === 'FROM') found.push({ name, text: filled(rest, variables), line });
    if (name === 'RUN') found.push({ name, text: rest.replace(/^(--\w+=\S+\s+)+/, ''), line });
    if ((name === 'COPY' || name === 'ADD') && !/--from=/.test(rest))
      found.push({ name: 'COPY', text: rest, line });
  }
  return found;
}

function joinedLines(text: string): { text: string; line: number }[] {
  const lines: { text: string; line: number }[] = [];
  let held = '';
  let start = 1;
  text.split(/\r?\n/).forEach((raw, index) => {
    if (/^\s*#/.test(raw)) return;
    if (held === '') start = index + 1;
    if (/\\\s*$/.test(raw)) held += `${raw.replace(/\\\s*$/, '')} `;
    else {
      if ((held + raw).trim() !== '') lines.push({ text: held + raw, line: start });
      held = '';
    }
  });
  return lines;
}

function assignments(rest: string): [string, string][] {
  return rest.split(/\s+/).flatMap((word): [string, string][] => {
    const equals = word.indexOf('=');
    return equals < 1 ? [] : [[word.slice(0, equals), word.slice(equals + 1).replace(/^["']|["']$/g, '')]];
  });
}

/** `${NODE_VERSION}`, `$NODE_VERSION`, `${NODE_VERSION:-20}` with the default of its ARG. */
function filled(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{(\w{1,80})(?::?-([^}]{0,80}))?\}|(\w{1,80}))/g,
    (whole, braced?: string, fallback?: string, plain?: string) => {
      return variables.get(braced ?? plain ?? '') ?? fallback ?? whole;
    },
  );
}
