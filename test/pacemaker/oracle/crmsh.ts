import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { temporaryFolder } from '../../support/temporary-folder.js'

/** What the crm shell makes of a text. */
export interface CrmAnswer {
  /** It could be read; the schema has not been asked. */
  readonly taken: boolean
  /** The CIB that it makes of it. */
  readonly xml: string | null
  readonly said: readonly string[]
}

/** Says why the crm shell cannot be asked; `undefined` where it can. */
export function whyNoCrmsh(): string | undefined {
  const { status } = spawnSync('python3', ['-c', "import sys; sys.path.insert(0, '/usr/lib/python3/dist-packages'); import crmsh.cibconfig"], { stdio: 'ignore' })
  return status === 0 ? undefined : 'crmsh is not installed'
}

/** Asks the crm shell about texts, all in one process, as `crm configure load replace` reads them. */
export function askCrmsh(texts: readonly string[], schema = '3.9'): CrmAnswer[] {
  const folder = temporaryFolder()
  const empty = join(folder, 'empty.xml')
  writeFileSync(empty, `<cib validate-with="pacemaker-${schema}" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>`)
  const { stdout, stderr, status } = spawnSync('python3', ['test/pacemaker/oracle/load-crm.py', folder, empty], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as CrmAnswer[]
}
