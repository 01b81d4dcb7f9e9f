/** Regions of the large hosts by their codes, with the places that people write instead. Continent first. */
const REGIONS: readonly (readonly [code: string, words: string])[] = [
  ['eu-west-1', 'eu ireland dublin'],
  ['eu-west-2', 'uk london england united-kingdom'],
  ['eu-west-3', 'eu paris france'],
  ['eu-central-1', 'eu frankfurt germany'],
  ['eu-central-2', 'zurich switzerland'],
  ['eu-north-1', 'eu stockholm sweden'],
  ['eu-south-1', 'eu milan italy'],
  ['eu-south-2', 'eu spain'],
  ['us-east-1', 'us virginia'],
  ['us-east-2', 'us ohio'],
  ['us-west-1', 'us california'],
  ['us-west-2', 'us oregon'],
  ['ca-central-1', 'canada montreal'],
  ['sa-east-1', 'brazil sao-paulo'],
  ['ap-south-1', 'india mumbai'],
  ['ap-southeast-1', 'singapore'],
  ['ap-southeast-2', 'australia sydney'],
  ['ap-northeast-1', 'japan tokyo'],
  ['ap-northeast-2', 'korea seoul'],
  ['europe-west1', 'eu belgium'],
  ['europe-west2', 'uk london england united-kingdom'],
  ['europe-west3', 'eu frankfurt germany'],
  ['europe-west4', 'eu netherlands'],
  ['europe-west6', 'zurich switzerland'],
  ['europe-west9', 'eu paris france'],
  ['europe-north1', 'eu finland'],
  ['europe-central2', 'eu warsaw poland'],
  ['europe-southwest1', 'eu madrid spain'],
  ['eur3', 'eu'],
  ['nam5', 'us'],
  ['us-central1', 'us iowa'],
  ['us-east1', 'us south-carolina'],
  ['us-east4', 'us virginia'],
  ['us-west1', 'us oregon'],
  ['asia-south1', 'india mumbai'],
  ['asia-southeast1', 'singapore'],
  ['asia-northeast1', 'japan tokyo'],
  ['australia-southeast1', 'australia sydney'],
  ['southamerica-east1', 'brazil sao-paulo'],
  ['westeurope', 'eu netherlands'],
  ['northeurope', 'eu ireland dublin'],
  ['uksouth', 'uk london england united-kingdom'],
  ['germanywestcentral', 'eu frankfurt germany'],
  ['francecentral', 'eu paris france'],
  ['eastus', 'us virginia'],
  ['eastus2', 'us virginia'],
  ['westus2', 'us washington'],
  ['lhr', 'uk london england united-kingdom'],
  ['ams', 'eu amsterdam netherlands'],
  ['cdg', 'eu paris france'],
  ['fra', 'eu frankfurt germany'],
  ['waw', 'eu warsaw poland'],
  ['mad', 'eu madrid spain'],
  ['arn', 'eu stockholm sweden'],
  ['iad', 'us virginia ashburn'],
  ['ord', 'us chicago'],
  ['dfw', 'us dallas'],
  ['lax', 'us los-angeles'],
  ['sjc', 'us san-jose'],
  ['sea', 'us seattle'],
  ['ewr', 'us new-jersey'],
  ['yyz', 'canada toronto'],
  ['gru', 'brazil sao-paulo'],
  ['sin', 'singapore'],
  ['syd', 'australia sydney'],
  ['nrt', 'japan tokyo'],
  ['bom', 'india mumbai'],
  ['jnb', 'south-africa johannesburg'],
  ['frankfurt', 'eu frankfurt germany'],
  ['oregon', 'us oregon'],
  ['ohio', 'us ohio'],
  ['virginia', 'us virginia'],
  ['singapore', 'singapore'],
];
const BY_CODE = new Map(REGIONS.map(([code, words]) => [code, words.split(' ')]));
const PLACES = new Set(REGIONS.flatMap(([, words]) => words.split(' ')));
/** What people write for the places above. */
const SAME: Readonly<Record<string, string>> = {
  europe: 'eu',
  usa: 'us',
  america: 'us',
  britain: 'uk',
  gb: 'uk',
  'n-virginia': 'virginia',
};

/** The region's code in a person's or a configuration's words: `London (eu-west-2)`, `West Europe`; null if there is none. */
export function regionIn(text: string): string | null {
  const lower = text.toLowerCase();
  const words = lower.split(/[^a-z0-9-]+/);
  return (
    words.find((word) => BY_CODE.has(word)) ??
    (BY_CODE.has(lower.replaceAll(' ', '')) ? lower.replaceAll(' ', '') : null)
  );
}

/**
 * Whether a declared region can be the one that configuration names; null where the declared words are unknown here, so
 * that nothing can be said.
 */
export function sameRegion(declared: string, found: string): boolean | null {
  const code = regionIn(declared);
  if (code === found) return true;
  const places = BY_CODE.get(found) ?? [];
  if (code !== null) {
    const other = BY_CODE.get(code) ?? [];
    // Two hosts' codes for one city are one place; two codes of one host are two.
    return other.join() === places.join() && familyOf(code) !== familyOf(found);
  }
  const words = declared.toLowerCase().split(/[^a-z]+/);
  const pairs = words.slice(1).map((word, index) => `${words[index]}-${word}`);
  const known = [...words, ...pairs].map((word) => SAME[word] ?? word).filter((word) => PLACES.has(word));
  return known.length === 0 ? null : known.some((word) => places.includes(word));
}

/** Codes of one host look alike: `eu-west-1`, `europe-west1`, `lhr`, `westeurope`. */
function familyOf(code: string): string {
  return code.replace(/[a-z]+/g, (word) => (word.length === 3 ? 'abc' : 'a')).replace(/\d+/g, '1');
}
