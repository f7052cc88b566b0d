import type { Fix } from '../../../diagnostics/fix.js'
import { defineRule } from '../../../rules/define-rule.js'

import { addTo } from '../../../text/multimap.js'
import { areAllNamed, hasAll, lacksSection } from '../analysis/known.js'
import { nearName } from '../analysis/misspelt.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A device must name a fence device of the list. */
export const unknownFenceDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-fence-device',
  severity: 'error',
  origin: 'daemon',
  summary: 'a device names no fence device',
  why:
    'fenced finds nothing under the name, so the method fails and the node is not fenced. The schema of RHEL 6 ' +
    'refuses the file.',
  do: 'Correct the name, or add the fencedevice.',
  sources: [
    'ccs 0.16.2 cluster.rng.in: the name is an IDREF',
    'cluster 3.2.0 fence/libfence/agent.c: the name is compared byte by byte',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster-conf/invalid-value'], within: 'words' }],
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="[|apcx|]" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="[|apcx|]" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
` },
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const list = model.section('fencedevices')
    if (list === undefined ? !lacksSection(model, 'fencedevices') : !hasAll(model, list, 'fencedevice')) return
    if (!areAllNamed(model.fenceDevices)) return
    const unknown = new Map<string, XmlAttribute[]>()
    for (const { device, fenceDevice } of model.fenceUses) {
      const name = attributeOf(device, 'name')
      if (fenceDevice !== undefined || name === undefined || name.isUnknown || name.value === '') continue
      addTo(unknown, name.value, name)
    }
    const known = new Set(model.fenceDeviceNamed.keys())
    const folded = new Map<string, string[]>()
    if (unknown.size > 0) for (const name of known) {
      addTo(folded, fold(name), name)
    }
    for (const [name, places] of unknown) {
      const [first, ...others] = places
      if (first === undefined) continue
      const exact = folded.get(fold(name)) ?? []
      const near = exact[0] ?? nearName(name, known)
      // The schema trims blanks before it compares, the daemon does not.
      const isTrimmed = exact.some(candidate => candidate.trim() === name.trim())
      yield {
        at: first,
        message: `No fence device is named "${name}"`,
        ...(near === undefined ? {} : {
          help: `Did you mean "${near}"?`,
          fixes: [fixOf(places, near, exact.length === 1)],
        }),
        related: [...others.map(at => ({ at, message: 'also used here' })), ...definitionOf(model, near)],
        ...(model.era !== 3 || isTrimmed ? { origin: 'practice' as const } : {}),
      }
    }
  },
})

/** The device that was meant: its name may as well be the one that is misspelt. */
function definitionOf(model: ClusterConf, name: string | undefined): readonly { readonly at: XmlAttribute; readonly message: string }[] {
  const at = name === undefined ? undefined : attributeOf(model.fenceDeviceNamed.get(name), 'name')
  return at === undefined ? [] : [{ at, message: `"${name}" is here` }]
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}

function fixOf(places: readonly XmlAttribute[], newText: string, isOnlyReading: boolean): Fix {
  const edits = places.map(({ file, span }) => ({ file, span, newText }))
  return { title: `Replace the name by "${newText}"`, safety: isOnlyReading ? 'safe' : 'unsafe', edits }
}
