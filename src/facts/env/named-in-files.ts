import { defineFileFact } from '../../kit/fact.ts';

/** Names in capitals that build files, scripts, containers and infrastructure speak of: none of them is stale. */
export const namedInFiles = defineFileFact<readonly string[]>({
  id: 'settings-named-in-files',
  files: [
    '**/*.{yml,yaml,toml,sh,bash,tf,properties,conf,template,service,nix,ini,cfg}',
    '**/{Dockerfile,Containerfile,Makefile,Procfile,Caddyfile,justfile}*',
    '**/{package,vercel,app,render,turbo,eas,netlify}.json',
    '**/*.config.{js,ts,mjs,cjs,mts}',
  ],
  mentions: /[A-Z]_[A-Z]/,
  extract: (file) =>
    [...new Set(file.text.match(/\b[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,12}\b/g) ?? [])].sort(),
});
