/** The package's main export: the kit, for those who write checks of their own. */
export * from './kit/index.ts';
