import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { javascriptMocks } from './javascript-mocks.ts';
import { isInvented, isInventedFile, showsOnPurpose, topicOf } from './names.ts';
import { pythonModuleFiles } from './python-files.ts';
import { pythonMocks } from './python-mocks.ts';

beforeAll(async () => {
  await javascript.load();
  await python.load();
});

describe('names of what is made up', () => {
  it('knows them, and those that only look so', () => {
    for (const name of [
      'mockOrders',
      'MOCK_USERS',
      'fakeUsersDb',
      'dummyPatients',
      'generateMockVisits',
      'sampleData',
      'sampleOrders',
    ])
      expect([name, isInvented(name)]).toEqual([name, true]);
    for (const name of [
      'mockups',
      'mockupData',
      'sampleRate',
      'sampleQuestions',
      'fakeEvent',
      'dummyInput',
      'mock',
      'hammockSizes',
      'addMockOrders',
    ])
      expect([name, isInvented(name)]).toEqual([name, false]);
  });

  it('knows files that say it of all that is in them', () => {
    expect(['src/mockData.ts', 'lib/fake-api.js', 'sample_data.py'].map(isInventedFile)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['src/mockups.ts', 'src/mock.ts', 'src/data.ts', 'lib/mock-types.ts'].map(isInventedFile)).toEqual(
      [false, false, false, false],
    );
  });

  it('knows places that show on purpose, and topics that weigh more', () => {
    expect(['src/landing/Hero.tsx', 'src/ThemePreview.tsx', 'prisma/seed.ts'].map(showsOnPurpose)).toEqual([
      true,
      true,
      true,
    ]);
    expect(showsOnPurpose('src/orders/List.tsx')).toBe(false);
    expect(topicOf('src/checkout/Form.tsx', '', 'x')).toBe('payment');
    expect(topicOf('src/List.tsx', '', 'mockLoginEvents')).toBeNull();
    expect(topicOf('src/auth/users.ts', '', 'x')).toBe('sign-in');
  });
});

describe('signs of made-up data', () => {
  const kinds = (text: string, path = 'src/Page.tsx'): string[] =>
    (javascriptMocks.extract(sourceFile(path, text))?.signs ?? []).map(
      ({ kind, name, line }) => `${kind} ${name}:${line}`,
    );

  it('asks for records and for somebody who takes them', () => {
    const rows = '[{ id: 1, name: "Ada" }, { id: 2, name: "Ben" }]';
    expect(kinds(`const mockUsers = ${rows};\nshow(mockUsers);`)).toEqual(['data mockUsers:1']);
    expect(kinds(`const mockUsers = ${rows};`)).toEqual([]);
    expect(kinds('const mockUsers = [];\nshow(mockUsers);')).toEqual([]);
    expect(kinds('const mockUsers = jest.fn();\nshow(mockUsers);')).toEqual([]);
  });

  it('never throws, in either language', () => {
    const part = fc.constantFrom(
      'mock',
      'const ',
      'mockUsers = ',
      '[{a: 1, b: 2}]',
      'setTimeout(',
      '() => ',
      '{',
      '}',
      ')',
      ';',
      '\n',
      'async ',
      'await ',
      'handleSubmit',
      'if (DEV) ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const script = sourceFile('a.ts', text);
        const parses = (() => {
          try {
            return javascript.of(script) !== null;
          } catch {
            return false;
          }
        })();
        if (parses) expect(() => javascriptMocks.extract(script)).not.toThrow();
        expect(() => pythonMocks.extract(sourceFile('a.py', text))).not.toThrow();
      }),
    );
  });
});

describe('files of Python’s modules', () => {
  it('finds them by dots, by the end of the path, and by the names that are taken', () => {
    const find = pythonModuleFiles([
      'app/main.py',
      'app/data/__init__.py',
      'app/data/mock.py',
      'other/data/mock.py',
    ]);
    expect(find('app/main.py', '.data', ['mock'])).toEqual(['app/data/__init__.py', 'app/data/mock.py']);
    expect(find('app/main.py', 'data.mock', ['USERS'])).toEqual(['app/data/mock.py']);
    expect(find('app/main.py', 'nothing', [])).toEqual([]);
  });
});
