import { defineReader, originIn } from './reader.js'
import { missingField } from './rules/fstab/missing-field.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * File systems that are mounted at boot.
 *
 * Source: fstab(5); util-linux libmount/src/tab_parse.c, mnt_parse_table_line: device, directory and type must be there,
 * options need not; blanks inside a field are written `\040`.
 */
export const fstab = defineReader({
  id: 'fstab',
  title: 'File systems to mount',
  paths: ['/etc/fstab'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const [device, directory, type, options] = words
      if (device === undefined || device.text.startsWith('#')) continue
      if (directory === undefined || type === undefined) {
        const wanted = directory === undefined ? 'directory and a type' : 'type'
        const last = directory ?? device
        yield { rule: missingField.id, at: originIn(input, last), message: `No ${wanted} follows "${last.text}"` }
        continue
      }
      yield {
        kind: 'mount',
        origin: originIn(input, { start: device.start, end: (options ?? type).end }),
        device: unescaped(device.text),
        directory: unescaped(directory.text),
        type: type.text,
        options: (options?.text ?? '').split(',').filter(option => option !== ''),
      }
    }
  },
})

function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_match, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}
