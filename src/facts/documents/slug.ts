/** Anchors as GitHub makes them: the same heading twice gets `-1`, `-2`. */
export class Slugger {
  readonly #used = new Map<string, number>();

  slug(heading: string): string {
    const base = slugOf(heading);
    let slug = base;
    let count = this.#used.get(base) ?? 0;
    while (this.#used.has(slug)) {
      count += 1;
      slug = `${base}-${count}`;
    }
    this.#used.set(base, count);
    this.#used.set(slug, 0);
    return slug;
  }
}

/** Small letters, digits, `-` and `_`; spaces become `-`. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
