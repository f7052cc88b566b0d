import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * What the iSCSI Enterprise Target exports: each LUN of each target, with the path of what it stands for.
 *
 * Source: iscsitarget 1.4.20 usr/plain.c plain_main_init(), plain_lun_create(): keywords in any case, `Lun N Path=PATH,Type=TYPE`.
 */
export const iet = defineReader({
  id: 'iet',
  title: 'Targets of the iSCSI Enterprise Target',
  paths: ['/etc/ietd.conf', '/etc/iet/ietd.conf'],
  *scan(input) {
    let target: string | undefined
    for (const line of linesOf(input.text)) {
      const [keyword, ...words] = wordsOf(line)
      const kind = keyword?.text.toLowerCase()
      if (kind === 'target') target = words[0]?.text
      if (kind !== 'lun' || target === undefined) continue
      for (const word of words) {
        const path = /(?:^|,)path=([^,]+)/i.exec(word.text)
        if (path?.[1] === undefined) continue
        const start = word.start + path.index + path[0].length - path[1].length
        yield { kind: 'iscsi-lun', origin: originIn(input, { start, end: start + path[1].length }), target, number: words[0]?.text ?? '', device: path[1] }
      }
    }
  },
})
