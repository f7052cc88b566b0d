/** A page of the site, before its frame. */
export interface Page {
  /** Its address, relative to the site. */
  readonly to: string
  readonly title: string
  /** One line for the search. */
  readonly summary: string
  /** HTML. */
  readonly body: string
  /** What the search finds on it besides the page itself. */
  readonly entries?: readonly SearchEntry[]
}

/** Something that the search finds. */
export interface SearchEntry {
  /** Its address, relative to the site. */
  readonly to: string
  readonly title: string
  /** What kind of thing it is, such as `rule` or `option of ha.cf`. */
  readonly kind: string
  readonly summary: string
}

/** The way from one page to another address of the site. */
export function wayFrom(page: string, to: string): string {
  const up = '../'.repeat(page.split('/').length - 1)
  return `${up}${to}`
}
