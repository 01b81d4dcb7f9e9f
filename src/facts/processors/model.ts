import type { Place } from '../../kit/source.ts';

/** What a company or service does for a tool. */
export type ProcessorCategory =
  | 'language model'
  | 'speech and images'
  | 'mail'
  | 'messages'
  | 'payment'
  | 'analytics'
  | 'advertising'
  | 'error tracking'
  | 'sign-in'
  | 'hosting'
  | 'database'
  | 'files'
  | 'maps'
  | 'chat widget'
  | 'automation'
  | 'search'
  | 'video'
  | 'forms and scheduling'
  | 'customers and marketing'
  | 'documents'
  | 'bot protection'
  | 'social'
  | 'fonts and files for pages';

/** One company or service that receives what a tool sends, and how it shows in a repository. */
export interface ProcessorEntry {
  /** Unique, kebab-case. */
  readonly id: string;
  /** As the vendor writes it. */
  readonly name: string;
  /** Other names under which people declare it, and its products. */
  readonly aliases?: readonly string[];
  /** The company, where it offers several of the services here: who declares only the company means them all. */
  readonly vendor?: string;
  /** JavaScript packages; each also names what lies under it, and `@scope` every package of that scope. */
  readonly npm?: readonly string[];
  /** Python modules; each also names what lies under it. */
  readonly pypi?: readonly string[];
  /** Packages of languages whose imports are not read: Go modules, gems, Composer, NuGet, pub, crates. */
  readonly packages?: readonly string[];
  /** Hosts that programs and pages call, not the vendor's own site; `*.` stands for any name below. */
  readonly hosts?: readonly string[];
  /** Platforms, as the fact `deployment` names them. */
  readonly platforms?: readonly string[];
  /** Providers, as the registry of stores names them. */
  readonly storeProviders?: readonly string[];
  /** Of those, only stores of these kinds. */
  readonly storeKinds?: readonly string[];
  /** Terraform providers, as their resources begin. */
  readonly terraform?: readonly string[];
  /** Whether data about people reaches it: by what it is for, never, or as the tool uses it. */
  readonly personal: 'yes' | 'no' | 'depends';
  /** Where it keeps or handles data, as its own documentation says. */
  readonly region: string;
  /** The vendor's own documentation. */
  readonly source: string;
}

/** An entry with what its file says of all its entries. */
export interface Processor extends ProcessorEntry {
  readonly category: ProcessorCategory;
}

export function inCategory(
  category: ProcessorCategory,
  entries: readonly ProcessorEntry[],
): readonly Processor[] {
  return entries.map((entry) => ({ ...entry, category }));
}

/** How a processor shows, from the strongest. */
export type ProcessorSign =
  | 'import'
  | 'address'
  | 'store'
  | 'infrastructure'
  | 'hosting'
  | 'dependency'
  | 'unused';

/** One processor of the repository, however many places show it. */
export interface SeenProcessor {
  /** The registry's id. */
  readonly id: string;
  readonly name: string;
  readonly category: ProcessorCategory;
  readonly personal: ProcessorEntry['personal'];
  readonly region: string;
  /** The strongest sign. */
  readonly by: ProcessorSign;
  /** The places that show it, the most telling first. */
  readonly evidence: readonly Place[];
  /** `low`: it may be used or not; a check asks instead of failing. `unused` is always low. */
  readonly confidence: 'high' | 'low';
}

/** Third parties that the repository's own code, pages, configuration and infrastructure send something to. */
export interface SeenProcessors {
  /** By name. */
  readonly processors: readonly SeenProcessor[];
  /** How many files were looked at. */
  readonly examined: number;
}
