/**
 * What conditions make of a job on an ordinary change: `never` runs, runs `elsewhere` only (a tag, a schedule, by hand), or
 * may run. A condition that is not understood is taken to hold.
 */
export type Chance = 'yes' | 'never' | 'elsewhere';

export function chance(conditions: readonly (string | null)[]): Chance {
  const found = conditions.map((condition) => (condition === null ? 'yes' : chanceOf(condition)));
  if (found.includes('never')) return 'never';
  return found.includes('elsewhere') ? 'elsewhere' : 'yes';
}

function chanceOf(written: string): Chance {
  const condition = written
    .slice(0, MAX_LENGTH)
    .replace(/^\s*\$\{\{/, '')
    .replace(/\}\}\s*$/, '')
    .trim();
  const alternatives = condition.split('||').map((alternative) => alternativeOf(alternative));
  if (alternatives.includes('yes')) return 'yes';
  return alternatives.includes('elsewhere') ? 'elsewhere' : 'never';
}

function alternativeOf(alternative: string): Chance {
  const parts = alternative.split('&&').map((part) =>
    partOf(
      part
        .trim()
        .replace(/^\(+|\)+$/g, '')
        .trim(),
    ),
  );
  if (parts.includes('never')) return 'never';
  return parts.includes('elsewhere') ? 'elsewhere' : 'yes';
}

/** What is longer is no condition that anybody wrote. */
const MAX_LENGTH = 1000;

const ON_REQUEST = /^(schedule|workflow_dispatch|repository_dispatch|release|workflow_run|issue_comment)$/;

function partOf(part: string): Chance {
  if (/^(false|'false'|0)$/.test(part) || /^(failure|failed|cancelled|canceled)\(\)?$/.test(part))
    return 'never';
  const event = /github\.event_name\s*==\s*['"](\w+)['"]/.exec(part)?.[1];
  if (event !== undefined) return ON_REQUEST.test(event) ? 'elsewhere' : 'yes';
  if (
    /^startsWith\(\s*github\.ref\s*,\s*['"]refs\/tags/.test(part) ||
    /github\.ref_type\s*==\s*['"]tag/.test(part)
  )
    return 'elsewhere';
  if (/github\.event\.pull_request\.merged\s*(==\s*true)?$/.test(part)) return 'elsewhere';
  if (/^startsWith\(\s*variables\[['"]Build\.SourceBranch/.test(part) && part.includes('refs/tags'))
    return 'elsewhere';
  return 'yes';
}
