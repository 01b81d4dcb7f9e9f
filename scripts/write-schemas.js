#!/usr/bin/env node
/** Writes the JSON Schemas of the manifest and of the report beside the bundle, for editors and other tools. */
import { writeFileSync } from 'node:fs';
import { manifestJsonSchema, reportJsonSchema } from '../dist/registry.js';

const write = (name, schema) =>
  writeFileSync(new URL(`../dist/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
write('manifest.schema.json', manifestJsonSchema());
write('report.schema.json', reportJsonSchema());
