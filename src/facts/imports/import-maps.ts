import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, entries } from '../../parsers/structured.ts';

/** Names that a map of imports gives: Deno's configuration, or a map on its own. */
export const importMaps = defineFileFact<readonly string[]>({
  id: 'import-maps',
  files: ['**/{deno.json,deno.jsonc,import_map.json,import-map.json,importmap.json,importMap.json}'],
  mentions: /"imports"/,
  parsers: [json],
  extract(file) {
    const names = entries(at(json.of(file).value, 'imports')).map(([name]) => name);
    return names.length === 0 ? null : names.slice(0, MAX_NAMES);
  },
});

/** The maps that pages carry: `<script type="importmap">`. */
export const pageImportMaps = defineFileFact<readonly string[]>({
  id: 'page-import-maps',
  files: ['**/*.{html,htm,ejs,hbs,njk,php,twig,jinja,j2,erb}'],
  mentions: /\btype\s{0,5}=\s{0,5}["']importmap["']/i,
  extract(file) {
    const parts = file.text.split(/\btype\s{0,5}=\s{0,5}["']importmap["'][^>]{0,200}>/i).slice(1);
    const names = parts.flatMap((part) =>
      [...(part.split(/<\/script/i, 1)[0] ?? '').matchAll(/"([^"\n]{1,200})"\s{0,9}:\s{0,9}"/g)].map(
        ([, name = '']) => name,
      ),
    );
    return names.length === 0 ? null : names.slice(0, MAX_NAMES);
  },
});

/** The names that Rails' `config/importmap.rb` pins. */
export const railsImportMaps = defineFileFact<readonly string[]>({
  id: 'rails-import-maps',
  files: ['**/config/importmap*.rb'],
  mentions: /^\s*pin/m,
  extract(file) {
    const pinned = [...file.text.matchAll(/^\s*pin\s+["']([^"'\n]{1,200})["']/gm)].map(
      ([, name = '']) => name,
    );
    const folders = [
      ...file.text.matchAll(/^\s*pin_all_from\s[^\n]{0,200}\bunder:\s*["']([^"'\n]{1,200})["']/gm),
    ];
    const names = [...pinned, ...folders.map(([, under = '']) => under)];
    return names.length === 0 ? null : names.slice(0, MAX_NAMES);
  },
});

const MAX_NAMES = 500;
