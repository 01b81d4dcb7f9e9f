import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terraformBlocks } from './terraform-blocks.ts';

describe('the resources of a Terraform file', () => {
  it('come with their settings, without comments', () => {
    const text = `
# resource "a" "no" {
resource "aws_s3_bucket_acl" "x" {
  bucket = aws_s3_bucket.x.id # the bucket
  acl    = "public-read" // open
  lifecycle {
    note = "a } b # c"
  }
}
variable "v" {
  default = "public-read"
}
resource "b" "y" {}
`;
    expect(terraformBlocks(text)).toEqual([
      {
        type: 'aws_s3_bucket_acl',
        name: 'x',
        line: 3,
        settings: [
          { key: 'bucket', value: 'aws_s3_bucket.x.id', line: 4 },
          { key: 'acl', value: '"public-read"', line: 5 },
          { key: 'lifecycle', value: '{', line: 6 },
          { key: 'note', value: '"a } b # c"', line: 7 },
        ],
      },
      { type: 'b', name: 'y', line: 13, settings: [] },
    ]);
  });

  it('never throw', () => {
    const piece = fc.constantFrom('resource "a" "b" {', '}', '{', '"', '#', '//', '=', '\n', 'acl = ', 'x');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }),
        (parts) => void terraformBlocks(parts.join('')),
      ),
    );
  });
});
