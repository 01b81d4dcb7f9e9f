import { defineFileFact } from '../../../kit/fact.ts';
import { json } from '../../../parsers/json.ts';
import type { Structured } from '../../../parsers/structured.ts';
import { yaml } from '../../../parsers/yaml.ts';

/** One operation of an OpenAPI document that a framework serves from. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** `api_views.users.get_all`. */
  readonly handler: string;
  /** Names of the security schemes, none where anybody may call. */
  readonly security: readonly string[];
  readonly line: number;
}

export interface ServedDocument {
  readonly operations: readonly Operation[];
  /** The function that checks each scheme, by its name. */
  readonly checks: readonly { readonly scheme: string; readonly by: string | null }[];
}

const METHODS = /^(?:get|post|put|patch|delete|head|options)$/;
const CHECKS = ['x-bearerInfoFunc', 'x-tokenInfoFunc', 'x-basicInfoFunc', 'x-apikeyInfoFunc'];

/** OpenAPI documents whose operations name the functions that answer them. */
export const servedDocuments = defineFileFact<ServedDocument>({
  id: 'served-documents',
  files: ['**/*.{yml,yaml,json}'],
  mentions: /["']?operationId["']?\s{0,5}:/,
  parsers: [yaml, json],
  extract(file) {
    const document = file.path.endsWith('.json') ? json.of(file) : yaml.of(file)[0];
    return document ? read(document) : null;
  },
});

function read(document: Structured): ServedDocument | null {
  const root = record(document.value);
  const base = textOf(root.basePath) ?? serverPath(root.servers);
  const shared = schemesOf(root.security);
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(record(root.paths)))
    for (const [method, value] of Object.entries(record(item))) {
      const operation = record(value);
      const handler = handlerOf(operation, record(item));
      if (!METHODS.test(method) || handler === null) continue;
      const security = 'security' in operation ? schemesOf(operation.security) : shared;
      const line = document.line('paths', path, method);
      operations.push({ method: method.toUpperCase(), path: `${base}${path}`, handler, security, line });
    }
  const schemes = {
    ...record(root.securityDefinitions),
    ...record(record(root.components).securitySchemes),
  };
  const checks = Object.entries(schemes).map(([scheme, value]) => ({
    scheme,
    by: CHECKS.map((name) => textOf(record(value)[name])).find((name) => name !== null) ?? null,
  }));
  return operations.length === 0 ? null : { operations, checks };
}

function handlerOf(operation: Record<string, unknown>, item: Record<string, unknown>): string | null {
  const id = textOf(operation.operationId);
  const holder =
    textOf(operation['x-openapi-router-controller']) ??
    textOf(operation['x-swagger-router-controller']) ??
    textOf(item['x-openapi-router-controller']);
  return id === null || holder === null ? id : `${holder}.${id}`;
}

function serverPath(servers: unknown): string {
  const [first] = Array.isArray(servers) ? servers : [];
  const url = textOf(record(first).url) ?? '';
  return url.startsWith('/') ? url.replace(/\/$/, '') : '';
}

function schemesOf(security: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(security) ? security : [];
  // `{}` among them lets everybody in.
  if (all.some((each) => Object.keys(record(each)).length === 0)) return [];
  return all.flatMap((each) => Object.keys(record(each)));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
