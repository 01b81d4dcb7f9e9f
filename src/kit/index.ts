/** All that the author of a check imports. */
export type { Manifest } from '../manifest/schema.ts';
export type { ManifestView } from '../manifest/view.ts';
export { type Case, type CaseGit, defineCases } from './cases.ts';
export { type Check, type CheckInput, type CheckMetadata, defineCheck } from './check.ts';
export {
  type DerivedFact,
  defineDerivedFact,
  defineFileFact,
  defineRepositoryFact,
  type Fact,
  type FactMap,
  type FileFact,
  type FileFactResult,
  type RepositoryFact,
  type ValueOf,
  type ValuesOf,
} from './fact.ts';
export { contradiction, type Finding, type FindingDetails, fail, review } from './finding.ts';
export type { Serialisable } from './json.ts';
export { conclude, notApplicable, type Outcome, statusOf } from './outcome.ts';
export { defineParser, ParseFailure, type Parser } from './parser.ts';
export { insidePath } from './path.ts';
export type {
  Author,
  Change,
  FileEntry,
  GitView,
  NotExamined,
  Original,
  Repository,
  RepositoryView,
} from './repository.ts';
export { type Place, type SourceFile, sourceFile } from './source.ts';
export * from './vocabulary.ts';
export { counted, eachOf, sentence } from './words.ts';
