import type { FixSafety } from '../../../diagnostics/fix.js'
import { factsFor, optionNamed, optionsNamed } from '../vocabulary.js'
import { removed } from './edits.js'
import { fixIn, headOf, isWhole, sectionOf } from './site.js'
import type { Rewrite } from './site.js'

/** Deletes an option that newer releases have no use for. */
export const removedOption: Rewrite = {
  mends: ['unsupported-option', 'unsupported-statement', 'misplaced-option'],
  rewrite(site) {
    const { item, text } = site
    const name = headOf(item)
    if (name === undefined || !isWhole(site)) return undefined
    const safety = safetyOf(name, item.words[1]?.image)
    if (safety === undefined) return undefined
    if (name !== 'ignore-on' && optionNamed(sectionOf(site) ?? '', name)?.now === undefined && !isIgnored(name, site.target)) return undefined
    return fixIn(site, `Delete "${name}"`, safety, [removed(text, item)])
  },
}

/** Tells whether the target reads an option and ignores it in all sections that may hold it: then it need not be moved into one first. */
function isIgnored(name: string, target: string): boolean {
  const facts = optionsNamed(name).map(entry => factsFor(entry, target)).filter(found => found !== undefined)
  return facts.length > 0 && facts.every(({ status }) => status === 'ignored')
}

/** Those without effect, and those whose effect newer releases always have, can go without a thought. */
const useless: ReadonlySet<string> = new Set([
  'use-bmbv',
  'max-bio-bvecs',
  'unplug-watermark',
  'disable-io-hints',
  'disable_io_hints',
  'delay-probe-volume',
  'delay-probe-interval',
  'throttle-threshold',
  'hold-off-threshold',
  'ignore-on',
  'become-primary-on',
])

function safetyOf(name: string, value: string | undefined): FixSafety | undefined {
  if (useless.has(name)) return 'safe'
  if (name === 'on-disconnect') return value === 'reconnect' ? 'safe' : 'unsafe'
  return undefined
}
