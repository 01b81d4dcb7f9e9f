import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { isEndpointName, openHost } from './hosts.ts';
import { codeTransport, configuredTransport, pageTransport } from './text-transport.ts';

describe('open hosts', () => {
  it.each([
    ['http://api.rota.team/v1', 'api.rota.team'],
    ['http://203.0.113.9:5000', '203.0.113.9'],
    ['ws://user@live.rota.team:80/feed', 'live.rota.team'],
    ['http://localhost:3000', null],
    ['http://backend:8000/api', null],
    ['http://192.168.1.4', null],
    ['http://172.20.0.3', null],
    ['http://printer.local', null],
    ['http://www.w3.org/2000/svg', null],
    ['http://your-server.team', null],
    ['http://example.com/a', null],
    ['http://{host}/a', null],
    ['https://api.rota.team', null],
    ['http://', null],
  ])('%s is %s', (address, host) => expect(openHost(address)).toBe(host));

  it('tells names of endpoints from names of links', () => {
    const endpoints = [
      'API_URL',
      'baseURL',
      'apiBaseUrl',
      'BACKEND_HOST',
      'api_endpoint',
      'socketUrl',
      'SMS_API_URL',
    ];
    const links = ['homepage', 'url', 'documentationUrl', 'link', 'imageUrl', 'website', 'namespace'];
    expect(endpoints.filter((name) => !isEndpointName(name))).toEqual([]);
    expect(links.filter(isEndpointName)).toEqual([]);
  });
});

describe('what is read by lines', () => {
  const piece = fc.constantFrom(
    'http://a.team',
    'API_URL=',
    '"destination": "',
    'sslmode=disable',
    '@',
    'host=',
    '<script src="',
    '<!--',
    '-->',
    '\n',
    'InsecureSkipVerify: true',
    ' ',
    '"',
  );
  it('never throws, and names no whole address', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        for (const [fact, path] of [
          [configuredTransport, '.env'],
          [codeTransport, 'main.go'],
          [pageTransport, 'index.html'],
        ] as const) {
          const found = fact.extract(sourceFile(path, pieces.join(''))) ?? [];
          expect(found.filter(({ what }) => /[@/\s]/.test(what))).toEqual([]);
        }
      }),
    );
  });
});
