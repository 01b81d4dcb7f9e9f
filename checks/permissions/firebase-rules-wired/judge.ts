import type { FirebaseConfig, NamedRules } from '../../../src/facts/firebase/firebase-config.ts';
import type { FirebaseData } from '../../../src/facts/firebase/firebase-data.ts';
import type { FirebaseProduct } from '../../../src/facts/firebase/grants.ts';
import type { RuleDeploy } from '../../../src/facts/firebase/rule-deploys.ts';
import type { RuleFiles } from '../../../src/facts/firebase/rule-files.ts';
import {
  type FileFactResult,
  type Finding,
  fail,
  type ManifestView,
  review,
  sentence,
} from '../../../src/kit/index.ts';

export interface Wiring {
  readonly firebaseData: FirebaseData;
  readonly firebaseConfig: FileFactResult<FirebaseConfig>;
  readonly ruleFiles: RuleFiles;
  readonly ruleDeploys: readonly RuleDeploy[];
  readonly fileList: readonly { readonly path: string }[];
  readonly manifest: ManifestView | null;
}

const NAMES: Readonly<Record<FirebaseProduct, string>> = {
  firestore: 'Firestore',
  storage: 'Firebase Storage',
  database: 'the Realtime Database',
};

export function judgeProduct(product: FirebaseProduct, wiring: Wiring): Finding[] {
  const named = wiring.firebaseConfig.values.flatMap(({ path, value }) =>
    value.rules.filter((rules) => rules.product === product).map((rules) => ({ ...rules, config: path })),
  );
  const files = wiring.ruleFiles.files.filter((file) => file.product === product);
  const existing = new Set(wiring.fileList.map(({ path }) => path));
  const missing = named.filter(({ path }) => path === null || !existing.has(path));
  if (missing.length > 0) return missing.map((each) => namesNothing(product, each));
  const reaching = wiring.ruleDeploys.filter(({ products }) => products.includes(product));
  if (files.length === 0 && named.length === 0) return without(product, wiring);
  const byHand = reaching.length === 0 ? undeployed(product, named, wiring) : [];
  return [...unnamed(product, wiring), ...byHand];
}

type Named = NamedRules & { readonly config: string };

function namesNothing(product: FirebaseProduct, { config, line, path }: Named): Finding {
  return fail('high', {
    subject: `${product} ${path ?? 'outside'}`,
    at: { path: config, line },
    message:
      path === null
        ? `${config} names rules for ${NAMES[product]} outside of this folder, so that nobody can review them here.`
        : `${config} names ${path} as the rules for ${NAMES[product]}, and there is no such file: what is live is not what the repository shows.`,
  });
}

/** No rules file at all. */
function without(product: FirebaseProduct, { firebaseData, ruleFiles }: Wiring): Finding[] {
  const use = firebaseData.uses.find((each) => each.product === product);
  if (!use) return [];
  // Rules that cannot be read are there; permissions/firebase-rules-open asks what they say.
  const unread = ruleFiles.unread.find((file) => file.product === product);
  if (unread) return [namedByNone(product, unread.path)];
  if (use.by === 'client') {
    return [
      fail('high', {
        subject: `${product} no rules`,
        at: use.at,
        message: `${sentence(NAMES[product])} is used from browsers or phones, and its rules are not in the repository: nobody can see here who may read and change the data. Add the rules that are live and name them in firebase.json.`,
      }),
    ];
  }
  return [
    review('medium', {
      subject: `${product} no rules`,
      at: use.at,
      message: `Only the server uses ${NAMES[product]} here, but its rules decide whether anybody else gets in as well, and they are not in the repository. Add rules that let nobody in.`,
    }),
  ];
}

function unnamed(product: FirebaseProduct, { ruleFiles, ruleDeploys }: Wiring): Finding[] {
  // Terraform names its rules itself.
  const terraform = ruleDeploys.some(
    ({ at, products }) => at.path.endsWith('.tf') && products.includes(product),
  );
  const loose = ruleFiles.files.filter(
    (file) => file.product === product && file.namedBy === null && !(terraform && !file.replaced),
  );
  return loose.map(({ path, replaced }) => {
    const details = { subject: `${product} ${path}`, at: { path } };
    return replaced
      ? review('low', {
          ...details,
          message: `${path} holds rules for ${NAMES[product]} that firebase.json does not name; remove it, so that nobody takes it for the rules that are live.`,
        })
      : namedByNone(product, path);
  });
}

function namedByNone(product: FirebaseProduct, path: string): Finding {
  return review('high', {
    subject: `${product} ${path}`,
    at: { path },
    message: `No firebase.json names ${path}, so that nothing shows that these rules for ${NAMES[product]} are the live ones. Name it, and let the pipeline deploy it.`,
  });
}

function undeployed(product: FirebaseProduct, named: readonly Named[], wiring: Wiring): Finding[] {
  const [first] = named;
  if (!first) return [];
  const other = wiring.ruleDeploys.find(({ by }) => by === 'ci');
  const claim = wiring.manifest?.claims.change_control?.deploy?.rules;
  const why = other
    ? `what ${other.at.path} deploys to Firebase leaves the rules for ${NAMES[product]} out`
    : `no workflow and no script deploys the rules for ${NAMES[product]}`;
  const how =
    claim === undefined
      ? 'Deploy them from the pipeline, or say under change_control.deploy.rules how they are put in place.'
      : `The manifest says how they are put in place ("${claim}"); have the sign-off confirm that the live ones are these.`;
  return [
    review('high', {
      subject: `${product} deployed by hand`,
      at: { path: first.config, line: first.line },
      message: `${sentence(why)}: whether the live ones are those of the repository cannot be seen. ${how}`,
    }),
  ];
}
