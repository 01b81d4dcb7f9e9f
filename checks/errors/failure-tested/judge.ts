import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import type { Dependency } from './dependencies.ts';
import type { Try } from './tries.ts';
import { plain, wordsOf } from './words.ts';

export interface Judged {
  readonly finding: Finding | null;
  /** The tries that it rests on. */
  readonly by: readonly Try[];
}

/** Whether a dependency was ever taken away, and what to say if not. */
export function judgeDependency(
  dependency: Dependency,
  all: readonly Dependency[],
  tries: readonly Try[],
): Judged {
  const takes = tries.filter(({ takesAway }) => takesAway);
  const concerned = takes.filter((each) => concerns(each, dependency, all));
  const counting = concerned.filter(({ defect }) => defect === null);
  if (counting.length > 0) return { finding: null, by: counting };
  const { label, at, certain } = dependency;
  const subject = `dependency ${dependency.key}`;
  const vague = takes.filter((each) => each.defect === null && namesNone(each, all));
  if (vague.length > 0) {
    const message = `Something was made to fail, but no record says that it was ${label}. Name what each drill concerned under "covers", or try it.`;
    return { finding: review('blocker', { subject, message, at: vague[0]?.at ?? at }), by: [] };
  }
  const [flawed] = concerned;
  if (flawed) {
    const message = `The only record that ${label} was made to fail ${flawed.defect ?? 'does not count'}. Nobody knows what users see and lose when that happens.`;
    return { finding: fail('blocker', { subject, message, at: flawed.at }), by: [] };
  }
  const message = `Nobody has tried what happens when this fails: ${label}. Will users be told, and will their work survive?`;
  return { finding: (certain ? fail : review)('blocker', { subject, message, at }), by: [] };
}

/** A record that names nothing concerns the only thing there is. */
function concerns(each: Try, dependency: Dependency, all: readonly Dependency[]): boolean {
  return names(each, dependency) || (all.length === 1 && namesNone(each, all));
}

function names({ covers, text }: Try, { key, words }: Dependency): boolean {
  if (covers.length > 0) return covers.some((name) => plain(name) === key || words.has(plain(name)));
  return wordsOf(text).some((word) => words.has(word));
}

function namesNone(each: Try, all: readonly Dependency[]): boolean {
  return each.covers.length === 0 && !all.some((dependency) => names(each, dependency));
}

/** Whether a journey was ever made to fail: by its own tests, by a drill that names it, or by one of what it cannot do without. */
export function judgeJourney(
  index: number,
  manifest: ManifestView,
  all: readonly Dependency[],
  tries: readonly Try[],
): Judged {
  const name = manifest.claims.tests?.journeys?.[index]?.name ?? `journey ${index + 1}`;
  const own = tries.filter(({ journey }) => journey === index);
  const drilled = tries.filter((each) => each.journey === null && drills(each, name, all));
  const counting = [...own, ...drilled].filter(({ defect }) => defect === null);
  if (counting.length > 0) return { finding: null, by: counting };
  const flaw = own[0] ? ` Its test ${own[0].defect ?? 'does not count'}.` : '';
  return {
    finding: fail('high', {
      subject: `journey ${name}`,
      message: `Nobody has tried how "${name}" fails: with wrong input, without permission, or while what it needs is down.${flaw}`,
      at: own[0]?.at ?? manifest.at('tests', 'journeys', index),
    }),
    by: [],
  };
}

function drills(each: Try, name: string, all: readonly Dependency[]): boolean {
  if (each.covers.some((covered) => plain(covered) === plain(name))) return true;
  if (each.covers.length === 0 && plain(each.text).includes(plain(name))) return true;
  return all.some((dependency) => dependency.central && concerns(each, dependency, all));
}
