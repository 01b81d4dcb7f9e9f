import { defineCases } from '../../../src/kit/index.ts';

const firestore = (body: string): string => `
  rules_version = '2';
  service cloud.firestore {
    match /databases/{database}/documents {
${body
  .trim()
  .split('\n')
  .map((line) => `      ${line.trim()}`)
  .join('\n')}
    }
  }
`;
const manifest = (tables: string): string => `
  readycheck: 1
  permissions:
    public_tables: ${tables}
`;

export default defineCases([
  {
    name: 'passes where each rule asks for the owner or a role, through functions and variables',
    files: {
      'firestore.rules': firestore(`
        function me() { return request.auth.uid }
        function profile() { return get(/databases/$(database)/documents/staff/$(me())).data }
        function isManager() { let it = profile(); return me() != null && it.role == 'manager' }
        match /shifts/{shift} {
          allow read: if isManager() || resource.data.staff == me();
          allow create, update: if isManager() && request.resource.data.keys().hasOnly(['staff', 'day']);
        }
        match /staff/{id} { allow read: if me() == id; }
        match /{document=**} { allow read, write: if false; }
      `),
      'storage.rules': `
        service firebase.storage {
          match /b/{bucket}/o {
            match /avatars/{user}/{file=**} { allow read, write: if request.auth.uid == user; }
          }
        }
      `,
      'database.rules.json': `
        {
          // Comments and trailing commas are allowed here.
          "rules": {
            ".read": false,
            "presence": {
              "$uid": { ".read": "auth.token.staff === true", ".write": "auth != null && auth.uid === $uid" },
            },
          },
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for what anybody may read or write, whatever a closing rule says',
    files: {
      'firestore.rules': firestore(`
        match /posts/{post} {
          allow read;
          allow write: if true;
          match /comments/{comment} { allow list: if request.query.limit <= 20; }
        }
        match /{document=**} { allow read, write: if false; }
      `),
    },
    verdict: 'fail',
    findings: ['firestore.rules:5 blocker', 'firestore.rules:6 blocker', 'firestore.rules:7 blocker'],
    says: /Anybody may read \/posts\/\{post\} in Firestore[^]*create, change and delete[^]*may list \/posts\/\{post\}\/comments/,
  },
  {
    name: 'fails for a write that is limited to named fields and asks nobody who they are',
    files: {
      'firestore.rules': firestore(`
        function valid() { return request.resource.data.keys().hasOnly(['text']) }
        match /messages/{id} { allow create, delete: if valid(); }
      `),
    },
    verdict: 'fail',
    findings: ['firestore.rules:5 blocker'],
    says: /may create \/messages\/\{id\} in Firestore, signed in or not: the rule looks at the data alone/,
  },
  {
    name: 'excuses what is declared public, and only as far as it is declared',
    files: {
      'readycheck.yaml': manifest(
        '[menu, {table: contact, allow: insert, reason: A contact form.}, places/photos]',
      ),
      'firestore.rules': firestore(`
        match /menu/{dish} { allow read: if true; }
        match /contact/{id} { allow create: if request.resource.data.size() < 5; allow read: if false; }
        match /places/{place}/photos/{photo} { allow get: if true; }
        match /menu/{dish}/secrets/{id} { allow read: if true; }
        match /places/{place} { allow write: if true; }
      `),
    },
    verdict: 'fail',
    findings: ['firestore.rules:7 blocker', 'firestore.rules:8 blocker'],
  },
  {
    name: 'asks about what is readable wherever the data says so',
    files: {
      'firestore.rules': firestore(`
        match /posts/{post} { allow read: if resource.data.published == true; }
      `),
    },
    verdict: 'needs-review',
    findings: ['firestore.rules:4 high review'],
    says: /wherever the data meets the rule's condition/,
  },
  {
    name: 'fails for test mode while it holds',
    files: {
      'firestore.rules': firestore(`
        match /{document=**} { allow read, write: if request.time < timestamp.date(2026, 11, 20); }
      `),
    },
    verdict: 'fail',
    findings: ['firestore.rules:4 blocker'],
    says: /all of Firestore until 2026-11-20, signed in or not/,
  },
  {
    name: 'fails for test mode that ran out, for then the date is moved',
    files: {
      'database.rules.json': '{"rules": {".read": "now < 1780272000000", ".write": "now < 1780272000000"}}',
    },
    verdict: 'fail',
    findings: ['database.rules.json:1 high', 'database.rules.json:1 high'],
    says: /ran out on 2026-06-01/,
  },
  {
    name: 'does not take a date for test mode where the rule asks who calls as well',
    files: {
      'firestore.rules': firestore(`
        match /votes/{id} { allow create: if request.auth.uid == id && request.time < timestamp.date(2026, 12, 24); }
      `),
    },
    verdict: 'pass',
  },
  {
    name: 'fails where any account reaches everything',
    files: {
      'firestore.rules': firestore(`
        match /{document=**} { allow read, write: if request.auth != null; }
      `),
      'storage.rules': `
        service firebase.storage {
          match /b/{bucket}/o { match /{all=**} { allow write: if request.auth.token.email_verified; } }
        }
      `,
      'database.rules.json': '{"rules": {".read": "auth != null", ".write": "auth.uid != null"}}',
    },
    verdict: 'fail',
    findings: [
      'database.rules.json:1 blocker',
      'database.rules.json:1 blocker',
      'firestore.rules:4 blocker',
      'storage.rules:2 blocker',
    ],
  },
  {
    name: 'asks where any account may write, and once a file where it may read',
    files: {
      'firestore.rules': firestore(`
        function signedIn() { return !(request.auth == null) }
        match /notices/{id} {
          allow read: if signedIn();
          allow create: if signedIn() && request.resource.data.text is string;
        }
        match /rooms/{id} { allow read: if signedIn(); }
      `),
    },
    verdict: 'needs-review',
    findings: ['firestore.rules:6 high review', 'firestore.rules:7 blocker review'],
    says: /may read \/notices\/\{id\}, \/rooms\/\{id\}/,
  },
  {
    name: 'asks where the owner is taken from the data that is sent',
    files: {
      'firestore.rules': firestore(`
        match /notes/{id} {
          allow create, update: if request.auth.uid == request.resource.data.owner;
          allow read: if request.auth.uid == resource.data.owner;
        }
      `),
    },
    verdict: 'needs-review',
    findings: ['firestore.rules:5 blocker review'],
    says: /may change \/notes\/\{id\}.*taken over/,
  },
  {
    name: 'asks where everybody can give themselves the role that rules ask for',
    files: {
      'firestore.rules': firestore(`
        function me() { return get(/databases/$(database)/documents/users/$(request.auth.uid)).data }
        function isAdmin() { return me().role == 'admin' }
        match /users/{id} { allow read, write: if request.auth.uid == id || isAdmin(); }
        match /orders/{id} { allow read, write: if isAdmin(); }
      `),
    },
    verdict: 'needs-review',
    findings: ['firestore.rules:6 blocker review'],
    says: /"role" in the caller's own document of \/users/,
  },
  {
    name: 'is content where that field is forbidden',
    files: {
      'firestore.rules': firestore(`
        function isAdmin() { return get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role == 'admin' }
        match /users/{id} {
          allow create: if request.auth.uid == id && !('role' in request.resource.data);
          allow update: if request.auth.uid == id && request.resource.data.role == resource.data.role;
          allow delete: if isAdmin();
        }
      `),
    },
    verdict: 'pass',
  },
  {
    name: 'fails for open rules of the Realtime Database, which hold for all beneath them',
    files: {
      'database.rules.json': `
        {
          "rules": {
            "chat": { ".read": true, ".write": "newData.hasChildren(['text'])" },
            "invites": { "$code": { ".read": true } },
            "scores": { ".read": "auth != null" }
          }
        }
      `,
    },
    verdict: 'fail',
    findings: [
      'database.rules.json:3 blocker',
      'database.rules.json:3 blocker',
      'database.rules.json:4 blocker',
      'database.rules.json:5 high review',
    ],
    says: /Anybody may look up \/invites\/\$code/,
  },
  {
    name: 'counts the validation of a field that must be there',
    files: {
      'database.rules.json': `
        {
          "rules": {
            "notes": {
              "$note": {
                ".write": "auth != null && (!data.exists() || data.child('owner').val() === auth.uid)",
                ".validate": "newData.hasChildren(['owner', 'text'])",
                "owner": { ".validate": "newData.val() === auth.uid" }
              }
            }
          }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'leaves out drafts beside the rules that firebase.json deploys, and examples',
    files: {
      'firebase.json': '{"firestore": [{"database": "(default)", "rules": "rules/live.rules"}]}',
      'rules/live.rules': firestore('match /a/{id} { allow read: if request.auth.uid == id; }'),
      'firestore.rules': firestore('match /{all=**} { allow read, write: if true; }'),
      'examples/firestore.rules': firestore('match /{all=**} { allow read, write: if true; }'),
    },
    verdict: 'pass',
  },
  {
    name: 'leaves out rules that match no document',
    files: {
      'firestore.rules': `
        service cloud.firestore {
          match /users/{id} { allow read, write: if true; }
          match /databases/{database}/documents {
            match /users { allow read: if true; }
            match /users/{id} { allow read: if request.auth.uid == id; }
          }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks where a rule uses what the file does not define, and where a file cannot be read',
    files: {
      'firestore.rules': firestore('match /a/{id} { allow read: if isMember(id); }'),
      'storage.rules': 'service firebase.storage { match /b/{bucket}/o { match /a/{b} { allow read: } } }',
    },
    verdict: 'needs-review',
    findings: ['firestore.rules:4 blocker review', 'storage.rules blocker review'],
  },
  {
    name: 'asks for the rules where none are in the repository',
    files: {
      'src/db.ts': "import { getFirestore } from 'firebase/firestore'; export const db = getFirestore();",
    },
    verdict: 'needs-review',
    findings: ['- blocker review'],
  },
  {
    name: 'does not apply without Firebase',
    files: {
      'src/db.ts': "import { Pool } from 'pg'; export const pool = new Pool();",
      '99-usb.rules': 'SUBSYSTEM=="usb", MODE="0666"',
    },
    verdict: 'not-applicable',
  },
]);
