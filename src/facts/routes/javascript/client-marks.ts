import { defineFileFact } from '../../../kit/fact.ts';

/** Components that run in a browser, or hand an action to a form: what they import of `'use server'` files gets an address. */
export const clientMarks = defineFileFact<true>({
  id: 'client-marks',
  files: ['**/*.{js,jsx,ts,tsx,mjs}'],
  mentions: /['"]use client['"]|\b(?:action|formAction)=\{/,
  extract: () => true,
});
