import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import type { DebugKind, DebugSetting, DebugState } from './model.ts';

/** One line of a configuration or of code that decides about debugging. */
interface Rule {
  readonly path: RegExp;
  readonly kind: DebugKind;
  /** Its first group decides with `state`; lines that it does not match say nothing. */
  readonly line: RegExp;
  state(value: string): DebugState;
  /** Quiet where what stands just above guards the line. */
  readonly unless?: RegExp;
}

const on = (): DebugState => 'on';
const byWord = (value: string): DebugState => (/^(true|on|1|always|yes)$/i.test(value) ? 'on' : 'off');

const RULES: readonly Rule[] = [
  {
    path: /(^|\/)config\/app\.php$/,
    kind: 'laravel',
    line: /^\s*'debug'\s*=>\s*(?:\(bool\)\s*)?(?:env\('APP_DEBUG'(?:,\s*(true|false))?\)|(?:true|false))/,
    state: laravel,
  },
  {
    path: /(^|\/)application[\w-]*\.properties$/,
    kind: 'spring-stacktrace',
    line: /^\s*server\.error\.include-stacktrace\s*[=:]\s*([\w-]+)/,
    state: stacktrace,
  },
  {
    path: /(^|\/)application[\w-]*\.ya?ml$/,
    kind: 'spring-stacktrace',
    line: /^\s*(?:server\.error\.)?include-stacktrace:\s*["']?([\w-]+)/,
    state: stacktrace,
  },
  {
    path: /\.cs$/,
    kind: 'aspnet-page',
    line: /\b(UseDeveloperExceptionPage)\(/,
    state: on,
    unless: /IsDevelopment|#if DEBUG|Environment ==|EnvironmentName/,
  },
  {
    path: /(^|\/)config\/environments\/production\.rb$/,
    kind: 'rails-local',
    line: /^\s*config\.consider_all_requests_local\s*=\s*(true|false)/,
    state: byWord,
  },
  {
    path: /(^|\/)\.streamlit\/config\.toml$/,
    kind: 'streamlit',
    line: /^\s*developmentMode\s*=\s*(true|false)/,
    state: byWord,
  },
  {
    path: /(^|\/)vite\.config\.[cm]?[jt]s$/,
    kind: 'source-maps',
    line: /\bsourcemap:\s*(true|false|['"]inline['"])/i,
    state: (value) => (value === 'false' ? 'off' : 'on'),
  },
  {
    path: /(^|\/)next\.config\.[cm]?[jt]s$/,
    kind: 'source-maps',
    line: /\bproductionBrowserSourceMaps:\s*(true|false)/,
    state: byWord,
  },
];

function stacktrace(value: string): DebugState {
  return /^(always|on[-_]?param|on[-_]?trace[-_]?param)$/i.test(value) ? 'on' : 'off';
}

function laravel(value: string): DebugState {
  return value === 'true' ? 'default-on' : 'variable';
}

/** How many lines above may hold the condition. */
const GUARD_LINES = 6;

/** Debug settings of configuration files and of languages that are read by lines. */
export const configuredDebug = defineFileFact<readonly DebugSetting[]>({
  id: 'configured-debug',
  files: [
    '**/config/app.php',
    '**/application*.{properties,yml,yaml}',
    '**/*.cs',
    '**/config/environments/production.rb',
    '**/.streamlit/config.toml',
    '**/{vite,next}.config.{js,ts,mjs,cjs,mts,cts}',
  ],
  mentions:
    /'debug'|include-stacktrace|UseDeveloperExceptionPage|consider_all_requests_local|developmentMode|sourcemap|SourceMaps/i,
  extract(file) {
    if (isDevelopmentPath(file.path)) return null;
    const found = RULES.filter(({ path }) => path.test(file.path)).flatMap((rule) => settingsOf(file, rule));
    return found.length > 0 ? found : null;
  },
});

function settingsOf(file: SourceFile, { kind, line: pattern, state, unless }: Rule): DebugSetting[] {
  const lines = file.text.split('\n');
  return lines.flatMap((text, index) => {
    const match = /^\s*(\/\/|#(?!if)|\*)/.test(text) || text.length > 500 ? null : pattern.exec(text);
    const above = lines.slice(Math.max(0, index - GUARD_LINES), index + 1).join('\n');
    if (!match || unless?.test(above)) return [];
    const literal = kind === 'laravel' && !text.includes('env(');
    const found = literal
      ? byWord(/=>\s*(?:\(bool\)\s*)?(\w+)/.exec(text)?.[1] ?? '')
      : state(match[1] ?? '');
    return [
      {
        kind,
        line: index + 1,
        state: found,
        variable: found === 'default-on' || found === 'variable' ? 'APP_DEBUG' : null,
        main: false,
      },
    ];
  });
}
