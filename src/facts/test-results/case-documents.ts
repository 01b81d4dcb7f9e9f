import { defineFileFact } from '../../kit/fact.ts';

/** What a document that may hold test cases says: what should happen, and what did. */
export interface CaseDocument {
  readonly expected: boolean;
  readonly actual: boolean;
}

const EXPECTED =
  /\b(?:expect(?:ed|ation|ations)?|should|erwart\w*|soll(?:ergebnis)?|attendue?s?|esperad[oa]s?|atteso|attesi|oczekiwan\w*|verwacht\w*|beklenen)\b/i;
const ACTUAL =
  /\b(?:actual(?:ly)?|observed|result(?:s|ed)?|outcome|got|saw|seen|pass(?:ed)?|fail(?:ed)?|ist(?:-?ergebnis)?|tats[äa]chlich\w*|ergebnis\w*|obtenue?s?|r[ée]sultats?|obtenid[oa]s?|resultados?|obtid[oa]s?|ottenut[oi]|risultat[oi]|rzeczywist\w*|wynik\w*|werkelijk\w*|resulta(?:at|ten)|ger[çc]ekle[sş]en|sonu[çc]\w*)(?=[^\p{L}]|$)/iu;

/** Documents with expected results, wherever they lie. */
export const caseDocuments = defineFileFact<CaseDocument>({
  id: 'case-documents',
  files: ['**/*.{md,mdx,markdown,rst,adoc,asciidoc,txt,csv,tsv,html,htm}'],
  mentions: EXPECTED,
  extract: ({ text }) => ({ expected: EXPECTED.test(text), actual: ACTUAL.test(text) }),
});
