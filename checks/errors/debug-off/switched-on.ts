import type { DebugSettings } from '../../../src/facts/debug-settings/debug-settings.ts';
import type { DeployedProcess } from '../../../src/facts/deployment/deployment.ts';
import { type Finding, fail, type Severity } from '../../../src/kit/index.ts';

/** One variable that a production file sets. */
export interface SetVariable {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly line: number;
}

/** Variables that production files set: deployments, and environment files named for production or used by compose. */
export function productionVariables(
  deployment: readonly DeployedProcess[],
  { environment }: DebugSettings,
): SetVariable[] {
  const deployed = deployment
    .filter(({ production, kind }) => production && kind !== 'static')
    .flatMap(({ path, switches }) => switches.map((each) => ({ ...each, path })));
  const files = environment.filter(({ production }) => production);
  return [...deployed, ...files.flatMap(({ path, switches }) => switches.map((each) => ({ ...each, path })))];
}

const isOn = (value: string): boolean => /^(1|true|on|yes|t|y)$/i.test(value);
export const isOff = (value: string): boolean => /^(0|false|off|no|f|n)$/i.test(value);

interface Rule {
  readonly name: RegExp;
  readonly value: RegExp;
  readonly severity: Severity;
  readonly means: string;
}

const RULES: readonly Rule[] = [
  { name: /^FLASK_DEBUG$/, value: /^(1|true|on|yes)$/i, severity: 'high', means: "Flask's debug mode" },
  { name: /^FLASK_ENV$/, value: /^development$/i, severity: 'high', means: "Flask's development mode" },
  {
    name: /^APP_DEBUG$/,
    value: /^(1|true|on|yes)$/i,
    severity: 'high',
    means: 'error pages with code and settings',
  },
  {
    name: /^(DJANGO_DEBUG|DJANGO_DEBUG_MODE)$/,
    value: /^(1|true|on|yes)$/i,
    severity: 'high',
    means: "Django's debug pages",
  },
  {
    name: /^(ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT)$/,
    value: /^development$/i,
    severity: 'high',
    means: "ASP.NET's development mode with its error pages",
  },
  {
    name: /^SERVER_ERROR_INCLUDE_?STACKTRACE$/,
    value: /^always$/i,
    severity: 'high',
    means: 'stack traces in answers',
  },
  {
    name: /^RAILS_ENV$/,
    value: /^development$/i,
    severity: 'high',
    means: "Rails' development mode with its error pages",
  },
  {
    name: /^NODE_ENV$/,
    value: /^(dev|development)$/i,
    severity: 'medium',
    means: 'development mode, in which servers answer errors with stack traces',
  },
];

/** Variables that switch debugging on in production. */
export function debugVariables(
  variables: readonly SetVariable[],
  readBySettings: ReadonlySet<string>,
): Finding[] {
  return variables.flatMap(({ name, value, path, line }) => {
    const rule = RULES.find((each) => each.name.test(name) && each.value.test(value));
    const own = readBySettings.has(name) && isOn(value);
    if (!rule && !own) return [];
    return [
      fail(rule?.severity ?? 'high', {
        subject: name,
        message: `A production file sets ${name} to ${value}, which switches on ${rule?.means ?? 'debug mode'}: visitors see code, settings and data when something fails.`,
        at: { path, line },
      }),
    ];
  });
}
