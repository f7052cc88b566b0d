import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'
import { createFirstUses } from '../resolve/first-use.js'
import type { Clash } from '../resolve/joined-clashes.js'
import { joinedClashes } from '../resolve/joined-clashes.js'
import type { Configuration, Resource } from '../schema.js'
import { contestedResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** Two volumes of a host have one backing device. */
export const duplicateDisk = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-disk',
  severity: 'error',
  origin: 'daemon',
  summary: 'two volumes of a host have one backing device',
  why: 'Each would overwrite the data of the other. Up to 8.3 drbdadm refuses it; later ones look only at devices given for the whole resource.',
  do: 'Give one of them another backing device.',
  sources: ['drbd user/drbdadm_parser.c check_uniq() "disk"; drbd-utils user/v9/drbdadm_postparse.c inherit_volumes()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-local-section', 'drbd-conf/duplicate-resource'], within: 'file' }],
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  on alpha { device /dev/drbd1; disk [|/dev/sda1|]; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
    good: [
      {
        text: `resource r0 {
  volume 0 { device minor 0; meta-disk internal; }
  volume 1 { device minor 1; meta-disk internal; }
  on alpha { address 192.0.2.1:7788; volume 0 { disk /dev/sda1; } volume 1 { disk /dev/sda2; } }
  on beta { address 192.0.2.2:7788; volume 0 { disk /dev/sda1; } volume 1 { disk /dev/sda2; } }
}
resource r1 {
  device minor 2;
  meta-disk internal;
  on alpha { address 192.0.2.1:7789; disk /dev/sda1; }
  on beta { address 192.0.2.2:7789; disk /dev/sda3; }
}
`,
        target: '8.4',
      },
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
  },

  *check({ configuration }) {
    yield* joinedClashes(clashesIn(configuration))
  },
})

function* clashesIn(configuration: Configuration): Generator<Clash> {
  const { dialect } = configuration
  const isStrict = !isDialectFrom(dialect, '8.4')
  const uses = createFirstUses<DiskUse>()
  for (const resource of contestedResources(configuration)) {
    for (const { name, section, volumes } of resource.hosts) {
      if (section.kind === 'stacked') continue
      for (const { disk } of volumes) {
        if (disk === undefined) continue
        const isOwn = section.volumes.some(volume => volume.disk === disk)
        if (!isStrict && isOwn) continue
        // A disk of the whole resource is used by each of its hosts, at one place.
        const at = isOwn ? disk : { ...disk }
        const first = uses.claim(name, disk.value, { at, resource })
        if (first === undefined || first.at === at) continue
        const help = dialect === '9' && disk.value === 'none' ? { help: noneHelp } : {}
        yield { what: `Disk "${disk.value}"`, host: name, at, resource, first, ...help }
      }
    }
  }
}

const noneHelp = 'drbdadm takes a "none" that a host inherits for the name of a disk. Write "disk none" in the section of each host.'

interface DiskUse {
  readonly at: Origin
  readonly resource: Resource
}
