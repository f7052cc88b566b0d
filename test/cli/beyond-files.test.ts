import { expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const haCf = (deadtime: number): string => `node alpha\nnode beta\nkeepalive 2\ndeadtime ${deadtime}\nwarntme 5\nbcast eth0\nbcast eth1\n`

function rulesIn(stdout: string): string[] {
  return [...stdout.matchAll(/\[([\w-]+\/[\w-]+)\]$/gm)].map(([, rule = '']) => rule)
}

const folder = folderWith({
  'alpha/etc/ha.d/ha.cf': haCf(30),
  'alpha/etc/hostname': 'alpha\n',
  'beta/etc/ha.d/ha.cf': haCf(20),
  'beta/etc/hostname': 'beta\n',
})

test('--beyond-files tells of hosts what none of their files shows by itself', async () => {
  const all = rulesIn((await printedBy(['-o', 'concise', folder])).stdout)
  const own = rulesIn((await printedBy(['-o', 'concise', `${folder}/alpha/etc/ha.d/ha.cf`, `${folder}/beta/etc/ha.d/ha.cf`])).stdout)
  const beyond = rulesIn((await printedBy(['-o', 'concise', '--beyond-files', folder])).stdout)
  expect(own).toContain('ha-cf/unknown-directive')
  expect(all).toContain('ha-cf/unknown-directive')
  expect(beyond).toContain('cluster/mismatched-heartbeat-times')
  expect(beyond).not.toContain('ha-cf/unknown-directive')
  expect(new Set([...own, ...beyond])).toEqual(new Set(all))
})

test('a file that is checked by itself keeps its findings', async () => {
  const run = await printedBy(['-o', 'concise', '--beyond-files', '--language', 'ha-cf', `${folder}/alpha/etc/ha.d/ha.cf`])
  expect(rulesIn(run.stdout)).toContain('ha-cf/unknown-directive')
})
