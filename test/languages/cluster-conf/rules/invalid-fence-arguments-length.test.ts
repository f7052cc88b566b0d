import { expect, test } from 'vitest'

import { clusterConf } from '../../../../src/languages/cluster-conf/language.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

/** What is said of a device whose parameters are `length` bytes long, the name of the node and all line ends with them. */
function told(length: number, { node = 'alpha', letter = '9', size = 1 } = {}): readonly string[] {
  const rest = Buffer.byteLength(`nodename=${node}\nport=\nagent=fence_apc\nipaddr=192.0.2.9\nlogin=apc\npasswd=not-a-secret\n`)
  const port = letter.repeat(Math.floor((length - rest) / size)) + '9'.repeat((length - rest) % size)
  const text = `<cluster name="demo" config_version="1"><clusternodes><clusternode name="${node}" nodeid="1"><fence><method name="1"><device name="apc" port="${port}"/></method></fence></clusternode></clusternodes>
<fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/></fencedevices></cluster>
`
  return findingsOf(clusterConf as Language, text).flatMap(({ rule, message }) => (rule === 'cluster-conf/invalid-fence-arguments-length' ? [message] : []))
}

test('4095 bytes fit, one more does not', () => {
  expect(told(4095)).toEqual([])
  expect(told(4096)).toEqual(['The parameters for this device have 4096 bytes; 4095 are allowed'])
})

test('bytes are counted, not characters', () => {
  for (const more of [{ letter: '€', size: 3 }, { node: 'älpha' }]) {
    expect(told(4095, more)).toEqual([])
    expect(told(4096, more)).toEqual(['The parameters for this device have 4096 bytes; 4095 are allowed'])
  }
})
