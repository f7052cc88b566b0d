import { describe, expect, test } from 'vitest'

import { applyEdits } from '../../../src/text/edit.js'
import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import { haresources } from '../../../src/languages/haresources/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const hosts = '  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n'
const haCfBody = 'keepalive 2\nnode alpha\nnode beta\nbcast eth0 eth1\nauto_failback on\n'

function errorsIn(language: unknown, text: string, target?: string): { readonly place: string; readonly rule: string }[] {
  const found = findingsOf(language as Language, { text, ...(target === undefined ? {} : { target }) })
  return found.filter(({ severity }) => severity !== 'info').map(({ rule, span }) => ({ place: text.slice(span.start, span.end), rule }))
}

describe('a remark of another language over several lines is one finding, at its beginning', () => {
  test.each([
    ['drbd.conf, in front', drbdConf, `/* first\n   second;\n   third */\nresource r0 {\n  protocol C;\n${hosts}}\n`, '/*'],
    ['drbd.conf, around hosts', drbdConf, `resource r0 {\n  protocol C;\n${hosts}/*  on gamma { device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; meta-disk internal; }\n  old; */\n}\n`, '/*'],
    ['drbd.conf, around options', drbdConf, `resource r0 {\n  net {\n    /* max-buffers 8000;\n    max-epoch-size 8000; */\n  }\n  protocol C;\n${hosts}}\n`, '/*'],
    ['drbd.conf, as in XML', drbdConf, `resource r0 {\n  <!-- first; second;\n third; -->\n  protocol C;\n${hosts}}\n`, '<!--'],
    ['ha.cf', haCf, `/* first\n   second\n * third */\n${haCfBody}`, '/*'],
    ['ha.cf, around directives', haCf, `${haCfBody}/*\nfirst\n*/\n`, '/*'],
    ['haresources', haresources, '/*\n * first\n   second\n */\nalpha 192.0.2.9 apache\n', '/*'],
    ['haresources, around a group', haresources, 'alpha 192.0.2.9 apache\n/*\nbeta 192.0.2.10 nginx\n*/\n', '/*'],
  ])('%s', (_, language, text, mark) => {
    expect(errorsIn(language, text, language === drbdConf ? '8.4' : undefined).map(({ place }) => place)).toEqual([mark])
  })

  test('corosync.conf, where the sign behind the stroke is what cannot stand there', () => {
    const text = 'totem {\n  version: 2\n  cluster_name: x\n  /* token: 3000\n   consensus: many */\n}\n'
    expect(errorsIn(corosyncConf, text, '3.1').map(({ rule }) => rule)).not.toContain('corosync-conf/invalid-number')
  })
})

test('a remark without an end hides nothing', () => {
  expect(errorsIn(drbdConf, `/* first\n   second;\n   third\nresource r0 {\n  protocol C;\n${hosts}  what;\n}\n`, '8.4').map(({ place }) => place)).toContain('what')
})

test('remarks on lines of their own are told once in haresources, with one fix', () => {
  const text = '// first\nalpha 192.0.2.9 apache\n//second\n'
  const [finding, ...others] = findingsOf(haresources as unknown as Language, { text })
  expect(others).toEqual([])
  expect(finding?.message).toContain('1 other line')
  expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toBe('# first\nalpha 192.0.2.9 apache\n#second\n')
})

test.each([
  ['ha.cf', haCf, `/* first\n   second\n * third */\n${haCfBody}`, `# first\n#   second\n# * third */\n${haCfBody}`],
  ['haresources', haresources, '/*\n first\n*/\nalpha 192.0.2.9 apache\n', '#\n# first\n#*/\nalpha 192.0.2.9 apache\n'],
])('the fix makes a remark of all its lines: %s', (_, language, text, mended) => {
  const [finding] = findingsOf(language as unknown as Language, { text })
  expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toBe(mended)
  expect(errorsIn(language, mended)).toEqual([])
})
