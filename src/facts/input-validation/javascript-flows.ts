import { defineFileFact } from '../../kit/fact.ts';
import { javascript, walk } from '../../parsers/javascript.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import { importedNames } from '../routes/javascript/imported-names.ts';
import { FlowReader } from './javascript-reader.ts';
import { ruledModels } from './javascript-rules.ts';
import type { InputFile } from './model.ts';

/** Files that read a request's body, hold schemas or models, or are called with what was sent. */
const MENTIONS =
  /\b[rR]eq(?:uest)?\.(?:body|rawBody|payload|json\(|formData\(|parseBody\(|valid\()|\bevent\.body\b|\{\s{0,5}body\b[^}\n]{0,80}\}\s{0,3}[=,)]|[rR]eq(?:uest)?\)?\.(?:json|formData)\(|\bformData\b|['"]use server['"]|\bon(?:Call|Request)\(|['"](?:npm:|https:\/\/\S{0,60}\/)?(?:zod|yup|joi|@hapi\/joi|valibot|superstruct|arktype|ajv|class-validator|express-validator|@sinclair\/typebox|runtypes|jsonschema|drizzle-zod|@vinejs\/vine)\b|\.(?:safeParse|validate(?:Async|Sync)?)\(|\bSchema\(|\b(?:sequelize|DataTypes)\b|\bvalidat\w{0,40}\(|\.(?:save|create|insert\w{0,10}|update\w{0,10}|upsert|sendMail|query|execute|generateContent|addDoc|setDoc)\(/;

/** What the functions of each JavaScript or TypeScript file do with what a caller sent, and the schemas that it holds. */
export const inputFlows = defineFileFact<InputFile>({
  id: 'input-flows',
  files: ['**/*.{js,ts,mjs,cjs,mts,cts,jsx,tsx}'],
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    if (!isServing(file.path, file.text)) return null;
    const { program } = javascript.of(file);
    const reader = new FlowReader(program, file, importedNames(program));
    walk(program, (node, parents) => reader.visit(node, parents));
    const found: InputFile = { ...reader.finish(), models: ruledModels(program) };
    return found.functions.length + found.schemas.length + found.models.length > 0 ? found : null;
  },
});

/** The same files as those of the routes' facts: what only a browser runs is none of them. */
function isServing(path: string, text: string): boolean {
  if (isTestPath(path) || isExamplePath(path) || isDocsPath(path)) return false;
  if (/\.d\.[cm]?ts$|\.min\.js$/.test(path)) return false;
  if (/^\s{0,20}(?:\/[/*][^\n]{0,200}\s{1,20}){0,10}['"]use client['"]/.test(text)) return false;
  return (
    !/\.[jt]sx$/.test(path) || /['"]use server['"]|\b(?:loader|action|Hono|handler|GET|POST)\b/.test(text)
  );
}
