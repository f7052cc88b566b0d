import { expect, test } from 'vitest'

import { generateDrbdConf } from '../../../bench/generate-drbd.js'
import { effectiveAt, hoverAt, openDocument } from '../../../src/editor/index.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { DocumentSymbol, Language, Reading } from '../../../src/languages/language.js'
import { mentionAt } from '../../../src/editor/names.js'
import type { Mention } from '../../../src/text/mention.js'
import { createSource } from '../../../src/text/source.js'

const language = drbdConf as unknown as Language

/** Long enough to be read piece by piece, with what stands between blocks and goes on behind them. */
const text = `include "a.res"  \nglobal { usage-count no; }\ncommon { net { timeout 50; } disk { c-max-rate 1M; } }\n${generateDrbdConf(80)}\ninclude "b.res"; # here\n\nskip resource s { net { timeout 1; } }\n${generateDrbdConf(2).replaceAll('resource r', 'resource last').replace('protocol C;', 'protocol C')}  \ninclude "c.res"   \n  `

function open(): ReturnType<typeof openDocument> {
  return openDocument(language, createSource('drbd.conf', text))
}

function mentionsIn(reading: Reading): readonly Mention[] {
  return [...(language.mentions?.(reading) ?? [])]
}

/** Offsets where the file begins, where it ends, and where two kinds of things meet. */
const offsets = [
  ...Array.from({ length: 400 }, (_, index) => index * 2),
  ...Array.from({ length: 500 }, (_, index) => text.length - index * 3),
  ...Array.from({ length: 20 }, (_, index) => Math.floor((text.length * index) / 20)),
]

test('what is asked about one place is answered as from the whole tree', () => {
  const whole = open()
  expect(whole.reading.file.ast).toBeDefined()
  expect(language.narrowed?.(whole.reading, 0)).toBe(whole.reading)
  const [symbols, mentions] = [language.symbols(whole.reading), mentionsIn(whole.reading)]
  const document = open()
  for (const offset of offsets) {
    const narrow = language.narrowed?.(document.reading, offset) ?? document.reading
    expect(narrow).not.toBe(document.reading)
    const resourceIn = (symbols: readonly DocumentSymbol[]) => symbols.find(({ kind, span }) => kind === 'resource' && span.start <= offset && offset <= span.end)?.nameSpan
    const nameIn = (mentions: readonly Mention[]) => mentionAt({ source: document.source, mentions }, offset)
    expect([offset, resourceIn(language.symbols(narrow)), nameIn(mentionsIn(narrow))]).toEqual([offset, resourceIn(symbols), nameIn(mentions)])
    // Without what writes a name, which is made each time.
    const cursorIn = (reading: typeof narrow) => JSON.stringify(language.cursorAt(reading, offset))
    expect([offset, cursorIn(document.reading)]).toEqual([offset, cursorIn(whole.reading)])
  }
})

test('so is what is told of a word, and what counts there', () => {
  const whole = open()
  expect(whole.reading.file.ast).toBeDefined()
  for (const word of ['max-buffers', 'timeout 50', 'net {', 'disk {', 'r40', 'alpha', 'address', '/dev/vg1/r79', 'b.res']) {
    const offset = text.lastIndexOf(word) + 1
    expect([word, hoverAt(open(), offset)]).toEqual([word, hoverAt(whole, offset)])
    expect([word, effectiveAt(open(), offset, undefined)]).toEqual([word, effectiveAt(whole, offset, undefined)])
  }
  expect(effectiveAt(whole, text.lastIndexOf('max-buffers') + 1, undefined)).toBe('Effective here: `8000` (31.25 MiB), set in this resource')
  expect(effectiveAt(whole, text.lastIndexOf('net {') + 1, undefined)).toContain('Inherited here:\n- timeout: `50`')
})
