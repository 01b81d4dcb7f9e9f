import { defineFileFact } from '../../kit/fact.ts';

export interface FoundField {
  readonly name: string;
  readonly type: string | null;
  readonly line: number;
}

const TAG =
  /<(?:input|textarea|select|Input|Textarea|TextField|TextInput|FormField|Field|Form\.Control|v-text-field)\b/g;
const REGISTER = /\bregister\(\s*['"]([\w.]{1,60})['"]/g;
/** Inputs that ask for nothing about anybody. */
const BUTTONS = /^(?:submit|button|checkbox|radio|hidden|reset|search|range|color|image)$/;
/** How far the attributes of one tag are read. */
const REACH = 400;

/** The names of what forms ask for, in HTML, templates, JSX, Vue and Svelte; as text, since it is only a hint. */
export const formFields = defineFileFact<readonly FoundField[]>({
  id: 'form-fields',
  files: ['**/*.{html,htm,jsx,tsx,js,vue,svelte,astro,ejs,hbs,pug,jinja,jinja2,j2,erb,php,cshtml}'],
  mentions:
    /<(?:input|textarea|select|Input|Textarea|TextField|TextInput|FormField|Field|Form\.Control|v-text-field)\b|\bregister\(['"]/,
  extract(file) {
    const tags = [...file.text.matchAll(TAG)].flatMap(({ index }) => {
      const found = attributes(file.text.slice(index, index + REACH));
      return found ? [{ ...found, line: file.lineAt(index) }] : [];
    });
    const registered = [...file.text.matchAll(REGISTER)].map(({ index, 1: name = '' }) => ({
      name,
      type: null,
      line: file.lineAt(index),
    }));
    const found = [...tags, ...registered];
    return found.length > 0 ? found : null;
  },
});

function attributes(from: string): { name: string; type: string | null } | null {
  const next = from.indexOf('<', 1);
  const tag = next < 0 ? from : from.slice(0, next);
  const type = /[\s"']type=\{?["'](\w+)["']/.exec(tag)?.[1] ?? null;
  if (type !== null && BUTTONS.test(type)) return null;
  const name = /\s(?:name|id|formControlName|autoComplete|autocomplete)=\{?["']([\w.[\]-]{1,60})["']/.exec(
    tag,
  )?.[1];
  const value = /\s(?:v-model|bind:value)(?:\.\w+)?=["'{]([\w.]{1,60})/.exec(tag)?.[1];
  const known = name ?? value;
  if (known !== undefined) return { name: known, type };
  return type === 'email' || type === 'tel' || type === 'password' ? { name: type, type } : null;
}
