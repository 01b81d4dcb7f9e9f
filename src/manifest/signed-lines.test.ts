import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_GATES } from '../kit/vocabulary.ts';
import { digestOf, lineChanges } from './digest.ts';
import { loadManifest } from './load.ts';
import { type ShownFacts, signedLines } from './signed-lines.ts';

const NOTHING: ShownFacts = {
  gates: {
    'data-handling': [],
    permissions: [],
    'error-handling': [],
    documentation: [],
    'support-model': [],
    'backup-recovery': [],
  },
  documents: {},
};
const manifest = (text: string) => loadManifest('readycheck.yaml', `readycheck: 1\n${text}`);

describe('what a signature is about', () => {
  it('holds what is shown, what is claimed and what the named documents say, each gate its own', () => {
    const view = manifest(
      'docs: {readme: README.md}\nretention:\n  stores: [{id: db, kind: postgres, region: eu-west-2}]\n',
    );
    const shown = {
      gates: { ...NOTHING.gates, 'data-handling': ['store postgres:supabase'] },
      documents: { 'README.md': ['section README.md#Use 12'], 'OTHER.md': ['section OTHER.md# 34'] },
    };
    expect(signedLines('data-handling', shown, view)).toEqual([
      'claim retention.stores[db].id = db',
      'claim retention.stores[db].kind = postgres',
      'claim retention.stores[db].region = eu-west-2',
      'store postgres:supabase',
    ]);
    expect(signedLines('documentation', shown, view)).toEqual([
      'claim docs.readme = README.md',
      'section README.md#Use 12',
    ]);
  });

  it('does not change with the order of entries or one more record', () => {
    const before = manifest(
      'retention:\n  classes:\n    - {name: a, personal: true, keep: {for: 1 year}}\n    - {name: b, personal: false}\n',
    );
    const after = manifest(
      'retention:\n  classes:\n    - {personal: false, name: b}\n    - {name: a, personal: true, keep: {for: 1 year, last_done: {by: dana, date: 2026-10-01}}}\n',
    );
    for (const gate of ALL_GATES)
      expect(signedLines(gate, NOTHING, after)).toEqual(signedLines(gate, NOTHING, before));
  });

  it('changes with a claim', () => {
    const lines = (keep: string) =>
      signedLines(
        'data-handling',
        NOTHING,
        manifest(`retention: {classes: [{name: a, keep: {for: ${keep}}}]}\n`),
      );
    expect(lineChanges(lines('1 year'), lines('9 years'))).toEqual({
      added: ['claim retention.classes[a].keep.for = 9 years'],
      removed: ['claim retention.classes[a].keep.for = 1 year'],
    });
  });
});

describe('the digest', () => {
  it('differs as soon as a line does', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (lines, more) => {
        expect(digestOf([...lines, more])).not.toBe(digestOf(lines));
        expect(digestOf(lines)).toMatch(/^rc1:[0-9a-f]{40}$/);
      }),
    );
  });
});
