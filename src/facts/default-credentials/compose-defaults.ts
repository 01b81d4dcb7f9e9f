import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { at, entries, items, type Structured, text } from '../../parsers/structured.ts';
import { yaml } from '../../parsers/yaml.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { pairs } from '../deployment/read.ts';
import { storeOfImage } from '../stores/lookup.ts';
import { type DefaultCredential, type FileDefaults, unlessEmpty } from './model.ts';
import { isDatabasePassword, isOwnSecret, isValue } from './own-secrets.ts';

const FOR_DEVELOPMENT = /^\s*#.*\b(?:local|dev|development|testing|tests|debug|demo)\b/im;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[?::1\]?):/;
const LOGIN =
  /^(?:MINIO_ROOT_PASSWORD|MINIO_SECRET_KEY|RABBITMQ_DEFAULT_PASS|PGADMIN_DEFAULT_PASSWORD|ME_CONFIG_BASICAUTH_PASSWORD|GF_SECURITY_ADMIN_PASSWORD|KEYCLOAK_ADMIN_PASSWORD|KC_BOOTSTRAP_ADMIN_PASSWORD|ELASTIC_PASSWORD)$/;

/** Passwords and secrets that a compose file gives to what it starts. A plain file is production's. */
export const composeDefaults = defineFileFact<FileDefaults>({
  id: 'compose-defaults',
  files: ['**/{docker-,}compose*.{yml,yaml}', '**/docker-compose/*.{yml,yaml}', '**/compose/*.{yml,yaml}'],
  mentions: /PASS|SECRET|_KEY|AUTH_METHOD|PWD/,
  parsers: [yaml],
  extract(file) {
    if (isDevelopmentPath(file.path)) return null;
    const found = yaml.of(file).flatMap((document) => defaultsIn(file, document));
    return unlessEmpty(found);
  },
});

function defaultsIn(file: SourceFile, document: Structured): DefaultCredential[] {
  const head = file.text.slice(0, Math.max(0, file.text.search(/^services:/m)));
  const services = entries(at(document.value, 'services'));
  // One that starts nothing but databases lends them to people who work on the code.
  const runsTool = services.some(
    ([, service]) => at(service, 'build') !== undefined || !isStore(text(at(service, 'image'))),
  );
  if (!runsTool || FOR_DEVELOPMENT.test(head) || onlyHere(services)) return [];
  return services.flatMap(([name, service]) => {
    const profiles = items(at(service, 'profiles'));
    if (
      isDevelopmentPath(name) ||
      profiles.some((each) => typeof each === 'string' && isDevelopmentPath(each))
    )
      return [];
    return pairs(document, 'services', name, 'environment').flatMap(([variable, value, line]) => {
      const kind = kindOf(variable, text(value) ?? (typeof value === 'number' ? String(value) : ''));
      return kind === null ? [] : [{ kind, name: variable, line }];
    });
  });
}

const isStore = (image: string | null): boolean =>
  image !== null && storeOfImage(image.replace(/\$\{[^}:]*:?-([^}]*)\}/g, '$1')) !== null;

/** Every port that is opened is opened to this computer alone. */
function onlyHere(services: readonly (readonly [string, unknown])[]): boolean {
  const ports = services.flatMap(([, service]) => items(at(service, 'ports')));
  return (
    ports.length > 0 &&
    ports.every((port) => LOOPBACK.test(text(port) ?? '') || at(port, 'host_ip') === '127.0.0.1')
  );
}

function kindOf(variable: string, written: string): DefaultCredential['kind'] | null {
  if (variable === 'POSTGRES_HOST_AUTH_METHOD') return written === 'trust' ? 'open' : null;
  if (/^(?:MYSQL_ALLOW_EMPTY_PASSWORD|ALLOW_EMPTY_PASSWORD)$/.test(variable))
    return /^(?:yes|true|1)$/i.test(written) ? 'open' : null;
  const fallback = /^\$\{\w{1,80}:?-([^}]*)\}$/.exec(written)?.[1];
  const value = fallback ?? (written.includes('${') || /^\$\w/.test(written) ? '' : written);
  if (!isValue(value, variable) && !/^[A-Z_]{4,}$/.test(value)) return null;
  if (value.trim() === '' || /^(?:\/run\/secrets|true|false)/i.test(value)) return null;
  if (isDatabasePassword(variable) || LOGIN.test(variable)) return 'database';
  return isOwnSecret(variable) ? (fallback === undefined ? 'literal' : 'fallback') : null;
}
