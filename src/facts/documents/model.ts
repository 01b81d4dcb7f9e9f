/** A document for people, in compact form: enough to know what it is about, and where. */
export interface Document {
  readonly path: string;
  readonly sections: readonly Section[];
  readonly links: readonly DocumentLink[];
  readonly fences: readonly Fence[];
  readonly placeholders: readonly PlaceholderText[];
  /** Names of the templates that it was recognised to be made from, the first being the likeliest. */
  readonly templates: readonly string[];
}

/** What stands between one heading and the next, whatever their depths. */
export interface Section {
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  /** 1 to 6; 0 before the first heading; 7 for a line in bold that serves as one. */
  readonly depth: number;
  /** The anchor that code hosts make of the heading; empty where they make none. */
  readonly slug: string;
  readonly line: number;
  /** How many words for people it holds: no code, badges, comments, addresses or placeholders. */
  readonly words: number;
  /** Its first 400 words or so, a line for each paragraph, list item or row of a table. */
  readonly text: string;
}

export interface DocumentLink {
  /** As written, without its title. */
  readonly target: string;
  readonly text: string;
  readonly line: number;
  readonly image: boolean;
}

/** A block of code. */
export interface Fence {
  /** The first word after the fence, in small letters; empty if there is none. */
  readonly language: string;
  /** Line of the first line of code. */
  readonly line: number;
  readonly text: string;
}

/** Something that was left to be filled in. */
export interface PlaceholderText {
  /** `to-do`: TODO, TBD, FIXME; `filler`: Lorem ipsum; `fill-in`: `<YOUR_NAME>`, `[insert …]`; `yours`: your-username. */
  readonly kind: 'to-do' | 'filler' | 'fill-in' | 'yours';
  /** The words that gave it away, cut short. */
  readonly text: string;
  readonly line: number;
  /** Inside a block of code or inline code, where examples are filled in by their readers. */
  readonly code: boolean;
}

/** A piece of a document in any format, in order of lines. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly raw: string; readonly line: number }
  | { readonly kind: 'text'; readonly raw: string; readonly line: number }
  | { readonly kind: 'fence'; readonly language: string; readonly text: string; readonly line: number }
  | { readonly kind: 'link'; readonly link: DocumentLink };
