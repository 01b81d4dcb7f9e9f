import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManifestError } from './error.ts';
import { loadManifest } from './load.ts';
import type { ManifestView } from './view.ts';

const EXAMPLE = readFileSync(new URL('../../../shared/readycheck.example.yaml', import.meta.url), 'utf8');

function load(text: string): ManifestView {
  return loadManifest('readycheck.yaml', text);
}

function errorsOf(text: string): readonly string[] {
  try {
    load(text);
    return [];
  } catch (error) {
    if (error instanceof ManifestError) return error.message.split('\n');
    throw error;
  }
}

/** Problems as `kind line subject`, without the sections that the text does not have. */
function problemsOf(text: string): readonly string[] {
  return load(text)
    .problems.filter(({ kind, at }) => kind !== 'section' || at.line !== undefined)
    .map(({ kind, subject, at }) => `${kind} ${at.line} ${subject}`);
}

function messageOf(text: string, subject: string): string | undefined {
  return load(text).problems.find((problem) => problem.subject === subject)?.message;
}

describe('the example manifest', () => {
  it('has no problems at all', () => {
    expect(load(EXAMPLE).problems).toEqual([]);
  });

  it('is read into plain claims', () => {
    const { claims } = load(EXAMPLE);
    expect(claims.people?.dana?.contract_until).toBe('2027-06-30');
    expect(claims.retention?.stores?.[1]?.holds).toBe('synthetic');
    expect(claims.permissions?.roles?.staff).toEqual({ description: 'All employees' });
    expect(claims.training?.material).toEqual([
      { path: 'docs/guide.md' },
      { path: 'docs/training-slides.pdf' },
    ]);
    expect(claims.docs?.maintainer_guide).toEqual(['docs/maintain.md']);
    expect(claims.training?.target).toBe('90%');
    expect(claims.tests?.manual_runs?.[0]?.commit).toBe('4f1c2ab');
  });
});

describe('what breaks the schema', () => {
  it.each([
    [
      'an unknown key',
      'readycheck: 1\ntool:\n  purpse: x',
      "3:3: unknown key 'purpse' in tool — did you mean 'purpose'?",
    ],
    [
      'an unknown section',
      'readycheck: 1\nchange-control: {}',
      "2:1: unknown key 'change-control' at the top level — did you mean 'change_control'?",
    ],
    [
      'a key that is like no other',
      'readycheck: 1\ngo_live:\n  recovery: {rto: 1}',
      "3:14: unknown key 'rto' in go_live.recovery; known are max_downtime, max_loss",
    ],
    [
      'an unknown key with a placeholder',
      'readycheck: 1\ntool: {purpse: TBD}',
      "2:8: unknown key 'purpse' in tool",
    ],
    [
      'a text for a list of people',
      'readycheck: 1\nchange_control:\n  deploy: {who: {a: b}}',
      '3:17: change_control.deploy.who must be a list of people or the key of somebody in people, is a group of keys',
    ],
    [
      'a text for entries',
      'readycheck: 1\npeople: bob',
      "2:9: people must be a group of entries, each under a key of its own, is the text 'bob'",
    ],
    [
      'entries for a list',
      'readycheck: 1\ntests:\n  journeys:\n    a: b',
      '4:5: tests.journeys must be a list of entries, is a group of keys',
    ],
    [
      'a word for another',
      'readycheck: 1\ntool:\n  stage: pilo',
      "3:10: tool.stage must be one of prototype, pilot, production, is the text 'pilo' — did you mean 'pilot'?",
    ],
    [
      'yes for true',
      'readycheck: 1\ntool: {real_data: yes}',
      "2:19: tool.real_data must be true or false, is the text 'yes'",
    ],
    [
      'a number for text',
      'readycheck: 1\ntool:\n  name: 12',
      "3:9: tool.name must be text, is the number '12'",
    ],
    [
      'a negative number',
      'readycheck: 1\ngo_live: {restore_drills: [{minutes: -3}]}',
      '2:38: go_live.restore_drills[0].minutes must not be less than nothing',
    ],
    [
      'inside one of several forms',
      'readycheck: 1\npermissions:\n  public_tables: [{tabel: x}]',
      "3:20: unknown key 'tabel' in permissions.public_tables[0]",
    ],
    [
      'a type inside one of several forms',
      'readycheck: 1\npermissions: {public_tables: [{table: 3}]}',
      "2:39: permissions.public_tables[0].table must be text, is the number '3'",
    ],
    [
      'a type inside a list that may be one word',
      'readycheck: 1\ntool: {languages: [en, [pl]]}',
      '2:24: tool.languages[1] must be text, is a list',
    ],
    [
      'none of several forms',
      'readycheck: 1\npermissions: {public_tables: [3]}',
      "2:31: permissions.public_tables[0] must be text or a group of keys (table, allow, reason), is the number '3'",
    ],
    [
      'a gate that is none',
      'readycheck: 1\ngo_live: {signers: {suport-model: [a]}}',
      "2:21: unknown key 'suport-model' in go_live.signers — did you mean 'support-model'?",
    ],
    ['no version', 'tool: {}', "1:1: 'readycheck' is missing."],
    ['another version', 'readycheck: 2', "1:13: readycheck must be the number 1, is the number '2'"],
    ['no version at all', 'readycheck:', "1:1: 'readycheck' is missing."],
    ['a list', '- a', '1:1: the file must be a group of keys'],
    ['nothing', '# later', '1:1: the file is empty'],
    [
      'plugins',
      'readycheck: 1\nplugins: [./a.js]',
      "2:1: 'plugins' cannot be set here: a repository does not choose what code audits it; name a plugin on the command line with --plugin",
    ],
    ['broken YAML', 'readycheck: 1\ntool: a: b', '2:7: this is not valid YAML'],
  ])('%s', (_, text, message) => {
    expect(errorsOf(text)).toEqual([expect.stringContaining(`readycheck.yaml:${message}`)]);
  });

  it('is told all at once, in order', () => {
    const text =
      'readycheck: 1\ntool: {stage: beta}\nretention:\n  stors: []\n  classes: [{special: helth, keep: 3}]\nfoo: 1';
    expect(errorsOf(text).map((line) => line.split(':').slice(0, 3).join(':'))).toEqual([
      'readycheck.yaml:2:15',
      'readycheck.yaml:4:3',
      'readycheck.yaml:5:23',
      'readycheck.yaml:5:36',
      'readycheck.yaml:6:1',
    ]);
  });

  it('is given as a list too, with the path that was named', () => {
    const attempt = () => loadManifest('app/readycheck.yaml', 'readycheck: 1\nfoo: 1');
    expect(attempt).toThrow(ManifestError);
    expect(attempt).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ path: 'app/readycheck.yaml', line: 2, column: 1 })],
      }),
    );
  });
});

describe('placeholders', () => {
  it('are left out before the types are judged, and told', () => {
    const text = 'readycheck: 1\ntool:\n  stage: TBD\n  name: <name>\n  purpose:\n  languages: [en, "?"]';
    expect(problemsOf(text)).toEqual([
      'placeholder 3 tool.stage',
      'placeholder 4 tool.name',
      'placeholder 5 tool.purpose',
      'placeholder 6 tool.languages[1]',
    ]);
    expect(load(text).claims.tool).toEqual({ languages: ['en'] });
    expect(messageOf(text, 'tool.stage')).toBe(
      "tool.stage only holds a place ('TBD'). Fill it in: What the tool claims to be today: an experiment, a trial with a few users, or in full use.",
    );
    expect(messageOf(text, 'tool.purpose')).toContain('is empty');
  });

  it('are not what a field may well say', () => {
    const text = `readycheck: 1
tool: {replaces_system: none, purpose: Your shifts at a glance}
permissions: {sign_in: none, public_tables: none}
retention: {stores: [{id: cache, holds: none}], classes: [{special: none}]}
waivers: none`;
    expect(problemsOf(text)).toEqual([]);
    const { claims } = load(text);
    expect(claims.permissions).toEqual({ sign_in: 'none' });
    expect(claims.tool?.replaces_system).toBeUndefined();
    expect(claims.retention?.stores?.[0]?.holds).toBe('none');
  });

  it('are told in matrix cells, where the words are nobody and everyone', () => {
    const text = 'readycheck: 1\npermissions: {matrix: {a: {see: everyone, edit: none, delete: "-"}}}';
    expect(problemsOf(text)).toEqual([
      'placeholder 2 permissions.matrix.a.edit',
      'placeholder 2 permissions.matrix.a.delete',
    ]);
  });
});

describe('what nobody has confirmed', () => {
  const text = `readycheck: 1
people:
  tom: {name: Tom}
  dan: {name: TBD, confirmed: false}
retention:
  stores:
    - id: old
      confirmed: false
    - id: db
      owner: dan
ownership:
  confirmed: false
  business: nobody-at-all`;

  it('does not count', () => {
    const { claims } = load(text);
    expect(Object.keys(claims.people ?? {})).toEqual(['tom']);
    expect(claims.retention?.stores).toEqual([{ id: 'db', owner: 'dan' }]);
    expect(claims.ownership).toBeUndefined();
  });

  it('is told once, with its place, and nothing within it', () => {
    expect(problemsOf(text)).toEqual([
      'unconfirmed 4 people.dan',
      'unconfirmed 7 retention.stores[0]',
      'reference 10 retention.stores[1].owner',
      'unconfirmed 11 ownership',
    ]);
    expect(messageOf(text, 'retention.stores[1].owner')).toBe(
      "retention.stores[1].owner names 'dan', an entry that nobody has confirmed.",
    );
  });

  it('is still held to the schema', () => {
    expect(errorsOf('readycheck: 1\ntool: {confirmed: false, foo: 1}')).toHaveLength(1);
  });

  it('may be everything', () => {
    const { claims, problems } = load('readycheck: 1\nconfirmed: false\ntool: {name: A}');
    expect(claims).toEqual({ readycheck: 1, confirmed: false });
    expect(problems.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(['unconfirmed ']);
  });

  it('leaves what is confirmed, and a person whose key is "confirmed"', () => {
    expect(problemsOf('readycheck: 1\ntool: {confirmed: true}\npeople: {confirmed: {name: Al}}')).toEqual([]);
  });
});

describe('at', () => {
  const { at } = load(`readycheck: 1
retention:
  stores:
    - id: old
      confirmed: false
    - TBD
    - id: db
      region: eu
      owner:
permissions:
  roles: {staff: All}
  matrix:
    a: {see: own}`);

  it.each([
    [['retention', 'stores', 0], 7],
    [['retention', 'stores', 0, 'region'], 8],
    [['retention', 'stores', 0, 'plan'], 7],
    [['retention', 'stores', 0, 'owner'], 7],
    [['retention', 'stores', 1, 'id'], 3],
    [['retention', 'classes'], 2],
    [['permissions', 'roles', 'staff', 'description'], 11],
    [['permissions', 'matrix', 'a', 'see', 0], 13],
  ])('finds %j of the claims in line %i', (path, line) => {
    expect(at(...path)).toEqual({ path: 'readycheck.yaml', line });
  });

  it('has no line for what is wholly absent', () => {
    expect(at('tests', 'command')).toEqual({ path: 'readycheck.yaml' });
  });
});

describe('values that stand for nothing', () => {
  it.each([
    ['a day that is none', 'errors: {drills: [{date: 2026-02-30}]}', 'date 2 errors.drills[0].date'],
    [
      'a day that computers write',
      'docs: {last_reviewed: {date: 1970-01-01}}',
      'date 2 docs.last_reviewed.date',
    ],
    ['a duration', 'go_live: {recovery: {max_loss: soon}}', 'duration 2 go_live.recovery.max_loss'],
    [
      'an event where a length is needed',
      'go_live: {recovery: {max_loss: until Monday}}',
      'duration 2 go_live.recovery.max_loss',
    ],
    [
      'a period',
      'retention: {classes: [{keep: {for: a while}}]}',
      'duration 2 retention.classes[0].keep.for',
    ],
    ['an owner', 'ownership: {business: bob}', 'reference 2 ownership.business'],
    [
      'an administrator',
      'ownership: {accounts: [{admins: [tom, bob]}]}',
      'reference 2 ownership.accounts[0].admins[1]',
    ],
    ['one alone', 'ownership: {accounts: [{admins: bob}]}', 'reference 2 ownership.accounts[0].admins'],
    [
      'a misspelt person among vendors',
      'ownership: {escalation: [tmo, Acme Support, acme]}',
      'reference 2 ownership.escalation[0]',
    ],
    ['a signer', 'go_live: {signers: {permissions: [bob]}}', 'reference 2 go_live.signers.permissions[0]'],
    [
      'a role in the matrix',
      'permissions: {matrix: {a: {see: [own, everyone, nobody, public, boss]}}}',
      'reference 2 permissions.matrix.a.see[4]',
    ],
    ['a role in the plan', 'training: {plan: {boss: a day}}', 'reference 2 training.plan.boss'],
    ['a role in a record', 'training: {records: [{role: boss}]}', 'reference 2 training.records[0].role'],
    ['a store', 'go_live: {backups: [{store: db}]}', 'reference 2 go_live.backups[0].store'],
    [
      'a store to restore into',
      'go_live: {restore_drills: [{into: db}]}',
      'reference 2 go_live.restore_drills[0].into',
    ],
    [
      'a store of an environment',
      'retention: {environments: [{stores: [db]}]}',
      'reference 2 retention.environments[0].stores[0]',
    ],
    [
      'a manual run',
      'tests: {journeys: [{edge: [{test: "manual:1"}]}]}',
      'reference 2 tests.journeys[0].edge[0].test',
    ],
    [
      'a contact',
      'retention: {subject_requests: {contact: bob}}',
      'reference 2 retention.subject_requests.contact',
    ],
  ])('%s', (_, line, problem) => {
    expect(problemsOf(`readycheck: 1\n${line}\npeople: {tom: {name: Tom}}`)).toEqual([problem]);
  });

  it.each([
    ['"for ever" for what is no personal matter', 'retention: {classes: [{keep: {for: forever}}]}'],
    ['an address as contact', 'retention: {subject_requests: {contact: "mailto:a@b.test"}}'],
    ['a run whose id is a number', 'tests: {journeys: [{normal: "manual:7"}], manual_runs: [{id: 7}]}'],
    ['a vendor', 'ownership: {escalation: ["Supabase support (Pro)"]}'],
  ])('are not: %s', (_, line) => {
    expect(problemsOf(`readycheck: 1\n${line}\npeople: {tom: {name: Tom}}`)).toEqual([]);
  });

  it('come with what was probably meant', () => {
    const text = 'readycheck: 1\npeople: {priya: {name: P}}\nownership: {business: prya, deputy: zoe}';
    expect(messageOf(text, 'ownership.business')).toBe(
      "ownership.business names 'prya', who is not listed under people — did you mean 'priya'?",
    );
    expect(messageOf(text, 'ownership.deputy')).toBe(
      "ownership.deputy names 'zoe', who is not listed under people; add it there or correct it.",
    );
  });
});

describe('missing sections', () => {
  it('are all named, those without content at their line', () => {
    const { problems } = load('readycheck: 1\ntool: {name: A}\nerrors:\ndocs: {}');
    expect(problems.map(({ kind, subject, at }) => `${kind} ${subject} ${at.line ?? '-'}`)).toEqual([
      'section people -',
      'section tests -',
      'section permissions -',
      'section retention -',
      'section training -',
      'section ownership -',
      'section change_control -',
      'section go_live -',
      'section errors 3',
      'section docs 4',
    ]);
    expect(problems[0]?.message).toContain("The section 'people' is missing. The people who build");
  });
});

describe('numbers that are names', () => {
  it.each(['1.10', '12345e7', '0123', '0x1f'])('keeps the spelling of %s', (version) => {
    expect(
      load(`readycheck: 1\ntraining: {records: [{version: ${version}}]}`).claims.training?.records?.[0]
        ?.version,
    ).toBe(version);
  });

  it('reads a number as one where a number is asked for', () => {
    const { claims } = load(
      'readycheck: 1\ngo_live: {restore_drills: [{minutes: 6.0}]}\ntraining: {records: [{version: 3}]}',
    );
    expect(claims.go_live?.restore_drills?.[0]?.minutes).toBe(6);
    expect(claims.training?.records?.[0]?.version).toBe(3);
  });
});

describe('whatever the text', () => {
  function survives(text: string): void {
    try {
      const { problems, at } = load(text);
      for (const problem of problems) expect(problem.message).toMatch(/[.?)]$|[a-z]$/i);
      expect(at('retention', 'stores', 0).path).toBe('readycheck.yaml');
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error;
      for (const { line, column } of error.errors) expect(Math.min(line, column)).toBeGreaterThan(0);
    }
  }

  it('throws nothing but a ManifestError', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), survives));
    fc.assert(fc.property(fc.json(), (text) => survives(`readycheck: 1\ntool: ${text}`)));
  });

  it('also where the example is damaged', () => {
    const lines = EXAMPLE.split('\n');
    const damage = fc.record({
      line: fc.nat(lines.length - 1),
      from: fc.nat(120),
      cut: fc.nat(6),
      put: fc.constantFrom(
        '',
        'TBD',
        'confirmed: false, ',
        '{confirmed: false}',
        '[',
        '}',
        ': ',
        '- ',
        '1',
        '*x',
        '&x ',
        'none',
        '\n',
        '"',
        '{}',
        '[[]]',
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const text = [...lines];
        for (const { line, from, cut, put } of damages) {
          const old = text[line] ?? '';
          text[line] = old.slice(0, from) + put + old.slice(from + cut);
        }
        survives(text.join('\n'));
      }),
      { numRuns: 60 },
    );
  });
});
