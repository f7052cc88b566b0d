import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Use } from '../resolve/first-use.js'
import { repeated } from '../resolve/first-use.js'
import type { Clash } from '../resolve/joined-clashes.js'
import { joinedClashes } from '../resolve/joined-clashes.js'
import type { Configuration, Resource } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'

/** Two volumes of a host have one place for their meta data. */
export const duplicateMetaDisk = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-meta-disk',
  severity: 'error',
  origin: 'daemon',
  summary: 'two volumes of a host have one place for their meta data',
  why: 'Each would overwrite the meta data of the other; drbdadm refuses it.',
  do: 'Give one of them another index or device.',
  sources: ['drbd user/drbdadm_parser.c check_uniq() "meta-disk"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-resource'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk /dev/sdb1 [0]; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk [|/dev/sdb1|] [0]; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk /dev/sdb1 [0]; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk /dev/sdb1 [1]; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    yield* joinedClashes(clashesIn(configuration))
  },
})

function* clashesIn(configuration: Configuration): Generator<Clash> {
  for (const { use, first } of repeated(usesOf(configuration))) {
    const { at, host, resource, place } = use
    yield { what: `Meta data on "${place}"`, host, at, resource, first }
  }
}

interface MetaDiskUse extends Use {
  readonly resource: Resource
  readonly host: string
  readonly place: string
}

function* usesOf(configuration: Configuration): Generator<MetaDiskUse> {
  for (const resource of resourcesWith(configuration, 'external meta data')) {
    for (const { name, section, volumes } of resource.hosts) {
      for (const { metaDisk } of volumes) {
        if (metaDisk === undefined || metaDisk.value === 'internal' || section.kind === 'stacked') continue
        const place = metaDisk.index === undefined ? metaDisk.value : `${metaDisk.value} [${metaDisk.index.value}]`
        // A copy, because one of the whole resource is used by each of its volumes and hosts.
        const at = { file: metaDisk.file, span: metaDisk.span }
        yield { key: `${name} ${place}`, at, resource, by: `resource "${resource.name.value}"`, host: name, place }
      }
    }
  }
}
