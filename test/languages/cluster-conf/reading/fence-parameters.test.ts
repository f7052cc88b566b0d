import { expect, test } from 'vitest'

import { clusterConf } from '../../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const language = clusterConf as unknown as Language

/** Lists what is said of parameters, as severity and origin. */
function saidOf(device: string, fenceDevice: string): string[] {
  const text = `<cluster name="demo" config_version="1"><clusternodes><clusternode name="alpha" nodeid="1"><fence><method name="1"><device name="own" ${device}/></method></fence></clusternode></clusternodes><fencedevices><fencedevice name="own" ${fenceDevice}/></fencedevices></cluster>`
  return findingsOf(language, { text, target: '3' })
    .filter(({ rule }) => rule === 'cluster-conf/unknown-fence-parameter')
    .map(({ severity, origin }) => `${severity} ${origin}`)
}

test.each([
  ['of an agent that nobody knows, in its use', 'wire="3"', 'agent="fence_demo"', ['info practice']],
  ['of an agent that nobody knows, in its device', 'port="3"', 'agent="fence_demo" wire="3"', ['info practice']],
  ['near one that is known, of an agent that nobody knows', 'prot="3"', 'agent="fence_demo"', ['error daemon']],
  ['of an agent that is known', 'wire="3"', 'agent="fence_apc" ipaddr="192.0.2.5"', ['error daemon']],
])('a parameter %s', (_, device, fenceDevice, expected) => {
  expect(saidOf(device, fenceDevice)).toEqual(expected)
})
