import { defineDerivedFact } from '../../kit/fact.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { imports } from '../imports/imports.ts';
import { isApplicationPath } from '../path-roles.ts';
import { configuredDebug } from './configured-debug.ts';
import { type EnvironmentFile, environmentFiles } from './environment-files.ts';
import type { DebugSetting } from './model.ts';
import { type PythonDebug, pythonDebug } from './python-debug.ts';

export type { DebugKind, DebugState } from './model.ts';

/** A debug setting of code or configuration that is not for development, tests or show. */
export interface PlacedSetting extends DebugSetting {
  readonly path: string;
}

export interface DjangoModule extends PythonDebug {
  readonly path: string;
}

export interface DebugSettings {
  readonly settings: readonly PlacedSetting[];
  /** Django's settings modules, those for development as well: which one counts is for the deployment to say. */
  readonly django: readonly DjangoModule[];
  /** Settings modules that entry points (`wsgi.py`, `manage.py`) name, with the file that names them. */
  readonly named: readonly { readonly path: string; readonly module: string }[];
  readonly environment: readonly (EnvironmentFile & { readonly path: string })[];
  /** A Flask-like framework is imported by application code. */
  readonly flask: boolean;
}

/** Run by developers: nobody else sees what they show. */
const SCRIPTS = /(^|\/)(scripts?|tools?|hack|ci)\//i;

/** All that switches debugging on or off. */
export const debugSettings = defineDerivedFact({
  id: 'debug-settings',
  from: { pythonDebug, configuredDebug, environmentFiles, imports },
  derive(facts): DebugSettings {
    const python = facts.pythonDebug.values.filter(({ path }) => isApplicationPath(path));
    const shipped = python.filter(({ path }) => !isDevelopmentPath(path) && !SCRIPTS.test(path));
    const inCode = shipped.flatMap(({ path, value }) =>
      value.settings.map((setting) => ({ ...setting, path })),
    );
    const configured = facts.configuredDebug.values.flatMap(({ path, value }) =>
      value.map((setting) => ({ ...setting, path })),
    );
    return {
      settings: [...inCode.filter(({ kind }) => kind !== 'django'), ...configured].filter(({ path }) =>
        isApplicationPath(path),
      ),
      django: python.flatMap(({ path, value }) => (value.isSettings ? [{ ...value, path }] : [])),
      named: python.flatMap(({ path, value }) =>
        value.settingsModule === null ? [] : [{ path, module: value.settingsModule }],
      ),
      environment: facts.environmentFiles.values.map(({ path, value }) => ({ ...value, path })),
      flask: facts.imports.some(
        ({ role, package: name }) =>
          role === 'application' && /^(flask|dash|quart|connexion|flask_socketio)$/i.test(name),
      ),
    };
  },
});
