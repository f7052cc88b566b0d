import { expect, test } from 'vitest'

import { generateDrbdConf, generateUnlikeConf } from '../../../bench/generate-drbd.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { DrbdConfFile } from '../../../src/languages/drbd-conf/parse.js'
import { createSource } from '../../../src/text/source.js'
import fc from '../../support/fast-check.js'

const words = ['', '\n', '# resource r1\n', '{', '}', '"', ';', '7', 'on gamma { address 192.0.2.9:7788; }\n', 'resource r0 { disk /dev/drbd/by-res/r1/0; }\n', '\r\n']
const edit = fc.record({ at: fc.nat({ max: 90_000 }), length: fc.constantFrom(0, 0, 1, 40), word: fc.constantFrom(...words) })

test('what a long file names is the same whatever is known of its pieces', () => {
  fc.assert(
    fc.property(fc.constantFrom(generateDrbdConf(70), generateUnlikeConf(70), 'global { usage-count no; }\nskip { }\n'.repeat(900)), fc.array(edit, { minLength: 1, maxLength: 6 }), (base, edits) => {
      let text = base
      for (const { at, length, word } of edits) {
        const start = at % (text.length + 1)
        text = text.slice(0, start) + word + text.slice(start + length)
        const whole = drbdConf.parse(createSource('whole.conf', text))
        expect(whole.ast).toBeDefined() // Who has asked for the tree is told by it.
        expect((whole as DrbdConfFile).pieces()).toBeUndefined()
        const namesIn = (file: typeof whole): unknown => [...(drbdConf.mentions?.(drbdConf.read(file, {})) ?? [])]
        expect(namesIn(drbdConf.parse(createSource('drbd.conf', text)))).toEqual(namesIn(whole))
      }
    }),
    { numRuns: 12 },
  )
})
