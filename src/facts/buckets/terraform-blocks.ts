/** A `resource "type" "name" { … }` of Terraform, with the assignments anywhere in it. */
export interface TerraformBlock {
  readonly type: string;
  readonly name: string;
  readonly line: number;
  /** `key = value` as written, in order. */
  readonly settings: readonly { readonly key: string; readonly value: string; readonly line: number }[];
}

const RESOURCE = /^\s*resource\s+"([\w-]{1,80})"\s+"([\w-]{1,80})"\s*\{/;
const SETTING = /^\s*"?([\w-]{1,60})"?\s*[=:]\s*(\S.*)$/;
const BLOCK = /^\s*([\w-]{1,60})\s*\{/;

type Setting = TerraformBlock['settings'][number];

/**
 * The resources of a Terraform file, line by line: enough for what public files need, and no evaluation. Never throws;
 * linear.
 */
export function terraformBlocks(text: string): TerraformBlock[] {
  const blocks: (TerraformBlock & { readonly settings: Setting[] })[] = [];
  let depth = 0;
  let open = false;
  for (const [index, source] of text.split('\n').entries()) {
    const code = source.length > 2000 ? '' : withoutComment(source);
    if (depth === 0) {
      const [, type, name] = RESOURCE.exec(code) ?? [];
      open = type !== undefined && name !== undefined;
      if (type && name) blocks.push({ type, name, line: index + 1, settings: [] });
    } else if (open) blocks.at(-1)?.settings.push(...settingsOf(code, index + 1));
    depth = Math.max(0, depth + braces(code));
  }
  return blocks;
}

function settingsOf(code: string, line: number): Setting[] {
  const [, key, value] = SETTING.exec(code) ?? [];
  if (key && value) return [{ key, value: value.trim(), line }];
  const [, inner] = BLOCK.exec(code) ?? [];
  return inner ? [{ key: inner, value: '{', line }] : [];
}

function withoutComment(line: string): string {
  const quoted = line.replace(/"[^"]*"/g, (text) => text.replaceAll('#', ' ').replaceAll('//', '  '));
  const at = quoted.search(/#|\/\//);
  return at < 0 ? line : line.slice(0, at);
}

/** Braces opened minus closed, outside of quotes. */
function braces(code: string): number {
  const plain = code.replace(/"[^"]*"/g, '');
  return plain.split('{').length - plain.split('}').length;
}
