import { isDialectFrom } from '../vocabulary.js'
import { appendedTo, replaced } from './edits.js'
import { bodyOf, fixIn, headOf, holdsOption, sectionIn } from './site.js'
import type { Rewrite } from './site.js'

/** Makes a handler of 0.7's `on-io-error panic`: the host goes down at once. */
export const ioErrorPanic: Rewrite = {
  mends: ['invalid-word', 'invalid-runtime-value'],
  rewrite(site) {
    const { item, text, dialect } = site
    const value = item.words[1]
    const body = bodyOf(site)
    if (headOf(item) !== 'on-io-error' || value?.image !== 'panic' || body === undefined) return undefined
    if (!isDialectFrom(dialect, '8.0')) return undefined
    const word = replaced(value, 'call-local-io-error')
    const title = 'Write "call-local-io-error" with a handler that stops the host'
    if (holdsOption(sectionIn(body, 'handlers'), 'local-io-error')) return fixIn(site, title, 'unsafe', [word])
    const handler = appendedTo(text, body, 'handlers', 'local-io-error "echo o > /proc/sysrq-trigger";')
    return handler === undefined ? undefined : fixIn(site, title, 'unsafe', [word, ...handler])
  },
}
