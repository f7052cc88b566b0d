import { factsFor, optionNamed } from '../vocabulary.js'
import { replaced } from './edits.js'
import { fixIn, headOf, sectionOf } from './site.js'
import type { Rewrite } from './site.js'

/** Writes the name by which the target knows an option of the same section: `minor_count`, `outdate-peer`. */
export const renamedOption: Rewrite = {
  mends: ['unsupported-option'],
  rewrite(site) {
    const { item, target, around } = site
    const head = item.words[0]
    const name = headOf(item)
    const section = sectionOf(site)
    const now = name === undefined || section === undefined ? undefined : optionNamed(section, name)?.now
    if (head === undefined || section === undefined || now?.name === undefined) return undefined
    if (now.section !== section || now.value !== undefined) return undefined
    const newer = optionNamed(section, now.name)
    if (newer === undefined || factsFor(newer, target) === undefined || newer.kind === 'block') return undefined
    const isThere = around[around.length - 1]?.block?.items.some(other => headOf(other) === now.name) === true
    return isThere ? undefined : fixIn(site, `Write "${now.name}"`, 'safe', [replaced(head, now.name)])
  },
}
