import { defineCases } from '../../../src/kit/index.ts';

const SQL = 'supabase/migrations/20260101000000_files.sql';
const declared = (stores: string, classes = '[]'): string => `
  readycheck: 1
  retention:
    stores: [${stores}]
    classes: ${classes}
`;

export default defineCases([
  {
    name: 'passes for private buckets whose files only their owners, a role or signed addresses reach',
    files: {
      [SQL]: `
        insert into storage.buckets (id, name, public) values ('notes', 'notes', false), ('logos', 'logos', true);
        update storage.buckets set public = false where id = 'logos';
        create policy "own" on storage.objects for all to authenticated
          using (bucket_id = 'notes' and (storage.foldername(name))[1] = (select auth.uid())::text);
        create policy "owner" on storage.objects for select using (bucket_id = 'logos' and auth.uid() = owner);
        create policy "upload" on storage.objects for insert to authenticated with check (bucket_id = 'notes');
      `,
      'src/notes.ts': `
        import { supabase } from './supabase';
        supabase.storage.from('notes').createSignedUrl('a', 60);
      `,
    },
    verdict: 'pass',
    says: /5 buckets, policies and folders/,
  },
  {
    name: 'fails for public buckets in SQL, configuration and code',
    files: {
      [SQL]: "insert into storage.buckets (id, name, public) values ('ids', 'ids', true);",
      'supabase/config.toml': `
        [storage.buckets.invoices]
        public = true
      `,
      'src/setup.ts': `
        import { admin } from './admin';
        await admin.storage.createBucket('scans', { public: true });
        await admin.storage.createBucket('letters');
      `,
    },
    verdict: 'fail',
    findings: ['src/setup.ts:2 blocker', 'supabase/config.toml:1 blocker', `${SQL}:1 blocker`],
    says: /The bucket "ids" is public/,
  },
  {
    name: 'accepts a bucket that is public on purpose, and fails where it holds personal data',
    files: {
      [SQL]:
        "insert into storage.buckets (id, name, public) values ('logos', 'logos', true), ('ids', 'ids', true);",
      'readycheck.yaml': declared(
        '{id: a, kind: files, bucket: logos, public: true}, {id: b, kind: files, bucket: ids, public: true}',
        '[{name: identity papers, personal: true, store: b, fields: ["bucket:ids"]}]',
      ),
    },
    verdict: 'fail',
    findings: [`${SQL}:1 blocker`],
    says: /holds personal data \("identity papers"\)/,
  },
  {
    name: 'sees a contradiction where the manifest says that the bucket is private',
    files: {
      [SQL]: "insert into storage.buckets (id, name, public) values ('notes', 'notes', true);",
      'readycheck.yaml': declared('{id: files, kind: files, bucket: notes, public: false}'),
    },
    verdict: 'fail',
    findings: [`${SQL}:1 blocker contradiction`],
  },
  {
    name: 'fails for policies that let anybody read, add or delete files, and for user_metadata',
    files: {
      [SQL]: `
        insert into storage.buckets (id, name, public) values ('notes', 'notes', false);
        create policy a on storage.objects for select using (bucket_id = 'notes');
        create policy b on storage.objects for insert to anon with check (bucket_id = 'notes');
        create policy c on storage.objects for delete using (true);
        create policy d on storage.objects for update using ((auth.jwt() -> 'user_metadata' ->> 'role') = 'admin');
      `,
    },
    verdict: 'fail',
    findings: [2, 3, 4, 5].map((line) => `${SQL}:${line} blocker`),
    says: /shows files in "notes" to anybody/,
  },
  {
    name: 'asks where everybody who signs in reads or deletes files, and where a part is open',
    files: {
      [SQL]: `
        insert into storage.buckets (id, name, public) values ('notes', 'notes', false);
        create policy a on storage.objects for select to authenticated using (bucket_id = 'notes');
        create policy b on storage.objects for delete using (bucket_id = 'notes' and auth.role() = 'authenticated');
        create policy c on storage.objects for select using (bucket_id = 'notes' and (storage.foldername(name))[1] = 'shared');
      `,
    },
    verdict: 'needs-review',
    findings: [2, 3, 4].map((line) => `${SQL}:${line} blocker review`),
  },
  {
    name: 'says nothing of reading in a bucket that is declared public',
    files: {
      [SQL]: `
        insert into storage.buckets (id, name, public) values ('logos', 'logos', true);
        create policy a on storage.objects for select using (bucket_id = 'logos');
      `,
      'readycheck.yaml': declared('{id: logos, kind: files, bucket: logos, public: true}'),
    },
    verdict: 'pass',
  },
  {
    name: 'asks about buckets that the code uses and nothing makes, once, and about what is run by hand',
    files: {
      'fix.sql': "insert into storage.buckets (id, name, public) values ('old', 'old', true);",
      'supabase/migrations/1_a.sql': 'create table a (id int);',
      'src/files.ts': `
        import { supabase } from '@supabase/supabase-js';
        export const a = supabase.storage.from('photos').list();
        export const b = supabase.storage.from('letters').list();
      `,
    },
    verdict: 'needs-review',
    findings: ['fix.sql:1 blocker review', 'src/files.ts:2 blocker review'],
    says: /uses the buckets "letters", "photos"/,
  },
  {
    name: 'asks where code decides whether a bucket is public',
    files: { 'src/a.ts': 'await storage.createBucket("scans", { public: isPublic });' },
    verdict: 'needs-review',
    findings: ['src/a.ts:1 blocker review'],
  },
  {
    name: 'reads Terraform, and leaves out what serves a website',
    files: {
      'infra/main.tf': `
        resource "aws_s3_bucket" "uploads" {
          bucket = "acme-uploads"
        }
        resource "aws_s3_bucket_public_access_block" "uploads" {
          bucket            = aws_s3_bucket.uploads.id
          block_public_acls = false
        }
        resource "google_storage_bucket_iam_member" "all" {
          bucket = google_storage_bucket.scans.name
          role   = "roles/storage.objectViewer"
          member = "allUsers"
        }
        resource "aws_s3_bucket_acl" "site" {
          bucket = aws_s3_bucket.site.id
          acl    = "public-read" # the web site
        }
        resource "aws_s3_bucket_website_configuration" "site" {
          bucket = aws_s3_bucket.site.id
        }
        resource "aws_s3_bucket_acl" "closed" {
          bucket = aws_s3_bucket.closed.id
          acl    = "private"
        }
      `,
    },
    verdict: 'fail',
    findings: ['infra/main.tf:6 blocker', 'infra/main.tf:11 blocker'],
    says: /block_public_acls = false/,
  },
  {
    name: 'fails where upload folders are served to anybody, and where files are uploaded for everybody',
    files: {
      'server.js': `
        const express = require('express');
        const app = express();
        app.use(express.static('public'));
        app.use('/uploads', express.static(path.join(__dirname, 'uploads')));
      `,
      'app/main.py': `
        app.mount("/static", StaticFiles(directory="static"))
        app.mount("/files", StaticFiles(directory="data/uploads"))
      `,
      'src/s3.ts': "await s3.send(new PutObjectCommand({ Bucket: b, Key: k, ACL: 'public-read' }));",
    },
    verdict: 'fail',
    findings: ['app/main.py:2 blocker', 'server.js:4 blocker', 'src/s3.ts:1 blocker'],
  },
  {
    name: 'asks where something stands before the folder',
    files: {
      'a.js': "app.use('/uploads', requireLogin, express.static('uploads'));",
      'b.js': "app.use(authenticate);\napp.use('/attachments', express.static('attachments'));",
    },
    verdict: 'needs-review',
    findings: ['a.js:1 high review', 'b.js:2 high review'],
    says: /behind "requireLogin"/,
  },
  {
    name: 'accepts an upload folder that is public on purpose',
    files: {
      'server.js': "app.use('/uploads', express.static('uploads'));",
      'readycheck.yaml': declared('{id: pictures, kind: files, public: true}'),
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply where there are no files',
    files: {
      'src/a.ts': "app.use(express.static('public'));",
      'migrations/1_a.sql': 'create table a (id int);',
    },
    verdict: 'not-applicable',
  },
]);
