import { deployment } from '../../facts/deployment/deployment.ts';
import { fileList } from '../../facts/file-list.ts';
import { gitHistory } from '../../facts/git-history.ts';
import { packageJson } from '../../facts/packages/package-json.ts';
import { personalColumns } from '../../facts/personal-data/personal-columns.ts';
import { processors } from '../../facts/processors/processors.ts';
import { roles } from '../../facts/roles/roles.ts';
import { routes } from '../../facts/routes/routes.ts';
import { stores } from '../../facts/stores/stores.ts';
import { testBlocks } from '../../facts/test-blocks/test-blocks.ts';
import { ciRuns } from '../../facts/workflows/ci-runs.ts';
import type { ValuesOf } from '../../kit/fact.ts';

/** What a draft is made from. */
export const FACTS = {
  ciRuns,
  deployment,
  fileList,
  gitHistory,
  packageJson,
  personalColumns,
  processors,
  roles,
  routes,
  stores,
  testBlocks,
};

/** Their values, and the folder's name. */
export type Seen = ValuesOf<typeof FACTS> & { readonly name: string };
