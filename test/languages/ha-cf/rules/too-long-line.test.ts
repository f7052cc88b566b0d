import { expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/too-long-line', text)

test('a tail that heartbeat refuses is an error, and the only one', () => {
  const text = `# ${'x'.repeat(5117)}yes\nnode alpha beta\nbcast eth0 eth1\nauto_failback off\n`
  expect(findingsOf(haCf, text).map(({ rule, severity, origin }) => [rule, severity, origin])).toEqual([
    ['ha-cf/too-long-line', 'error', 'daemon'],
  ])
})
test('a tail that is a directive is a warning', () => {
  const [finding] = check(`#${'x'.repeat(5118)}[|node|] gamma\n`)
  expect([finding?.severity, finding?.origin]).toEqual(['warning', 'practice'])
})
test('a tail of blanks or a comment says nothing', () => {
  check(`node alpha${' '.repeat(6000)}\n`)
  check(`#${'x'.repeat(5118)}# more\n`)
})
test('each tail of a very long line', () => check(`#${'x'.repeat(5118)}[|${'y'.repeat(5119)}|][|z|]`))
test('passwords in a tail are not shown', () => {
  const text = `stonith_host * baytech ${' '.repeat(5119)}not-a-secret\n`
  expect(JSON.stringify(findingsOf(haCf, text))).not.toContain('not-a-secret')
})
