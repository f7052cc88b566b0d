import { expect, test } from 'vitest'

import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'

const haCf = (port: string): string => `node alpha beta\nudpport ${port}\nbcast eth0\nkeepalive 2\ndeadtime 30\nwarntime 10\ninitdead 60\nauto_failback off\n`

async function fixesOf(alpha: string, beta: string): Promise<string[]> {
  const fileSystem = memoryFileSystem({ 'alpha/etc/ha.d/ha.cf': haCf(alpha), 'beta/etc/ha.d/ha.cf': haCf(beta) })
  const { diagnostics } = await createChecker().check({ fileSystem, clusters: [{ name: 'demo', hosts: ['alpha', 'beta'].map(name => ({ name, root: name })) }] })
  return diagnostics.filter(({ rule }) => rule.startsWith('cluster/')).flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ file, newText }) => `${file.split('/')[0] ?? ''}: ${newText}`)))
}

test('a value of another host is offered', async () => {
  expect(await fixesOf('694', '695')).toEqual(['beta: 694'])
})

test('but none that is wrong where it stands', async () => {
  expect(await fixesOf('99999', '694')).toEqual([])
})
