import fc from 'fast-check';
import { expect, it } from 'vitest';
import { webUrlOf } from './web-url.ts';

it.each([
  ['https://github.com/team/board.git', 'https://github.com/team/board'],
  ['https://user:secret@git.example.org:8443/a/b/', 'https://git.example.org:8443/a/b'],
  ['https://x-access-token:ghs_secret@github.com/team/board', 'https://github.com/team/board'],
  ['git@github.com:team/board.git', 'https://github.com/team/board'],
  ['gitlab.example.org:group/sub/board.git', 'https://gitlab.example.org/group/sub/board'],
  ['ssh://git@codeberg.org:2222/team/board.git', 'https://codeberg.org/team/board'],
  ['git@ssh.dev.azure.com:v3/team/tool/board', 'https://dev.azure.com/team/tool/_git/board'],
  ['https://github.com/team/board?token=secret#secret', 'https://github.com/team/board'],
  ['https://github.com/team/a"><script>', 'https://github.com/team/a%22%3E%3Cscript%3E'],
])('%s is %s', (remote, expected) => {
  expect(webUrlOf(remote)).toBe(expected);
});

it.each([
  '/srv/git/board.git',
  '../board',
  'C:\\work\\board',
  'D:/projects/board',
  'file:///srv/board.git',
  'git@work:team/board', // an alias in somebody's ssh settings
  'http://github.com/team/board',
  'ext::sh -c id',
  'javascript:alert(1)',
  'https://github.com',
  '',
])('%s has no web address', (remote) => {
  expect(webUrlOf(remote)).toBeNull();
});

it('never repeats a credential, and answers with an https URL or nothing', () => {
  const remote = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.tuple(fc.string(), fc.domain(), fc.string()).map(([user, host, path]) => `${user}@${host}:${path}`),
  );
  fc.assert(
    fc.property(remote, (text) => {
      const url = webUrlOf(text);
      if (url === null) return;
      const { protocol, username, password, search, hash } = new URL(url);
      expect({ protocol, username, password, search, hash }).toEqual({
        protocol: 'https:',
        username: '',
        password: '',
        search: '',
        hash: '',
      });
    }),
  );
});
