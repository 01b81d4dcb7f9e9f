import { fileList } from '../../../src/facts/file-list.ts';
import { firebaseConfig, PRODUCTS } from '../../../src/facts/firebase/firebase-config.ts';
import { firebaseData } from '../../../src/facts/firebase/firebase-data.ts';
import { ruleDeploys } from '../../../src/facts/firebase/rule-deploys.ts';
import { ruleFiles } from '../../../src/facts/firebase/rule-files.ts';
import { conclude, defineCheck, eachOf, notApplicable } from '../../../src/kit/index.ts';
import { judgeProduct } from './judge.ts';

export default defineCheck({
  id: 'permissions/firebase-rules-wired',
  title: 'Reviewed Firebase rules are live',
  question: 'Are the Firebase rules in the repository the ones that are deployed?',
  why: 'Rules that lie in the repository and are not deployed protect nothing, and rules that are written in the console are reviewed by nobody. What was approved and what is live must be the same.',
  how: 'For each Firebase product that keeps data (Firestore, Storage, Realtime Database) looks for a rules file, for the firebase.json that names it, and for a command that deploys it (`firebase deploy`, with `--only firestore:rules` or without) in workflows, package scripts, make files and shell scripts, or for a Terraform release of the rules.',
  passes: 'Each product has rules that firebase.json names and that a command of the repository deploys.',
  fix: 'Put the rules that are live into the repository (the console shows them), name them in firebase.json, and let the pipeline deploy them with `firebase deploy --only firestore:rules,storage`.',
  example: [
    '```json',
    '{',
    '  "firestore": { "rules": "firestore.rules" },',
    '  "storage": { "rules": "storage.rules" }',
    '}',
    '```',
    '',
    '```yaml',
    '- run: npx firebase-tools deploy --only firestore:rules,storage',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { firebaseData, firebaseConfig, ruleFiles, ruleDeploys, fileList },
  evaluate({ facts, manifest }) {
    const { uses, emulatorOnly } = facts.firebaseData;
    const products = PRODUCTS.filter(
      (product) =>
        uses.some((use) => use.product === product) ||
        facts.ruleFiles.files.some((file) => file.product === product),
    );
    if (products.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          'No Firestore, Realtime Database or Firebase Storage is used, and there are no rules for one.',
      });
    }
    if (emulatorOnly) {
      return notApplicable({
        examined: products.length,
        reason: `Firebase is used in the emulator alone: ${emulatorOnly.path} names no other project than demo ones.`,
      });
    }
    return conclude({
      examined: products.length,
      evidence: 'verified',
      findings: products.flatMap((product) => judgeProduct(product, { ...facts, manifest })),
      pass: `The rules of ${eachOf(products.length, 'Firebase product')} are named by firebase.json and deployed by a command of the repository.`,
      nothing: 'No Firebase product was found.',
    });
  },
});
