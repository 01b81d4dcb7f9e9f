import { defineCases } from '../../../src/kit/index.ts';

const CLIENT = `
  import { initializeApp } from 'firebase/app';
  import { getFirestore } from 'firebase/firestore';
  export const db = getFirestore(initializeApp({}));
`;
const FIRESTORE = `
  service cloud.firestore {
    match /databases/{database}/documents {
      match /users/{id} { allow read, write: if request.auth.uid == id; }
    }
  }
`;
const STORAGE = `
  service firebase.storage {
    match /b/{bucket}/o { match /{user}/{file} { allow read, write: if request.auth.uid == user; } }
  }
`;
const workflow = (command: string): string => `
  on: {push: {branches: [main]}}
  jobs:
    deploy:
      runs-on: ubuntu-latest
      steps:
        - uses: actions/checkout@v4
        - run: ${command}
`;

export default defineCases([
  {
    name: 'passes where firebase.json names the rules and the pipeline deploys them',
    files: {
      'src/db.ts': CLIENT,
      'firestore.rules': FIRESTORE,
      'storage.rules': STORAGE,
      'firebase.json': `
        {
          "firestore": {"rules": "firestore.rules", "indexes": "firestore.indexes.json"},
          "storage": [{"target": "uploads", "rules": "storage.rules"}],
          "hosting": [{"target": "app", "public": "dist"}, {"target": "admin", "public": "admin"}]
        }
      `,
      '.github/workflows/deploy.yml': workflow(
        'npx firebase-tools deploy --only "firestore:rules,storage" --project live',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'takes a script that deploys everything, and several databases',
    files: {
      'src/db.ts': CLIENT,
      'rules/main.rules': FIRESTORE,
      'rules/audit.rules': FIRESTORE,
      'firebase.json': `
        {"firestore": [
          {"database": "(default)", "rules": "rules/main.rules"},
          {"database": "audit", "rules": "./rules/audit.rules"}
        ]}
      `,
      'package.json': '{"scripts": {"deploy": "npm run build && firebase deploy", "build": "vite build"}}',
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the browser uses the database and the rules are nowhere',
    files: { 'src/db.ts': CLIENT, 'firebase.json': '{"hosting": {"public": "dist"}}' },
    verdict: 'fail',
    findings: ['src/db.ts:2 high'],
    says: /Firestore is used from browsers or phones, and its rules are not in the repository/,
  },
  {
    name: 'fails for the product whose rules are missing',
    files: {
      'src/db.ts': CLIENT,
      'src/upload.ts': "import { getStorage } from 'firebase/storage'; export const files = getStorage();",
      'firestore.rules': FIRESTORE,
      'firebase.json': '{"firestore": {"rules": "firestore.rules"}}',
      'package.json': '{"scripts": {"deploy": "firebase deploy"}}',
    },
    verdict: 'fail',
    findings: ['src/upload.ts:1 high'],
  },
  {
    name: 'fails where firebase.json names a file that does not exist',
    files: { 'src/db.ts': CLIENT, 'firebase.json': '{\n  "firestore": {"rules": "firestore.rules"}\n}' },
    verdict: 'fail',
    findings: ['firebase.json:2 high'],
  },
  {
    name: 'asks about rules that no firebase.json names',
    files: { 'src/db.ts': CLIENT, 'firestore.rules': FIRESTORE },
    verdict: 'needs-review',
    findings: ['firestore.rules high review'],
  },
  {
    name: 'asks where the deployment leaves the rules out',
    files: {
      'src/db.ts': CLIENT,
      'firestore.rules': FIRESTORE,
      'firebase.json': '{"firestore": {"rules": "firestore.rules"}}',
      '.github/workflows/deploy.yml': workflow('firebase deploy --only hosting,firestore:indexes'),
    },
    verdict: 'needs-review',
    findings: ['firebase.json:1 high review'],
    says: /deploy\.yml deploys to Firebase leaves the rules for Firestore out/,
  },
  {
    name: 'does not take the script that deploys only functions for the deployment',
    files: {
      'src/db.ts': CLIENT,
      'firestore.rules': FIRESTORE,
      'firebase.json': '{"firestore": {"rules": "firestore.rules"}}',
      'functions/package.json': '{"scripts": {"deploy": "firebase deploy --only functions"}}',
    },
    verdict: 'needs-review',
    findings: ['firebase.json:1 high review'],
    says: /No workflow and no script deploys the rules for Firestore/,
  },
  {
    name: 'asks where they are deployed by hand, whatever the manifest says',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          deploy: {rules: Priya deploys them after each review.}
      `,
      'src/db.ts': CLIENT,
      'firestore.rules': FIRESTORE,
      'firebase.json': '{"firestore": {"rules": "firestore.rules"}}',
    },
    verdict: 'needs-review',
    findings: ['firebase.json:1 high review'],
    says: /Priya deploys them after each review.*have the sign-off confirm/,
  },
  {
    name: 'gives advice about drafts beside the rules that are deployed',
    files: {
      'src/db.ts': CLIENT,
      'firestore.rules': FIRESTORE,
      'firestore-dev.rules': FIRESTORE,
      'firebase.json': '{"firestore": {"rules": "firestore.rules"}}',
      'package.json': '{"scripts": {"deploy:rules": "firebase deploy --only firestore:rules"}}',
    },
    verdict: 'pass',
    findings: ['firestore-dev.rules low review'],
  },
  {
    name: 'takes rules that Terraform puts live',
    files: {
      'src/db.ts': CLIENT,
      'firestore.rules': FIRESTORE,
      'infra/rules.tf': `
        resource "google_firebaserules_ruleset" "main" {
          source { files { name = "firestore.rules", content = file("../firestore.rules") } }
        }
        resource "google_firebaserules_release" "main" {
          name         = "cloud.firestore"
          ruleset_name = google_firebaserules_ruleset.main.name
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'leaves rules that cannot be read to the check that reads them',
    files: { 'src/db.ts': CLIENT, 'firestore.rules': 'service cloud.firestore { match }' },
    verdict: 'needs-review',
    findings: ['firestore.rules high review'],
  },
  {
    name: 'asks, at medium, for rules where only the server uses the database',
    files: {
      'package.json': '{"private": true, "dependencies": {"firebase-admin": "^12.0.0"}}',
      'server/db.ts': `
        import { initializeApp } from 'firebase-admin/app';
        import { getFirestore } from 'firebase-admin/firestore';
        export const db = getFirestore(initializeApp());
      `,
    },
    verdict: 'needs-review',
    findings: ['server/db.ts:2 medium review'],
  },
  {
    name: 'finds the client in pages and in Flutter',
    files: {
      'public/index.html': `
        <script src="https://www.gstatic.com/firebasejs/9.22.0/firebase-database-compat.js"></script>
      `,
      'pubspec.yaml': 'name: app\ndependencies:\n  cloud_firestore: ^5.0.0\n',
    },
    verdict: 'fail',
    findings: ['public/index.html:1 high', 'pubspec.yaml:3 high'],
  },
  {
    name: 'does not apply where the emulator is all there is',
    files: {
      'src/db.ts': CLIENT,
      '.firebaserc': '{"projects": {"default": "demo-shop"}}',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where Firebase only hosts the pages or signs people in',
    files: {
      'src/login.ts': "import { getAuth } from 'firebase/auth'; export const auth = getAuth();",
      'firebase.json': '{"hosting": {"public": "dist"}}',
    },
    verdict: 'not-applicable',
  },
]);
