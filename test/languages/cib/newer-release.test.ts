import { describe, expect, test } from 'vitest'

import { applyFixes } from '../../../src/workspace/apply-fixes.js'
import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'
import { started, whyNoSimulation } from '../../migration/programs.js'

/** Applies the safe fixes for a release until none is left. */
async function moved(text: string, target: string | undefined, language = 'cib'): Promise<string> {
  let current = text
  for (let round = 0; round < 10; round += 1) {
    const settings = { ...defaultSettings, targets: target === undefined ? {} : { pacemaker: target } }
    const { diagnostics } = await createChecker({ settings }).check({ fileSystem: memoryFileSystem({ 'cib.xml': current }), files: [{ path: 'cib.xml', language }] })
    const { texts, refused } = applyFixes(diagnostics, () => current, 'safe')
    expect(refused).toEqual([])
    const next = texts.get('cib.xml')
    if (next === undefined) return current
    current = next
  }
  throw new Error('The fixes come to no end')
}

/** Three nodes and a resource with roles, of which two copies are promoted; another one goes where a promoted one is. */
function cluster({ schema, open, close, meta, promoted, unpromoted }: Readonly<Record<'schema' | 'open' | 'close' | 'meta' | 'promoted' | 'unpromoted', string>>): string {
  return `<cib validate-with="${schema}" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="stonith" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="beta"/>
      <node id="3" uname="gamma"/>
    </nodes>
    <resources>
      <${open}>${meta}
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-ia">
            <nvpair id="drbd-res" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-p" name="monitor" interval="29s" role="${promoted}"/>
            <op id="drbd-u" name="monitor" interval="31s" role="${unpromoted}"/>
          </operations>
        </primitive>
      </${close}>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-ia">
          <nvpair id="vip-ip" name="ip" value="192.0.2.10"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_location id="likes" rsc="ms" role="${promoted}" node="gamma" score="50"/>
      <rsc_colocation id="with" rsc="vip" with-rsc="ms" with-rsc-role="${promoted}" score="INFINITY"/>
      <rsc_order id="after" first="ms" first-action="promote" then="vip" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`
}

const pair = (id: string, name: string, value: string): string => `\n          <nvpair id="${id}" name="${name}" value="${value}"/>`
const set = (...pairs: readonly string[]): string => `\n        <meta_attributes id="ms-meta">${pairs.join('')}\n        </meta_attributes>`
const notify = pair('ms-notify', 'notify', 'true')

const former = { open: 'master id="ms"', close: 'master', promoted: 'Master', unpromoted: 'Slave' }
const later = { open: 'clone id="ms"', close: 'clone', promoted: 'Promoted', unpromoted: 'Unpromoted' }
const promotable = pair('ms-promotable', 'promotable', 'true')

describe('a CIB of Pacemaker 1.1', () => {
  const before = cluster({ ...former, schema: 'pacemaker-3.9', meta: set(pair('ms-max', 'master-max', '2'), notify) })
  const after = cluster({ ...later, schema: 'pacemaker-3.9', meta: set(promotable, pair('ms-max', 'promoted-max', '2'), notify) })

  test('that Pacemaker 3 is to read has the words of today', async () => {
    expect(await moved(before, '3.0')).toBe(after)
  })

  test('keeps the roles where its schema knows no others', async () => {
    const old = cluster({ ...former, schema: 'pacemaker-3.0', meta: set(pair('ms-max', 'master-max', '2'), notify) })
    expect(await moved(old, '2.1')).toBe(cluster({ ...later, promoted: 'Master', unpromoted: 'Slave', schema: 'pacemaker-3.0', meta: set(promotable, pair('ms-max', 'promoted-max', '2'), notify) }))
  })

  test('gets a set of meta attributes where it has none', async () => {
    const old = cluster({ ...former, schema: 'pacemaker-3.9', meta: '' })
    const made = '\n        <meta_attributes id="ms-promotable-meta"><nvpair id="ms-promotable" name="promotable" value="true"/></meta_attributes>'
    expect(await moved(old, '2.1')).toBe(cluster({ ...later, schema: 'pacemaker-3.9', meta: made }))
  })

  test('stays as it is for its own release, and where none is named', async () => {
    const own = cluster({ ...former, schema: 'pacemaker-2.10', meta: set(pair('ms-max', 'master-max', '2'), notify) })
    expect(await moved(own, '1.1')).toBe(own)
    expect(await moved(before, undefined)).toBe(before)
  })

  test.skipIf(whyNoSimulation() !== undefined)('runs as before', () => {
    const places = started(before)
    expect(places['drbd']?.split(', ').filter(place => place.endsWith(' Promoted')).length).toBe(2)
    expect(started(after)).toEqual(places)
  })
})

describe('what the crm shell printed of Pacemaker 1.1', () => {
  const printed = (head: string, role: string, other: string): string => `primitive drbd ocf:linbit:drbd \\
\tparams drbd_resource=r0 \\
\top monitor interval=29s role=${role} \\
\top monitor interval=31s role=${other}
${head}
primitive vip IPaddr2 \\
\tparams ip=192.0.2.10
colocation with inf: vip ms:${role}
order after ms:promote vip:start
property stonith-enabled=false
`

  test('has the words of today for Pacemaker 3', async () => {
    const before = printed('ms ms drbd \\\n\tmeta master-max=1 notify=true', 'Master', 'Slave')
    const after = printed('clone ms drbd \\\n\tmeta promoted-max=1 notify=true promotable=true', 'Promoted', 'Unpromoted')
    expect(await moved(before, '3.0', 'crm-configure')).toBe(after)
    expect(await moved(before, '1.1', 'crm-configure')).toBe(before)
  })
})
