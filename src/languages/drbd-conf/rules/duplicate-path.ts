import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Endpoint, PathSection } from '../schema.js'

/** The paths of a connection must differ. */
export const duplicatePath = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-path',
  severity: 'error',
  origin: 'practice',
  summary: 'two paths of a connection have the same addresses',
  why: 'The kernel takes each pair of addresses once; the second path is refused when the resource is brought up.',
  do: 'Give the second path the addresses of another link, or delete it.',
  sources: ['drbd/drbd_nl.c drbd_adm_add_path(): ERR_LOCAL_AND_PEER_ADDR'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  connection {\n' +
          '    path {\n      host alpha address 192.0.2.1:7788;\n      host beta address 192.0.2.2:7788;\n    }\n' +
          '    [|path|] {\n      host alpha address 192.0.2.1:7788;\n      host beta address 192.0.2.2:7788;\n    }\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  connection {\n' +
          '    path {\n      host alpha address 192.0.2.1:7788;\n      host beta address 192.0.2.2:7788;\n    }\n' +
          '    path {\n      host alpha address 198.51.100.1:7788;\n      host beta address 198.51.100.2:7788;\n    }\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    const { models } = configuration
    for (const { sections } of models) {
      for (const section of sections) {
        if (section.kind !== 'resource') continue
        for (const { paths } of section.connections) {
          const first = new Map<string, PathSection>()
          for (const path of paths) {
            const key = keyOf(path.endpoints)
            const other = key === undefined ? undefined : first.get(key)
            if (key !== undefined && other === undefined) first.set(key, path)
            if (other === undefined) continue
            yield {
              at: path,
              message: 'This path has the same addresses as another one',
              related: [{ at: other, message: 'the other path is here' }],
            }
          }
        }
      }
    }
  },
})

/** Writes the addresses in one form; `undefined` where one is not known. */
function keyOf(endpoints: readonly Endpoint[]): string | undefined {
  const ends: string[] = []
  for (const { host, address } of endpoints) {
    if (address === undefined) return undefined
    ends.push([host?.value ?? '', address.family, address.host.value, address.port?.text ?? address.port?.value ?? ''].join(' '))
  }
  return ends.length === 2 ? ends.sort().join('\n') : undefined
}
