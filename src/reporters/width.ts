/** How wide text is in a terminal, in columns: the little that is needed of UAX #11, without a dependency. */

const CLUSTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Blocks that UAX #11 calls wide or full width. Emoji are told by their own properties. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;
/** Marks drawn over the character before them, and the vowels and finals of a Hangul syllable. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u;

/** What a reader sees as single characters. */
export function clusters(text: string): string[] {
  return Array.from(CLUSTERS.segment(text), (part) => part.segment);
}

export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return clusters(text).reduce((sum, cluster) => sum + clusterWidth(cluster), 0);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function clusterWidth(cluster: string): number {
  if (EMOJI.test(cluster)) return 2;
  let width = 0;
  for (const character of cluster) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
