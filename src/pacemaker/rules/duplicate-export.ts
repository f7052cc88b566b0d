import { defineRule } from '../../rules/define-rule.js'
import { sureParameter } from '../analysis/needs.js'
import { runnable } from '../analysis/resources.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const exported = (id: string, directory: string, fsid: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="exportfs"><instance_attributes id="${id}-i"><nvpair id="${id}-c" name="clientspec" value="192.0.2.0/24"/><nvpair id="${id}-d" name="directory" value="${directory}"/><nvpair id="${id}-f" name="fsid" value="${fsid}"/></instance_attributes></primitive>`
const cib = (...resources: readonly string[]): string => cibWith({ resources: fencing + resources.join('') })

/** Two directories are exported by one number. */
export const duplicateExport = defineRule<Cib>({
  id: 'cib/duplicate-export',
  severity: 'warning',
  origin: 'practice',
  summary: 'two directories are exported by one fsid',
  why: 'By its fsid a client names what it has mounted. Where one server exports both, the clients of one of them get the other.',
  do: 'Give each directory a number of its own.',
  sources: ['exports(5), fsid: a number that is unique among the exported file systems', 'resource-agents 4.12 heartbeat/exportfs, fsid'],
  since: '0.1.0',
  examples: {
    bad: [cib(exported('one', '/srv/one', '1'), exported('two', '/srv/two', '[|1|]')), cib(exported('one', '/srv/one', 'root'), exported('two', '/srv/two', '[|0|]'))],
    good: [
      cib(exported('one', '/srv/one', '1'), exported('two', '/srv/two', '2')),
      // One directory for several clients.
      cib(exported('one', '/srv/one', '1'), exported('two', '/srv/one/', '1')),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const owners = new Map<string, { readonly resource: Resource; readonly directory: string }>()
    for (const resource of runnable(model)) {
      const fsid = resource.agent === 'ocf:heartbeat:exportfs' ? sureParameter(resource, 'fsid') : undefined
      const directory = sureParameter(resource, 'directory')?.value.replace(/(?<=.)\/+$/, '')
      if (fsid === undefined || directory === undefined) continue
      const number = fsid.value === 'root' ? '0' : fsid.value
      const owner = owners.get(number)
      if (owner === undefined) owners.set(number, { resource, directory })
      else if (owner.directory !== directory) yield { at: fsid, message: `"${resource.id}" exports "${directory}" by the fsid "${fsid.value}" of "${owner.resource.id}"`, related: [{ at: owner.resource.place, message: `"${owner.resource.id}" stands here` }] }
    }
  },
})
