import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { yaml } from '../../parsers/yaml.ts';
import type {
  GitlabFile,
  GitlabInclude,
  GitlabJob,
  GitlabRefs,
  RuleItem,
  ScriptItem,
} from './gitlab-model.ts';
import { type Reader, reader } from './reader.ts';
import { scriptsOf } from './scripts.ts';

/** Keys at the top of a pipeline that are no jobs. */
const NO_JOB = new Set([
  'stages',
  'variables',
  'include',
  'workflow',
  'default',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
]);

/** Files of GitLab CI: the pipeline itself, and where teams keep what it includes. */
export const gitlabFiles = defineFileFact<GitlabFile>({
  id: 'gitlab-files',
  files: [
    '.gitlab-ci.{yml,yaml}',
    '**/*gitlab-ci*.{yml,yaml}',
    '{.gitlab,.gitlab-ci,.ci,ci,gitlab}/**/*.{yml,yaml}',
  ],
  scope: 'repository',
  mentions: /\b(script|extends|include|trigger|rules|workflow|default|run)["']?\s*:/,
  parsers: [yaml],
  extract(file) {
    // A file with inputs has a header document in front (`spec:`).
    const document = yaml.of(file).findLast((item) => reader(item).fields().length > 0);
    return document ? gitlabFile(reader(document), file) : null;
  },
});

function gitlabFile(root: Reader, file: SourceFile): GitlabFile {
  const source = file.text.split('\n');
  const defaults = gitlabJob(root.get('default'), file.path, source);
  const older = gitlabJob(root, file.path, source);
  return {
    path: file.path,
    includes: includesOf(root.get('include')),
    workflowRules: rulesOf(root.get('workflow', 'rules')),
    variables: root
      .get('variables')
      .fields()
      .map((variable) => variable.key),
    defaults: {
      ...defaults,
      beforeScript: defaults.beforeScript ?? older.beforeScript,
      image: defaults.image ?? older.image,
      services: defaults.services ?? older.services,
    },
    jobs: root
      .fields()
      .filter((job) => !NO_JOB.has(job.key) && job.fields().length > 0)
      .map((job) => gitlabJob(job, file.path, source)),
  };
}

function gitlabJob(job: Reader, path: string, source: readonly string[]): GitlabJob {
  return {
    id: job.key,
    path,
    line: job.line,
    scriptPath: path,
    extends: job.get('extends').texts(),
    beforeScript: scriptItems(job.get('before_script'), source),
    script: scriptItems(job.has('script') ? job.get('script') : job.get('run'), source),
    rules: rulesOf(job.get('rules')),
    only: refsOf(job.get('only')),
    except: refsOf(job.get('except')),
    when: job.get('when').text(),
    allowFailure: job.has('allow_failure') ? job.get('allow_failure').value === true : null,
    needs: listed(job.get('needs'), 'job'),
    services: listed(job.get('services'), 'name'),
    image: job.get('image').text() ?? job.get('image', 'name').text(),
    environment: job.get('environment').text() ?? job.get('environment', 'name').text(),
    variables: job.has('variables')
      ? job
          .get('variables')
          .fields()
          .map((variable) => variable.key)
      : null,
    matrix: matrixOf(job.get('parallel', 'matrix')),
    children: job.has('trigger') ? childrenOf(job.get('trigger')) : null,
  };
}

/** `!reference [.setup, script]` arrives as a list of two words, the first a job. */
function referenceOf(item: Reader): readonly [string, string] | null {
  const [job, key, more] = Array.isArray(item.value) ? item.value : [];
  const known = typeof job === 'string' && typeof key === 'string' && more === undefined;
  return known && /^(script|before_script|after_script|rules)$/.test(key) ? [job, key] : null;
}

function scriptItems(script: Reader, source: readonly string[]): ScriptItem[] | null {
  if (script.value === undefined || script.value === null) return null;
  return script.items().flatMap((item): ScriptItem[] => {
    const reference = referenceOf(item);
    return reference ? [{ reference }] : scriptsOf(item.has('script') ? item.get('script') : item, source);
  });
}

function rulesOf(rules: Reader): RuleItem[] | null {
  if (!Array.isArray(rules.value)) return null;
  return rules.items().flatMap((rule): RuleItem[] => {
    const reference = referenceOf(rule);
    if (reference) return [{ reference }];
    if (Array.isArray(rule.value)) return rulesOf(rule) ?? [];
    return [
      {
        line: rule.line,
        if: rule.get('if').text(),
        changes: pathsOf(rule.get('changes')),
        when: rule.get('when').text(),
        allowFailure: rule.has('allow_failure') ? rule.get('allow_failure').value === true : null,
      },
    ];
  });
}

function refsOf(refs: Reader): GitlabRefs | null {
  if (refs.value === undefined || refs.value === null) return null;
  const plain = refs.fields().length === 0;
  const names = plain ? refs : refs.get('refs');
  return {
    line: refs.line,
    refs: plain || refs.has('refs') ? names.texts() : null,
    changes: pathsOf(refs.get('changes')),
  };
}

function pathsOf(changes: Reader): string[] | null {
  const paths = changes.has('paths') ? changes.get('paths') : changes;
  return paths.value === undefined || paths.value === null ? null : paths.texts();
}

function listed(list: Reader, key: string): string[] | null {
  if (list.value === undefined || list.value === null) return null;
  return list.items().flatMap((item) => item.text() ?? item.get(key).text() ?? []);
}

function matrixOf(matrix: Reader): Record<string, string[]> | null {
  if (!Array.isArray(matrix.value)) return null;
  const variables = matrix.items().flatMap((entry) => entry.fields());
  return Object.fromEntries(variables.map((variable) => [variable.key, variable.texts().slice(0, 24)]));
}

/** `include:` in its many forms. */
function includesOf(include: Reader): GitlabInclude[] {
  return include.items().flatMap((item) => includeOf(item));
}

function includeOf(item: Reader): GitlabInclude[] {
  const name = item.text();
  const line = item.line;
  if (name !== null) return [{ kind: /^https?:/.test(name) ? 'outside' : 'local', name, line }];
  const local = item.get('local').text();
  if (local !== null) return [{ kind: 'local', name: local, line }];
  const project = item.get('project').text();
  if (project !== null)
    return [{ kind: 'outside', name: [project, ...item.get('file').texts()].join(' '), line }];
  const other = ['template', 'remote', 'component', 'artifact'].flatMap(
    (kind) => item.get(kind).text() ?? [],
  );
  return other.map((text) => ({ kind: 'outside', name: text, line }));
}

function childrenOf(trigger: Reader): GitlabInclude[] {
  const project = trigger.text() ?? trigger.get('project').text();
  if (project !== null) return [{ kind: 'outside', name: project, line: trigger.line }];
  return includesOf(trigger.get('include'));
}
