import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, items, type Structured, text } from '../../parsers/structured.ts';
import { yaml } from '../../parsers/yaml.ts';
import type { Host } from './entry.ts';

/** What a host's own file says of branches. */
export interface BranchSetting {
  readonly host: Host;
  readonly line: number;
  readonly branch: string;
  /** `live`: what is on it goes live. `off`: it is never deployed. */
  readonly is: 'live' | 'off';
}

/** Branches in the files of hosts: `branch` in render.yaml, `git.deploymentEnabled` in vercel.json. */
export const branchSettings = defineFileFact<readonly BranchSetting[]>({
  id: 'deployment-branches',
  files: ['**/{render.yaml,render.yml,vercel.json}'],
  mentions: /\bbranch:|deploymentEnabled/,
  parsers: [json, yaml],
  extract(file) {
    const document = file.path.endsWith('.json') ? json.of(file) : yaml.of(file)[0];
    if (!document) return null;
    const found = file.path.endsWith('.json') ? vercel(document) : render(document);
    return found.length > 0 ? found : null;
  },
});

function render(document: Structured): BranchSetting[] {
  return items(at(document.value, 'services')).flatMap((service, index): BranchSetting[] => {
    const branch = text(at(service, 'branch'));
    const line = document.line('services', index, 'branch');
    return branch === null ? [] : [{ host: 'render', line, branch, is: 'live' }];
  });
}

function vercel(document: Structured): BranchSetting[] {
  const path = ['git', 'deploymentEnabled'];
  return entries(at(document.value, ...path)).flatMap(([branch, enabled]): BranchSetting[] =>
    enabled === false ? [{ host: 'vercel', line: document.line(...path, branch), branch, is: 'off' }] : [],
  );
}
