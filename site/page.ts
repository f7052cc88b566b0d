import { escaped } from '../src/page/index.js'

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

/** How every page of the site begins: what it may load, and what it is about. */
export function beginning({ policy, summary }: { readonly policy: string; readonly summary: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="description" content="${escaped(summary)}">
<link rel="icon" href="data:,">`
}
