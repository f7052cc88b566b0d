import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'

import { readRequest } from '../read-request.js'
import { defaultSettings } from '../../workspace/settings.js'
import { counted } from '../../text/quantity.js'
import { exitClean } from '../exit-codes.js'
import { note } from '../output.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'

const path = 'cfgcheck.json'
const schema = './node_modules/cfgcheck/schema.json'

/** Writes `cfgcheck.json` with the clusters that the current folder holds. Never overwrites one. */
export async function init(): Promise<number> {
  if (existsSync(path)) throw new UsageError(`${path} is already there`)
  const { clusters, files } = await readRequest(['.'], {}, { settings: defaultSettings, clusters: {} })
  const named = clusters
    .filter(({ hosts }) => hosts.length > 1)
    .map(({ name, hosts }) => ({ name: nameOf(name), hosts }))
    .map(({ name, hosts }, index, all) => [
      all.findIndex(other => other.name === name) === index ? name : `${name}-${index + 1}`,
      { hosts: Object.fromEntries(hosts.map(host => [host.name, host.root])) },
    ])
  const settings = {
    // An editor would complain of a schema that is not there.
    ...(existsSync(schema) ? { $schema: schema } : {}),
    ...(named.length === 0 ? {} : { clusters: Object.fromEntries(named) as object }),
  }
  await writeFiles([{ path, text: `${JSON.stringify(settings, null, 2)}\n` }])
  note(`${path} written: ${counted(named.length, 'cluster')}, ${counted(files.length, 'file')} beside`)
  return exitClean
}

/** A cluster is called as its folder; the one where the command runs has its own name, too. */
function nameOf(found: string | undefined): string {
  return (found === '.' ? basename(resolve('.')) : found) || 'cluster'
}
