import { client } from '../../../src/facts/client/client.ts';
import {
  defaultCredentials,
  type PlacedCredential,
} from '../../../src/facts/default-credentials/default-credentials.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { conclude, counted, defineCheck, fail, notApplicable } from '../../../src/kit/index.ts';

export default defineCheck({
  id: 'permissions/default-credentials',
  title: 'No default logins or fallback secrets',
  question: 'Are there shipped default logins or fallback secrets?',
  why: 'A secret that has a value in the code protects nothing: whoever reads the code can sign sessions in anybody’s name. A login that everybody knows is tried within minutes of going live. And since all works without the right setting, nobody notices that it was forgotten.',
  how: 'Reads JavaScript, Python, compose files and SQL for values that are in force where nobody sets others: fallbacks of secret settings (`process.env.JWT_SECRET || …`, `os.getenv("SECRET_KEY", …)`), literals that sign or encrypt (sessions, JWT, Django’s and Flask’s secret key), passwords of databases in compose files, and scripts that create an administrator with a known password, hashed or not. What is for development, tests and examples is left out, and so is a fallback with which the program refuses to run in production. Other languages are not read.',
  passes: 'No secret has a value of its own in the code, and nothing creates a login that everybody knows.',
  fix: 'Take the value out and let the program stop where the setting is missing; make a long random one where it runs (`openssl rand -hex 32`). Replace what was in use. Create the first administrator with a password out of a setting or an invitation, never out of the code.',
  example: [
    '```ts',
    'const secret = process.env.JWT_SECRET;',
    "if (!secret) throw new Error('Set JWT_SECRET to a long random text');",
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { defaultCredentials, client, fileList },
  evaluate({ facts }) {
    const { found, examined } = facts.defaultCredentials;
    if (examined === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason: `None of the ${counted(facts.fileList.length, 'file')} is JavaScript, Python, SQL or a compose file.`,
      });
    }
    const inBrowser = new Set(facts.client.files.map(({ path }) => path));
    // What the browser receives is no secret at all: permissions/client-side-auth and privileged-key-in-client tell of it.
    const shipped = found.filter(({ path }) => !inBrowser.has(path));
    return conclude({
      examined,
      evidence: 'verified',
      findings: shipped.map((each) =>
        fail('high', {
          subject: `${each.kind} ${each.name}`,
          at: { path: each.path, line: each.line },
          message: tell(each),
        }),
      ),
      pass: `No default login and no fallback of a secret stands in the ${counted(examined, 'file')} of JavaScript, Python, SQL and compose; other languages are not read.`,
      nothing: 'No code was found that could hold a secret.',
    });
  },
});

function tell({ kind, name }: PlacedCredential): string {
  switch (kind) {
    case 'fallback':
      return `Where ${name} is not set, a value from the code is used in its place, which everybody who has the code knows; nobody notices that the setting is missing. Let the program stop instead.`;
    case 'literal':
      return `The secret for ${name} is written into the code, so that whoever reads it can forge what it signs or open what it encrypts. Take it from a setting, and replace the value.`;
    case 'database':
      return `${name} has a value in this file, with which every installation starts. Take it from a setting without a default, and change the password of what runs.`;
    case 'open':
      return `${name} lets everybody into the database without a password who reaches it. Set a password out of a setting.`;
    case 'account':
      return 'This creates an administrator whose password stands in the code. Take it from a setting or send an invitation, and change the password where the script has been run.';
  }
}
