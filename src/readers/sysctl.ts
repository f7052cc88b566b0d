import { defineReader, originIn } from './reader.js'
import { linesOf, trimmedLine } from './text-lines.js'

/**
 * Kernel settings that are made at boot.
 *
 * Source: sysctl.conf(5): `name = value`, comments begin with `#` or `;`, a leading `-` ignores failures, and `/` may stand
 * for `.` in names.
 */
export const sysctl = defineReader({
  id: 'sysctl',
  title: 'Kernel settings',
  paths: ['/etc/sysctl.conf', '/etc/sysctl.d/*.conf'],
  *scan(input) {
    for (const raw of linesOf(input.text)) {
      const line = trimmedLine(raw)
      const equals = line.text.indexOf('=')
      if (equals <= 0 || line.text.startsWith('#') || line.text.startsWith(';')) continue
      const name = line.text.slice(0, equals).trim().replace(/^-/, '')
      if (name === '') continue
      yield {
        kind: 'kernel-setting',
        origin: originIn(input, line),
        name: name.includes('.') ? name : name.replaceAll('/', '.'),
        value: line.text.slice(equals + 1).trim(),
      }
    }
  },
})
