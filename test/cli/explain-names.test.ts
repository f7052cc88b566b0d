import { describe, expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

async function explained(...topic: string[]): Promise<string> {
  const { code, stdout, stderr } = await printedBy(['explain', ...topic])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return stdout
}

describe('explain of a name without its place', () => {
  test.each([
    ['drbd-conf', 'ping-timeout', 'option of drbd.conf'],
    ['cluster-conf', 'post_join_delay', 'attribute of cluster.conf'],
    ['cluster-conf', 'agent', 'attribute of cluster.conf'],
    ['ha-cf', 'deadtime', 'directive of ha.cf'],
    ['haresources', 'IPaddr', 'script of haresources'],
    ['authkeys', 'sha1', 'method of authkeys'],
    ['ocfs2-conf', 'ip_port', 'attribute of OCFS2 cluster.conf'],
  ])('%s %s', async (language, name, kind) => {
    expect(await explained(language, name)).toContain(`${name}  ${kind}`)
  })

  test.each(['ping-timeout', 'post_join_delay', 'deadtime', 'IPaddr', 'sha1', 'net.ping-timeout', 'fencedevice.agent'])('%s without its language', async name => {
    expect(await explained(name)).toContain(`${name.replace(/.*\./, '')}  `)
  })

  test('a name with many meanings shows some and lists the rest', async () => {
    const text = await explained('cluster-conf', 'name')
    expect(text.match(/^name {2}attribute of cluster\.conf$/gm)?.length).toBe(4)
    expect(text).toMatch(/^also {2}.*fencedevice\.name/m)
  })
})

describe('explain of a rule by its short name', () => {
  test('without its group, and behind its language', async () => {
    expect(await explained('conflicting-deadtime')).toMatch(/^ha-cf\/conflicting-deadtime {2}error/)
    expect(await explained('drbd-conf', 'duplicate-minor')).toMatch(/^drbd-conf\/duplicate-minor /)
  })

  test('all rules of that name', async () => {
    const text = await explained('byte-order-mark')
    expect(text).toMatch(/^authkeys\/byte-order-mark /m)
    expect(text).toMatch(/^haresources\/byte-order-mark /m)
  })
})

test('explain of a place as the command writes it', async () => {
  const folder = folderWith({ 'ha.cf': 'node alpha\nnode beta\nkeepalive 5\ndeadtime 7\n' })
  const { stdout } = await printedBy(['--format', 'concise', `${folder}/ha.cf`])
  const place = /^(\S+:\d+:\d+) .*\[ha-cf\/conflicting-deadtime\]$/m.exec(stdout)?.[1] ?? ''
  expect(place).toMatch(/ha\.cf:4:10$/)
  const text = await explained(place)
  expect(text).toContain('deadtime  directive of ha.cf')
  expect(text).toContain('ha-cf/conflicting-deadtime  error')
})
