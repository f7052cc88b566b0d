import { factsFor, isDialectFrom, optionNamed, optionsNamed } from '../vocabulary.js'
import { moveOption } from './move-option.js'
import { headOf, sectionOf, written } from './site.js'
import type { Rewrite } from './site.js'

/** Moves an option into the only section in which the target knows it: `fencing` of 8.4's disk into the net of 9. */
export const otherSection: Rewrite = {
  mends: ['misplaced-option', 'misplaced-statement'],
  rewrite(site) {
    const { item, dialect, target } = site
    const name = headOf(item)
    const section = sectionOf(site)
    if (name === undefined || item.block !== undefined) return undefined
    const places = optionsNamed(name).filter(entry => {
      const facts = factsFor(entry, target)
      if (facts === undefined || entry.section === 'proxy') return false
      return facts.status !== 'legacy-location' && facts.status !== 'deprecated'
    })
    const [entry] = places.length > 1 ? places.filter(place => place.section !== 'resource') : places
    if (entry === undefined || places.filter(place => place.section !== 'resource').length > 1) return undefined
    if (entry.section === section || entry.section === 'global') return undefined
    const values = item.words.slice(1).map(written)
    // Where its presence alone turns a switch on, nothing may stand behind it.
    const isOn = factsFor(entry, target)?.form === 'flag' && values.length === 1 && values[0] === 'yes'
    // As it is written there: it need not be mended twice.
    const isOff = name.startsWith('no-') && values.length === 0 && isDialectFrom(dialect, '8.4') && optionNamed(entry.section, name.slice(3)) !== undefined
    const words = isOff ? `${name.slice(3)} no` : [name, ...(isOn ? [] : values)].join(' ')
    const isOwn = entry.section === 'resource'
    return moveOption(site, {
      ...(isOwn ? {} : { section: entry.section }),
      statement: `${words};`,
      title: isOwn ? `Move "${name}" out of "${section ?? ''}"` : `Move "${name}" into "${entry.section}"`,
      safety: 'safe',
    })
  },
}
