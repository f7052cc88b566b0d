import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * The version of the DRBD module: what `modinfo drbd` says of the one that is installed, or the kernel of the one that is loaded.
 *
 * Source: modinfo(8): `version:` out of the section .modinfo; /sys/module/drbd/version.
 */
export const moduleVersion = defineReader({
  id: 'module-version',
  title: 'Version of the DRBD module',
  paths: ['facts/modinfo-drbd.txt', 'sos_commands/kernel/modinfo_*', '/sys/module/drbd/version'],
  *scan(input) {
    let name = /(?:drbd\.txt|\/drbd\/version)$/.test(input.path) ? 'drbd' : undefined
    for (const line of linesOf(input.text)) {
      const [first, second] = wordsOf(line)
      if (first === undefined) continue
      if (first.text === 'filename:' && second !== undefined) name = /\/([^/]+?)\.ko(?:\.\w+)?$/.exec(second.text)?.[1]
      const version = first.text === 'version:' ? second : second === undefined ? first : undefined
      if (name !== 'drbd' || version === undefined || !/^\d/.test(version.text)) continue
      yield { kind: 'module-version', origin: originIn(input, version), name, version: version.text }
      name = undefined
    }
  },
})
