import { beforeAll, describe, expect, it } from 'vitest';
import { ParseFailure } from '../kit/parser.ts';
import { sourceFile } from '../kit/source.ts';
import { elementsIn, xml } from './xml.ts';

beforeAll(() => xml.load());

const parse = (text: string) => xml.of(sourceFile('a.xml', text));

describe('XML', () => {
  it('is read as its root element', () => {
    const root = parse('<?xml version="1.0"?>\n<a x="1 &lt; 2"><b/><c y="2"/>text<b z="3"/></a>');
    expect(root.name).toBe('a');
    expect(root.attributes.x).toBe('1 < 2');
    expect(elementsIn(root).map(({ name }) => name)).toEqual(['b', 'c', 'b']);
    expect(elementsIn(root, 'b').map(({ attributes }) => attributes.z)).toEqual([undefined, '3']);
  });

  it.each([
    [
      'entities that grow when they are expanded',
      `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]><a>&a30;</a>`,
    ],
    ['an entity that is a file', '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>'],
    ['an entity in an attribute', '<!DOCTYPE a [<!ENTITY b "c">]><a b="&b;"/>'],
    ['a tree of 300 levels', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`],
    ['a tree of 100,000 levels', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
    ['what is cut off', '<a><b></a>'],
    ['nothing', ''],
    ['two roots', '<a/><b/>'],
    ['JSON', '{"a": 1}'],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(ParseFailure);
  });

  it('takes an attribute called __proto__ for nothing else', () => {
    expect(parse('<a __proto__="x"/>').attributes.constructor).toBeUndefined();
  });
});
