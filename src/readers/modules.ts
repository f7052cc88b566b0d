import { defineReader, originIn } from './reader.js'
import { linesOf, withoutRemark, wordsOf } from './text-lines.js'

/**
 * Kernel modules that are loaded at boot, one a line with its parameters.
 *
 * Source: modules(5) of Debian's kmod, modules-load.d(5) (which also takes `;` for a comment).
 */
export const modules = defineReader({
  id: 'modules',
  title: 'Kernel modules to load',
  paths: ['/etc/modules', '/etc/modules-load.d/*.conf'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      if (line.text.trimStart().startsWith(';')) continue
      const [name, ...parameters] = wordsOf(withoutRemark(line))
      if (name === undefined) continue
      yield {
        kind: 'kernel-module',
        origin: originIn(input, name),
        name: name.text,
        parameters: parameters.map(word => word.text).join(' '),
      }
    }
  },
})
