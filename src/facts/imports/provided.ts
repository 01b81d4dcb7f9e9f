/** Modules that a host, a bundler or a framework makes up or brings with it: no package.json lists them. */
const PROVIDED = new Set([
  'vscode',
  'server-only',
  'client-only',
  'uno.css',
  'windi.css',
  'virtual',
  'meteor',
  'k6',
  'obsidian',
  'atom',
  'photoshop',
  'uxp',
  'adobe',
  'gi',
  'system',
  'electron',
  'next',
  'cloudflare',
  'astro',
  'bun',
  'deno',
  'std',
  'ember',
  '@ember',
  'require',
  'exports',
  'module',
  'jquery-global',
  'aws-sdk',
]);

/** Scopes whose modules Docusaurus, Ember, SAP UI5, Salesforce and the like resolve themselves. */
const PROVIDED_SCOPE =
  /^@(?:theme|theme-original|theme-init|site|generated|docusaurus|ember|salesforce|sap|nuxt\/schema|env|svelte|vite|wordpress)(?:\/|$)/;

export function isProvided(name: string): boolean {
  return PROVIDED.has(name) || PROVIDED_SCOPE.test(name) || /^virtual[:-]|\.(?:css|scss|svg|png)$/.test(name);
}

/** Packages with which browsers' code is bundled at build time: there a devDependency reaches users all the same. */
export const BUNDLERS =
  /^(?:vite|next|nuxt|astro|webpack|parcel|parcel-bundler|rollup|esbuild|tsup|tsdown|rolldown|gatsby|expo|react-native|react-scripts|@angular\/cli|@angular\/build|@sveltejs\/kit|@remix-run\/dev|@react-router\/dev|@vue\/cli-service|snowpack|electron|electron-vite|wrangler|@vercel\/ncc|bun-types|@types\/bun|@rsbuild\/core|@rspack\/core|@solidjs\/start|vinxi|ember-cli|laravel-mix|laravel-vite-plugin|@symfony\/webpack-encore|browserify|gulp|preact-cli|@ionic\/.{1,40}|@storybook\/.{1,40}|plasmo|wxt|unbuild|microbundle|tsdx|vitepress|@wordpress\/scripts)$/;
