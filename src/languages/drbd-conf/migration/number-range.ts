import { textOf } from '../ast.js'
import { factsFor, optionNamed } from '../vocabulary.js'
import { replaced } from './edits.js'
import { fixIn, headOf, sectionOf } from './site.js'
import type { Rewrite } from './site.js'

/** Brings a number to the nearest one that the target takes: 8.4 raised the smallest `congestion-extents` from 7 to 67. */
export const numberRange: Rewrite = {
  mends: ['invalid-range'],
  rewrite(site) {
    const { item, target } = site
    const value = item.words[1]
    const entry = optionNamed(sectionOf(site) ?? '', headOf(item) ?? '')
    const facts = entry === undefined ? undefined : factsFor(entry, target)
    if (value === undefined || facts?.min === undefined || facts.max === undefined) return undefined
    const written = textOf(value)
    if (!/^\d{1,15}$/.test(written)) return undefined // With a suffix, the unit would have to be kept.
    const nearest = Number(written) < facts.min ? facts.min : facts.max
    if (nearest > 999_999_999) return undefined
    return fixIn(site, `Write ${nearest}, the nearest that is allowed`, 'unsafe', [replaced(value, String(nearest))])
  },
}
