/** What the project's own scripts need of the built tool: not part of the package's interface. */
export { checks } from '../checks/index.ts';
export { checkHeader, checkTable, README_HEADER_END } from './cli/explain-text.ts';
export { manifestJsonSchema } from './manifest/json-schema.ts';
export { reportJsonSchema } from './reporters/report-json-schema.ts';
