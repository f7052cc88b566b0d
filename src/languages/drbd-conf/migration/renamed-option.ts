import { factsFor, optionNamed } from '../vocabulary.js'
import { removed, replaced } from './edits.js'
import { fixIn, headOf, sectionOf } from './site.js'
import type { Rewrite } from './site.js'

/** Writes the name by which the target knows an option of the same section: `minor_count`, `outdate-peer`. */
export const renamedOption: Rewrite = {
  mends: ['unsupported-option', 'misplaced-option'],
  rewrite(site) {
    const { item, target, around, text, dialect } = site
    const head = item.words[0]
    const name = headOf(item)
    const section = sectionOf(site)
    const now = name === undefined || section === undefined ? undefined : optionNamed(section, name)?.now
    if (head === undefined || section === undefined || now?.name === undefined) return undefined
    if (now.section !== section || now.value !== undefined) return undefined
    const newer = optionNamed(section, now.name)
    if (newer === undefined || factsFor(newer, target) === undefined || newer.kind === 'block') return undefined
    const other = around[around.length - 1]?.block?.items.find(sibling => headOf(sibling) === now.name)
    if (other === undefined) return fixIn(site, `Write "${now.name}"`, 'safe', [replaced(head, now.name)])
    // Of two disk options 8.4 takes the first.
    if (section !== 'disk' || dialect !== '9') return undefined
    if (other.start < item.start) return fixIn(site, `Remove "${name}", which "${now.name}" overrides`, 'safe', [removed(text, item)])
    const edits = [replaced(head, now.name), removed(text, other)]
    return fixIn(site, `Write "${now.name}", and remove the one that it overrides`, 'safe', edits)
  },
}
