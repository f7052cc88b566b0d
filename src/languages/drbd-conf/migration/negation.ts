import { factsFor, isDialectFrom, optionNamed } from '../vocabulary.js'
import { removed, replaced } from './edits.js'
import { fixIn, headOf, sectionOf } from './site.js'
import type { Rewrite } from './site.js'

/** Writes `no-disk-flushes` as `disk-flushes no`, the form of 8.4 and later. */
export const negation: Rewrite = {
  mends: [],
  rewrite(site) {
    const { item, dialect } = site
    const name = headOf(item)
    const head = item.words[0]
    if (head === undefined || name === undefined || !name.startsWith('no-') || item.words.length !== 1) return undefined
    if (!isDialectFrom(dialect, '8.4') || optionNamed(sectionOf(site) ?? '', name.slice(3)) === undefined) return undefined
    const positive = name.slice(3)
    return fixIn(site, `Write "${positive} no"`, 'safe', [replaced(head, `${positive} no`)])
  },
}

/** Writes a switch as the releases up to 8.3 do: its presence alone turns it on, and `no-` turns one off. */
export const oldSwitch: Rewrite = {
  mends: ['unexpected-value', 'unsupported-option'],
  rewrite(site) {
    const { item, dialect, target, text } = site
    const name = headOf(item)
    const [head, value] = item.words
    const section = sectionOf(site) ?? ''
    if (isDialectFrom(dialect, '8.4') || head === undefined || name === undefined || item.words.length > 2) return undefined
    const isOn = value === undefined || value.image === 'yes'
    if (!isOn && value.image !== 'no') return undefined
    if (isSwitchOf(target, section, `no-${name}`)) {
      if (isOn) return fixIn(site, `Delete "${name}", which is the default`, 'safe', [removed(text, item)])
      return fixIn(site, `Write "no-${name}"`, 'safe', [replaced({ start: head.start, end: value.end }, `no-${name}`)])
    }
    if (value === undefined || !isSwitchOf(target, section, name)) return undefined
    if (isOn) return fixIn(site, `Write "${name}" alone`, 'safe', [replaced({ start: head.end, end: value.end }, '')])
    return fixIn(site, `Delete "${name}", which is off without it`, 'safe', [removed(text, item)])
  },
}

/** Tells whether a release knows a switch that takes no value. */
function isSwitchOf(target: string, section: string, name: string): boolean {
  const entry = optionNamed(section, name)
  return entry !== undefined && section !== 'global' && factsFor(entry, target)?.form === 'flag'
}
