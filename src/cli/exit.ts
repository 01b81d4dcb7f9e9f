/** Exit status: 0 ready or conditional, 1 not, 2 the audit could not be made. */
export const EXIT = { ok: 0, notReady: 1, impossible: 2 } as const;
