import { defineFileFact } from '../../kit/fact.ts';
import { type EnvUse, type EnvUses, UPPER_NAME, unlessEmpty } from './model.ts';

interface Reading {
  readonly files: RegExp;
  /** Group 1 is the name; group 2, where there is one, what follows it. */
  readonly reads: readonly RegExp[];
}

const NAME = String.raw`["']([A-Za-z_][A-Za-z0-9_]{1,80})["']`;
const after = (call: string): RegExp => new RegExp(String.raw`\b${call}\(\s{0,9}${NAME}(\s{0,9},)?`, 'g');
/** `${NAME}`, `${NAME:-value}`, `${NAME:value}`. */
const FILLED = /(?<!\$)\$\{([A-Z][A-Z0-9_]{1,80})(:?[-:?=])?/g;

const READINGS: readonly Reading[] = [
  {
    files: /\.go$/,
    reads: [
      after(String.raw`os\.(?:Getenv|LookupEnv)`),
      /`[^`\n]{0,200}\b(?:env|envconfig):"([A-Z][A-Z0-9_]*)/g,
    ],
  },
  {
    files: /\.(?:java|kt|kts|scala|groovy)$/,
    reads: [after(String.raw`System\.getenv`), /"\$\{([A-Z][A-Z0-9_]{1,80})(:)?/g],
  },
  { files: /(^|\/)(?:application|bootstrap)[\w-]*\.(?:properties|ya?ml)$/, reads: [FILLED] },
  { files: /(^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/, reads: [FILLED] },
  {
    files: /\.(?:cs|fs|vb)$/,
    reads: [after('GetEnvironmentVariable'), /\b[cC]onfiguration\["([A-Z][A-Z0-9]*_[A-Z0-9_]+)"\]/g],
  },
  {
    files: /\.php$/,
    reads: [after('(?:env|getenv)'), new RegExp(String.raw`\$_ENV\[${NAME}\](\s{0,9}\?\?)?`, 'g')],
  },
  {
    files: /\.(?:rb|rake|ru)$|(^|\/)config\/[\w/-]+\.yml$/,
    reads: [new RegExp(String.raw`\bENV\[${NAME}\](\s{0,9}\|\|)?`, 'g'), after(String.raw`ENV\.fetch`)],
  },
  {
    files: /\.rs$/,
    reads: [
      after(String.raw`env::var(?:_os)?`),
      after('(?:option_)?env!'),
      /#\[(?:arg|clap)\([^\]\n]{0,200}\benv\s?=\s?"([A-Z0-9_]+)"/g,
    ],
  },
  { files: /\.exs?$/, reads: [after(String.raw`System\.(?:get_env|fetch_env!?)`)] },
  {
    files: /\.dart$/,
    reads: [
      after('fromEnvironment'),
      new RegExp(String.raw`\b(?:environment|dotenv\.env)\[${NAME}\](\s{0,9}\?\?)?`, 'g'),
    ],
  },
  { files: /\.prisma$/, reads: [after('env')] },
];

/** What other languages, compose files and Spring's properties read from their environment, by the form of the call. */
export const textEnv = defineFileFact<EnvUses>({
  id: 'text-env',
  files: [
    '**/*.{go,java,kt,kts,scala,groovy,cs,fs,vb,php,rb,rake,ru,rs,ex,exs,dart,prisma}',
    '**/{application,bootstrap}*.{properties,yml,yaml}',
    '**/{compose,docker-compose}*.{yml,yaml}',
    '**/config/**/*.yml',
  ],
  mentions: /env|\$\{[A-Z]|ENV|GetEnvironmentVariable|[cC]onfiguration\["|fromEnvironment/,
  extract(file) {
    const implicit = /(^|\/)config\/[\w/-]+\.php$/.test(file.path);
    const uses = READINGS.filter(({ files }) => files.test(file.path)).flatMap(({ reads }) =>
      reads.flatMap((pattern) =>
        [...file.text.matchAll(pattern)].flatMap(({ index, 1: name = '', 2: more }): EnvUse[] => {
          if (!UPPER_NAME.test(name) || inComment(file.text, index)) return [];
          const hasDefault = more !== undefined && !more.endsWith('?');
          return [{ name, line: file.lineAt(index), hasDefault, implicit: implicit && hasDefault }];
        }),
      ),
    );
    return unlessEmpty({ uses, dynamic: [], helpers: [], calls: [], defines: [] });
  },
});

/** Whether a line of comment begins before that place. */
function inComment(text: string, index: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', index - 1) + 1, index - 300), index);
  return /^\s*(?:#(?!\[)|\/\/|\*|\/\*|--)/.test(line);
}
