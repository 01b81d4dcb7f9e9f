import { defineFileFact } from '../../kit/fact.ts';
import { type TerraformBlock, terraformBlocks } from './terraform-blocks.ts';

/** A bucket that infrastructure code makes, or opens. */
export interface TerraformBucket {
  /** The bucket as the code knows it: `aws_s3_bucket.uploads`. */
  readonly bucket: string;
  /** Why it is public; null where nothing opens it. */
  readonly opened: string | null;
  readonly line: number;
}

const BUCKET = /^(aws_s3_bucket|google_storage_bucket|azurerm_storage_container)$/;
const WEBSITE = /^aws_s3_bucket_website_configuration$/;

/** Buckets of S3, Google Cloud Storage and Azure in Terraform. A bucket that serves a website is the site, and no store. */
export const terraformBuckets = defineFileFact<readonly TerraformBucket[]>({
  id: 'terraform-buckets',
  files: ['**/*.tf'],
  mentions: /\b(aws_s3_bucket|google_storage_bucket|azurerm_storage_container)/,
  extract(file) {
    const blocks = terraformBlocks(file.text);
    const sites = new Set([
      ...blocks.filter(({ type }) => WEBSITE.test(type)).map((block) => target(block)),
      ...blocks
        .filter((block) => block.settings.some(({ key }) => key === 'website'))
        .map((block) => target(block)),
    ]);
    const found = blocks.flatMap((block): TerraformBucket[] => {
      const bucket = target(block);
      const opening = openingOf(block);
      if (sites.has(bucket) || (!opening && !BUCKET.test(block.type))) return [];
      return [{ bucket, opened: opening?.why ?? null, line: opening?.line ?? block.line }];
    });
    return found.length === 0 ? null : found;
  },
});

/** The bucket that a resource is, or is about. */
function target({ type, name, settings }: TerraformBlock): string {
  if (BUCKET.test(type)) return `${type}.${name}`;
  const value = settings.find(({ key }) => key === 'bucket')?.value ?? name;
  return /\b((?:aws_s3_bucket|google_storage_bucket)\.[\w-]+)/.exec(value)?.[1] ?? value.replaceAll('"', '');
}

function openingOf({ type, settings }: TerraformBlock): { why: string; line: number } | null {
  for (const { key, value, line } of settings) {
    const text = `${key} = ${value}`;
    if (/^aws_s3_bucket(_acl)?$/.test(type) && key === 'acl' && /^"public-read/.test(value))
      return { why: text, line };
    if (
      type === 'aws_s3_bucket_public_access_block' &&
      /^(block|ignore|restrict)_public/.test(key) &&
      value === 'false'
    )
      return { why: text, line };
    if (
      /^google_storage_bucket(_iam_(member|binding)|_access_control|_acl)$/.test(type) &&
      /\ballUsers\b|\ballAuthenticatedUsers\b/.test(value)
    )
      return { why: text, line };
    if (
      type === 'azurerm_storage_container' &&
      key === 'container_access_type' &&
      /^"(blob|container)"/.test(value)
    )
      return { why: text, line };
  }
  return null;
}
