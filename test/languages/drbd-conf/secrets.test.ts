import { expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const secret = 'not-a-secret'
const around = (statement: string) => `resource r0 {\n  protocol C;\n  net {\n    cram-hmac-alg sha1;\n    ${statement}\n  }\n}\n`

test.each([
  `shared-secret ${secret}`,
  `shared-secret ${secret} ${secret};`,
  `shared-secret "${secret}" { }`,
  `shared-secret "${secret};`,
  `shared-secret "${secret}\n${secret}";`,
  `shared-secret ${secret}: ${secret};`,
  `shared-secret @${secret};`,
  `shared-secrte ${secret};`,
  `shared-secret ${secret}; shared-secret other;`,
  `timeout 60 shared-secret ${secret}`,
  `shared-secret "${secret.repeat(30)}";`,
])('no message about %j holds the secret', statement => {
  for (const target of ['8.0', '8.4', '9']) {
    const findings = findingsOf(drbdConf as unknown as Language, { text: around(statement), target })
    expect(findings.length).toBeGreaterThan(0)
    for (const { message, help, related, fixes } of findings) {
      expect(JSON.stringify([message, help, related, fixes])).not.toContain(secret)
    }
  }
})

test('a keyword as secret is not named', () => {
  const findings = findingsOf(drbdConf as unknown as Language, { text: around('shared-secret timeout;'), target: '8.4' })
  const unquoted = findings.filter(({ rule }) => rule === 'drbd-conf/unquoted-word')
  expect(unquoted).toHaveLength(1)
  expect(JSON.stringify(unquoted)).not.toContain('timeout')
})
