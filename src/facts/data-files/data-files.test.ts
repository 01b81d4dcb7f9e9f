import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPersonEmail, isPersonPhone } from './contacts.ts';
import { readSqlite } from './sqlite.ts';
import { textDataOf } from './text-data.ts';
import { readXlsx } from './xlsx.ts';

/** Invented people at a domain that the reader does not know to be reserved; put together, so that no scanner trips. */
const at = (name: string): string => `${name}@${['riverside', 'mills'].join('-')}.org`;

describe('what could be somebody’s', () => {
  it.each([at('mara.lindqvist'), at('m.lindqvist+news'), 'k.oyelaran@students.uni-west.ac.uk'])(
    'takes %s',
    (address) => {
      expect(isPersonEmail(address)).toBe(true);
    },
  );
  it.each([
    'mara@example.com',
    'mara@mail.example.org',
    'mara@clinic.test',
    'mara@company.com',
    'john.doe@somewhere-real.org',
    at('support'),
    at('test1'),
    at('user12'),
    'icon@2x.png',
    '12345+mara@users.noreply.github.com',
  ])('leaves %s', (address) => {
    expect(isPersonEmail(address)).toBe(false);
  });
  it.each(['+44 7911 384 205', '(030) 8316-2947', '5582 91734 620'])('takes the number %s', (number) => {
    expect(isPersonPhone(number)).toBe(true);
  });
  it.each(['07700 900123', '(212) 555-0142', '1234567890', '0000000000', '2026-10-12', '12.50', 'call me'])(
    'leaves the number %s',
    (number) => {
      expect(isPersonPhone(number)).toBe(false);
    },
  );
});

describe('text', () => {
  it('counts each value once and says where the first one is', () => {
    const text = `id,contact\n1,none\n2,${at('a.moreau')}\n3,${at('a.moreau')}\n4,${at('b.moreau')}\n`;
    expect(textDataOf('people.csv', text)).toEqual({ kind: 'table', emails: 2, phones: 0, line: 3 });
  });
  it('reads telephone numbers only under a heading that says so', () => {
    const rows = ['5582 91734 620', '5582 91734 631'];
    expect(textDataOf('a.csv', `"Telefone";serial\n"${rows[0]}";1\n"${rows[1]}";2\n`)?.phones).toBe(2);
    expect(textDataOf('a.csv', `serial;x\n"${rows[0]}";1\n`)).toBe(null);
    expect(textDataOf('a.json', `[{"mobile": "${rows[0]}", "serial": "${rows[1]}"}]`)?.phones).toBe(1);
  });
  it('never throws', () => {
    const path = fc.constantFrom('a.csv', 'a.json', 'a.sql', 'a.log');
    fc.assert(
      fc.property(path, fc.string(), (name, text) => {
        textDataOf(name, `phone,email\n${text}`);
      }),
    );
  });
});

describe('SQLite', () => {
  it('never throws and always ends, whatever the bytes', () => {
    const head = Buffer.from('SQLite format 3\0');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        readSqlite(bytes);
        readSqlite(Buffer.concat([head, bytes]));
      }),
    );
    // A first page that is its own child.
    const circle = Buffer.alloc(4096);
    head.copy(circle);
    circle.writeUInt16BE(512, 16);
    circle[100] = 5;
    circle.writeUInt16BE(1, 103);
    circle.writeUInt32BE(1, 108);
    expect(readSqlite(circle)).toEqual([]);
  });
  it('knows what is no database', () => {
    expect(readSqlite(Buffer.from('$TTL 3600\n'))).toBe(null);
  });
});

function part(name: string, data: Buffer, method: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), data]);
}

describe('spreadsheets', () => {
  const text = `<si><t>${at('b.moreau')}</t></si>`;
  it('unpacks the texts, also of a file that is cut', () => {
    const packed = deflateRawSync(Buffer.from(text.repeat(50)));
    const file = Buffer.concat([
      part('xl/styles.xml', Buffer.from('x'), 0),
      part('xl/sharedStrings.xml', packed, 8),
    ]);
    expect(readXlsx(file)).toContain(at('b.moreau'));
    expect(readXlsx(file.subarray(0, file.length - 5))).toContain(at('b.moreau'));
  });
  it('does not unpack a bomb', () => {
    const bomb = deflateRawSync(Buffer.alloc(20 * 1024 * 1024));
    expect(readXlsx(part('xl/sharedStrings.xml', bomb, 8))?.length).toBeLessThanOrEqual(1 << 20);
  });
  it('never throws and always ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readXlsx(bytes);
        readXlsx(part('xl/sharedStrings.xml', Buffer.from(bytes), 8));
      }),
    );
    expect(readXlsx(Buffer.from('no'))).toBe(null);
  });
});
