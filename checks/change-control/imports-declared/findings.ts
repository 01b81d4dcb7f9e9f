import { distributionName } from '../../../src/facts/imports/python-distributions.ts';
import type { UndeclaredImport, UndeclaredKind } from '../../../src/facts/imports/undeclared-model.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

const NAMED = 6;

/** A finding for each package that nobody asks for; one for each project that lists nothing, and for each kind of luck. */
export function importFindings(undeclared: readonly UndeclaredImport[]): Finding[] {
  const of = (...kinds: readonly UndeclaredKind[]) => undeclared.filter(({ kind }) => kinds.includes(kind));
  return [
    ...of('nowhere').map((each) => fail('medium', { ...nowhere(each), at: placeOf(each) })),
    ...grouped(of('no-list'), ({ ecosystem }) => ecosystem).map((group) => noList(group)),
    ...grouped(of('unsure'), ({ by }) => by ?? '').map((group) => unsure(group)),
    ...grouped(of('locked', 'brought', 'sibling'), ({ ecosystem }) => ecosystem).map((group) => lucky(group)),
    ...grouped(of('dev'), ({ ecosystem }) => ecosystem).map((group) => tools(group)),
    ...grouped(of('type'), ({ ecosystem }) => ecosystem).map((group) => types(group)),
  ];
}

type Group = readonly [UndeclaredImport, ...UndeclaredImport[]];

function grouped(all: readonly UndeclaredImport[], key: (each: UndeclaredImport) => string): Group[] {
  const groups = new Map<string, [UndeclaredImport, ...UndeclaredImport[]]>();
  for (const each of all) {
    const known = groups.get(key(each));
    if (known) known.push(each);
    else groups.set(key(each), [each]);
  }
  return [...groups.values()];
}

const placeOf = ({ path, line }: UndeclaredImport) => ({ path, line });

function nowhere(each: UndeclaredImport) {
  const { package: name, ecosystem, manifest, files } = each;
  const install = ecosystem === 'pypi' ? distributionName(name) : name;
  const called = install === name ? '' : ` (installed as ${install})`;
  const where = files === 1 ? 'This file imports' : `${files} files import`;
  const message = `${where} ${name}${called}, and ${manifest ?? 'no manifest'} does not ask for it, nor does this repository show what else would bring it: a clean build may not have it. See first that the package exists and is the one you mean, since made-up names are registered by strangers; then add it, or take the import out.`;
  return { subject: `${ecosystem} ${name}`, message };
}

function noList(group: Group): Finding {
  const [first] = group;
  const list = first.ecosystem === 'npm' ? 'package.json' : 'requirements.txt or pyproject.toml';
  const message = `The code here imports ${names(group)}, and no ${list} says so: whoever builds it must guess which packages, and in which versions. Write the list, with versions.`;
  return fail('medium', { subject: `no list ${first.ecosystem}`, message, at: placeOf(first) });
}

function unsure(group: Group): Finding {
  const [first] = group;
  const message = `No manifest asks for ${names(group)}, and ${first.by} could not be read to see whether it comes with another package. Add what you use to the manifest.`;
  return review('medium', { subject: 'unread lockfile', message, at: placeOf(first) });
}

function lucky(group: Group): Finding {
  const [first] = group;
  const [are, they, theyAre] = one(group) ? ['is', 'it', 'it is'] : ['are', 'them', 'they are'];
  const bringers = [...new Set(group.flatMap(({ by }) => by ?? []))].slice(0, NAMED).join(', ');
  const message = `${names(group)} ${are} imported, and only there because something else brings ${they} (${bringers}): when that changes, ${theyAre} gone. Ask for what you use by name.`;
  return fail('low', { subject: `not by name ${first.ecosystem}`, message, at: placeOf(first) });
}

function tools(group: Group): Finding {
  const [first] = group;
  const [as, out] = one(group) ? ['a tool', 'it'] : ['tools', 'them'];
  const message = `Code that runs for users imports ${names(group)}, which ${first.manifest} asks for as ${as} of development: a build for production leaves ${out} out.`;
  return fail('low', { subject: `only for development ${first.ecosystem}`, message, at: placeOf(first) });
}

function types(group: Group): Finding {
  const [first] = group;
  const message = `Types are imported from ${names(group)}, which no manifest asks for: nothing breaks when it runs, but the types are checked against whatever lies about.`;
  return fail('low', { subject: `types ${first.ecosystem}`, message, at: placeOf(first) });
}

const one = (group: Group): boolean => new Set(group.map((each) => each.package)).size === 1;

function names(group: Group): string {
  const all = [...new Set(group.map((each) => each.package))];
  const more = all.length - NAMED;
  return all.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
