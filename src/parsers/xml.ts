import type { XmlElement } from '@rgrove/parse-xml';
import { defineParser, ParseFailure } from '../kit/parser.ts';

export type { XmlElement };

/** Reports have a dozen levels; who reads the tree may recurse. */
const MAX_DEPTH = 200;

/**
 * XML, as its root element. The library knows only the five entities of XML itself: what a DTD declares is skipped, so that
 * nothing is expanded and nothing is loaded, and a document that uses it is refused.
 */
export const xml = defineParser<XmlElement>('xml', async () => {
  const { parseXml } = await import('@rgrove/parse-xml');
  return (file) => {
    // The library does this too, at a cost that grows with the square of the text.
    const { root } = parseXml(file.text.replace(/\r\n?/g, '\n'));
    if (!root) throw new ParseFailure('XML without an element');
    refuseDeepTree(root);
    return root;
  };
});

/** The elements directly in another one, of one name or of any. */
export function elementsIn(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => 'attributes' in child && (name === undefined || child.name === name),
  );
}

/** Level by level, without recursion. */
function refuseDeepTree(root: XmlElement): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new ParseFailure('XML nested too deeply');
    level = level.flatMap((element) => elementsIn(element));
  }
}
