import { personalWord } from '../personal-data/dictionary.ts';
import { holderKind } from '../personal-data/holders.ts';
import type { PromptInput } from './model.ts';

/** What the model itself, the platform or the program says: nothing about people comes from there. */
const NOT_PEOPLE =
  /^(?:res|resp|response|completion|result|output|choice|choices|env|process|config|options|error|err|e|settings|import|os|console|math|json|settings|openai|client|model|ai|genai)$/i;
/** Names of what somebody typed. */
const TYPED =
  /^(?:(?:user|customer|client|chat|new|latest|last|incoming|raw|visitor|guest|patient|candidate|student)_?(?:input|message|messages|msg|prompt|query|question|text|content|request|history)|(?:chat_?)?messages?|msg|question|query|prompt|input|conversation(?:_?history)?|chat_?history|history|transcript(?:ion)?|body|essay|resume(?:_?text)?|cv(?:_?text)?|cover_?letter|job_?description|(?:email|document|file|pdf|extracted|ocr|feedback|review|complaint)_?(?:text|content|body))$/i;
const MAX_NAME = 60;

/**
 * What one value of a prompt says about people, by its name.
 *
 * @param path the names of a member access, outermost first: `['user', 'email']`
 * @param whole true where the value is turned into text as a whole (`JSON.stringify(user)`)
 */
function inputOf(path: readonly string[], whole: boolean): Omit<PromptInput, 'line'> | null {
  const name = path.at(-1) ?? '';
  const holder = path.at(-2) ?? null;
  const written = path.join('.');
  if (name === '' || written.length > MAX_NAME || path.some((each) => NOT_PEOPLE.test(each))) return null;
  const word = personalWord(name, holder);
  if (word?.strength === 'strong' && !NO_FIELD.has(word.kind)) return { name: written, kind: 'personal' };
  if (word?.kind === 'free-text' || TYPED.test(name)) return { name: written, kind: 'free-text' };
  return whole && holderKind(name) === 'people' ? { name: written, kind: 'free-text' } : null;
}

/** Credentials go into headers; places and pictures are mostly other things' in prompts. */
const NO_FIELD = new Set(['token', 'password', 'photo', 'location']);

const DEEPEST = 5;
const MOST = 40;

/** What a file's names are given, wherever; a name that two functions use is taken for one. */
export type Names<N> = Map<string, N[]>;

export function addName<N>(names: Names<N>, name: string, value: N): void {
  names.set(name, [...(names.get(name) ?? []), value]);
}

/** One value in a prompt, as a parser's tree shows it. */
export interface PromptValue {
  readonly path: readonly string[];
  readonly whole: boolean;
  readonly line: number;
}

/** Reads the values of a prompt from one piece of code, and through `take` from what its names are given. */
export class InputCollector<N> {
  readonly #found = new Map<string, PromptInput>();
  readonly #followed = new Set<string>();
  readonly #names: Names<N>;
  /** Whether a piece of code hands over what a request, a form or a database holds, rather than text of the code's own. */
  readonly #isAsked: (value: N) => boolean;
  readonly #look: (root: N, depth: number) => void;

  constructor(
    names: Names<N>,
    isAsked: (value: N) => boolean,
    look: (root: N, depth: number, collector: InputCollector<N>) => void,
  ) {
    this.#names = names;
    this.#isAsked = isAsked;
    this.#look = (root, depth) => look(root, depth, this);
  }

  get full(): boolean {
    return this.#found.size >= MOST;
  }

  get inputs(): PromptInput[] {
    return [...this.#found.values()];
  }

  /** Begins with a piece of the call itself. */
  look(root: N): void {
    this.#look(root, 0);
  }

  /** What a function of the file puts together, by its name. */
  follow(name: string, depth: number): void {
    if (depth < DEEPEST) this.#isOpen(name, this.#names.get(name) ?? [], depth);
  }

  take({ path, whole, line }: PromptValue, depth: number): void {
    const [name = ''] = path;
    const values = path.length === 1 && depth < DEEPEST ? this.#names.get(name) : undefined;
    if (values && !this.#isOpen(name, values, depth)) return;
    const input = inputOf(path, whole);
    if (input && !this.#found.has(input.name)) this.#found.set(input.name, { ...input, line });
  }

  /** Follows a name once; true where what it is given says nothing and comes from elsewhere. */
  #isOpen(name: string, values: readonly N[], depth: number): boolean {
    if (this.#followed.has(name)) return false;
    this.#followed.add(name);
    const before = this.#found.size;
    for (const value of values) this.#look(value, depth + 1);
    return this.#found.size === before && values.some(this.#isAsked);
  }
}
