import { expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { applyEdits } from '../../../src/text/edit.js'

/** What is said of a line that heartbeat does not know, and the lines that its fixes make of it. */
function told(line: string): readonly [help: string | undefined, ...fixed: string[]] {
  const [found] = findingsOf(haCf as unknown as Language, { text: line }).filter(({ rule }) => rule === 'ha-cf/unknown-directive')
  return [found?.help, ...(found?.fixes ?? []).map(({ edits }) => applyEdits(line, edits))]
}

test.each([
  ['keepalive2', 'A blank is missing behind "keepalive".', 'keepalive 2'],
  ['keepalive=2', 'A blank must follow "keepalive", and no "=".', 'keepalive 2'],
  ['udpport:694', 'A blank must follow "udpport", and no ":".', 'udpport 694'],
  ['deadtim 30', 'Did you mean "deadtime"?', 'deadtime 30'],
  ['ping_grup group1 192.0.2.1', 'Did you mean "ping_group"?', 'ping_group group1 192.0.2.1'],
  ['nodealpha', 'A blank is missing behind "node", or "node" in front of a host "nodealpha".', 'node alpha', 'node nodealpha'],
  ['a remark of somebody', 'A remark needs a "#" in front of it.'],
  ['remark', undefined],
])('%s', (line, ...expected) => {
  expect(told(line)).toEqual(expected)
})
