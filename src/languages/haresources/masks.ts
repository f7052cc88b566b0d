import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { isHarmlessMountOption } from '../../secrets/mount-options.js'
import { secretNameKind } from '../../secrets/secret-name.js'
import { isPlainValue } from '../../secrets/unknown-names.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { scriptNamed } from './vocabulary.js'

/**
 * Lists where secrets may stand in a text that is meant as haresources, whatever state it is in: passwords in the arguments
 * of resources, such as the mount options of Filesystem, in comments too; the values of options that nobody knows.
 */
export function* masks(text: string): Generator<Span> {
  yield* embeddedSecrets(text, word => scriptNamed(word) !== undefined)
  yield* unknownOptions(text)
  yield* behindSigns(text)
  yield* inArguments(text)
}

/** Distinct names that are compared with names of secrets. */
const mostComparisons = 200

/** `NAME=VALUE` with a name that is none of an option which is known to be harmless. */
function* unknownOptions(text: string): Generator<Span> {
  const known = new Map<string, boolean>()
  for (const { 0: found, 1: name = '', 2: value = '', index } of text.matchAll(/(?<=^|[\s,:;#"'(])([A-Za-z][\w.-]*)["']?[ \t]?=([^\s,]+)/g)) {
    let isKnown = known.get(name)
    if (isKnown === undefined) known.set(name, (isKnown = isHarmlessMountOption(name) || (known.size < mostComparisons && secretNameKind(name) === undefined && didYouMean(name, ['username', 'domain', 'locktable']) !== undefined)))
    // A sign within a value is that of another option, whose own comma got lost.
    const hidden = isKnown ? value.slice(value.lastIndexOf('=') + 1) : value
    if ((!isKnown || hidden.length < value.length) && !isPlainValue(hidden)) yield spanFrom(index + found.length - hidden.length, index + found.length)
  }
  // A name that is written together with a path, and a value whose name stands on the line before.
  for (const { 0: found, 1: value = '', index } of text.matchAll(/(?:(?<=::\/[^\s:=,]{1,200})|^[ \t]*)=([^\s,=]{3,})/gm)) {
    if (!isPlainValue(value)) yield spanFrom(index + found.length - value.length, index + found.length)
  }
}

/** A password behind the name of a user, or its name, with a sign between that should not be there: `user=alpha}%x`, `passwd}x`. */
function* behindSigns(text: string): Generator<Span> {
  for (const { 0: found, 1: value = '', index } of text.matchAll(/(?<![<{%])[^\w%<{]%(?![%}>\s])([^\s,%]+)/g)) yield spanFrom(index + found.length - value.length, index + found.length)
  for (const { 0: found, 1: name = '', 2: value = '', index } of text.matchAll(/(?<=[\s,:])([A-Za-z]{3,12})[^\w ,:=./-]([^\s,=]+)/g)) {
    if (secretNameKind(name) === 'strong') yield spanFrom(index + found.length - value.length, index + found.length)
  }
}

/** `user%x` and `-p::x`, which the sign between arguments keeps from being found as words. The scope of an address of IPv6 is no password. */
function* inArguments(text: string): Generator<Span> {
  for (const { 0: found, 1: user = '', 2: value = '', index } of text.matchAll(/(?<=:)([A-Za-z][\w.\\-]{0,60})%(?![\da-f]{2}(?!\w))([^\s,%:]+)/gi)) {
    if (/^[\da-f]{1,4}$/i.test(user) && /^(?:eth|bond|br|en|ib|wl|vlan|lo)\w*(?:\/\d+)?$/.test(value)) continue
    yield spanFrom(index + found.length - value.length, index + found.length)
  }
  for (const { 0: found, 1: option = '', 2: value = '', index } of text.matchAll(/(?<=:)(-[pP]|-pw|--?[A-Za-z][\w-]{2,40})::((?:(?!::)\S)+)/g)) {
    const isShort = option.length === 2
    if (!isShort && option !== '-pw' && secretNameKind(option.replace(/^-+/, '')) !== 'strong') continue
    if (isShort && isPlainValue(value)) continue
    yield spanFrom(index + found.length - value.length, index + found.length)
  }
}
