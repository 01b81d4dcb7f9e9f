import { expect, test } from 'vitest';
import { type Body, settled } from './settled.ts';

const NOTHING = { owned: new Set<number>(), looked: new Set<number>() };

const work = (start: number, by: readonly string[], held = false): Body['work'][number] => ({
  start,
  line: 1,
  kind: 'read',
  target: 'loans',
  client: 'db',
  chosenByCaller: by.length > 0,
  heldToCaller: held,
  wholeBody: false,
  fields: [],
  given: [],
  owners: [],
  by,
});

const call = (start: number, name: string, from: readonly string[]): Body['calls'][number] => ({
  start,
  name,
  use: 'tested',
  line: 1,
  passed: [{ at: '0', from }],
  compared: false,
});

const held = (bodies: readonly Body[], known: Parameters<typeof settled>[1] = NOTHING): boolean[][] =>
  settled(bodies, known).map((each) => each.work.map(({ heldToCaller }) => heldToCaller));

test('what is compared with the caller is held, and so is all that the same name chooses', () => {
  const bodies = [
    {
      calls: [],
      work: [work(1, ['req.params.id']), work(2, ['req.params.id']), work(3, ['req.body.other'])],
      around: [0],
    },
  ];
  expect(held(bodies, { owned: new Set([1]), looked: new Set() })).toEqual([[true, true, false]]);
});

test('a look whether something is taken is held, and clears nothing else', () => {
  const bodies = [{ calls: [], work: [work(1, ['req.body.name']), work(2, ['req.body.name'])], around: [0] }];
  expect(held(bodies, { owned: new Set(), looked: new Set([1]) })).toEqual([[true, false]]);
});

test('a membership counts once its answer is tested, in the function and in those inside it', () => {
  const outer = { calls: [], work: [work(1, ['req.params.id'], true)], around: [0] };
  const inner = { calls: [], work: [work(2, ['req.params.id'])], around: [1, 0] };
  expect(held([outer, inner])).toEqual([[true], [false]]);
  const tested = { ...outer, calls: [call(1, 'Member.findOne', [])] };
  expect(held([tested, inner])).toEqual([[true], [true]]);
});

test('a helper that is handed the caller answers for what it is handed beside them, and what is handed on after', () => {
  const asked = call(1, 'canEdit', ['@caller', '@sent:req.params.id']);
  const then = call(2, 'loans.remove', ['@sent:req.params.id']);
  const [body] = settled(
    [{ calls: [asked, then], work: [work(3, ['req.params.id'])], around: [0] }],
    NOTHING,
  );
  expect(body?.work[0]?.heldToCaller).toBe(true);
  expect(body?.calls[1]?.passed).toEqual([{ at: '0', from: ['@sent:req.params.id', '@caller'] }]);
});
