import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

/** Lists the errors in a resource whose section holds these lines, as rule and origin. */
function errorsIn(section: string, lines: string, target: string): string[] {
  const text = `resource r0 {\n  ${section} {\n    ${lines}\n  }\n  device /dev/drbd0; disk /dev/sdb1; meta-disk internal;\n  on alpha { address 192.0.2.1:7788; }\n  on beta { address 192.0.2.2:7788; }\n}\n`
  const found = findingsOf(drbdConf, { text: target === '8.3' ? text.replace('{\n', '{\n  protocol C;\n') : text, target })
  return found.filter(({ severity }) => severity === 'error').map(({ rule, origin }) => `${rule.replace('drbd-conf/', '')} ${origin}`)
}

const taken = ['missing-semicolon practice']

describe('a word alone on the next line is the value to drbdadm, where it may be one', () => {
  test.each([
    ['handlers', 'split-brain\n    hosts;', '8.3'],
    ['handlers', 'split-brain\n    on;', '8.4'],
    ['handlers', 'fence-peer\n    pri-lost;', '9.22'],
    ['handlers', 'fence-peer\n    disk;\n    split-brain "echo";', '9.22'],
    ['syncer', 'verify-alg\n    quorum;', '8.3'],
    ['net', 'cram-hmac-alg sha1;\n    shared-secret\n\n    # none\n    fencing;', '9.22'],
  ])('%s { %j } of %s is taken', (section, lines, target) => {
    expect(errorsIn(section, lines, target)).toEqual(taken)
  })

  test.each([
    ['handlers', 'split-brain\n    pri-lost;', '8.3', 'missing-argument daemon'],
    ['handlers', 'split-brain\n    pri-lost "echo";', '9.22', 'missing-semicolon daemon'],
    ['disk', 'on-io-error\n    disk-flushes;', '9.22', 'missing-semicolon daemon'],
    ['net', 'allow-two-primaries\n    always-asbp;', '9.22', 'missing-semicolon daemon'],
    ['net', 'allow-two-primaries\n    always-asbp;', '8.3', 'missing-semicolon daemon'],
    ['net', 'timeout\n    always-asbp;', '8.4', 'missing-argument daemon'],
  ])('%s { %j } of %s is refused', (section, lines, target, error) => {
    expect(errorsIn(section, lines, target)).toContain(error)
  })
})

describe('drbdadm 9 throws away what stands behind become-primary-on, up to the next ";"', () => {
  test.each(['become-primary-on\n    timeout 60;', 'become-primary-on alpha\n    nonsense\n    wfc-timeout 5;', 'become-primary-on\n    on;\n    wfc-timeout 5;'])('%j', lines => {
    expect(errorsIn('startup', lines, '9.22')).toEqual([])
  })
})
