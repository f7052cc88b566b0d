import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { spawnSync } from '../../support/programs.js'

/** What the crm shell makes of a text. */
export interface CrmAnswer {
  /** It could be read; the schema has not been asked. */
  readonly taken: boolean
  /** The CIB that it makes of it. */
  readonly xml: string | null
  /** The schema takes that CIB; `null` where it was not asked. */
  readonly valid: boolean | null
  readonly said: readonly string[]
}

/** Says why the crm shell cannot be asked; `undefined` where it can. */
export function whyNoCrmsh(): string | undefined {
  const { status } = spawnSync('python3', ['-c', "import sys; sys.path.insert(0, '/usr/lib/python3/dist-packages'); import crmsh.cibconfig"], { stdio: 'ignore' })
  return status === 0 ? undefined : 'crmsh is not installed'
}

/** The schema by which the crm shell reads, and which is asked about what it makes. */
const schema = '3.9'

/** Asks the crm shell about texts, all in one process, as `crm configure load replace` reads them; and the schema, where that is wanted. */
export function askCrmsh(texts: readonly string[], { withSchema = false } = {}): CrmAnswer[] {
  const folder = mkdtempSync(join(tmpdir(), 'crm-'))
  const empty = join(folder, 'empty.xml')
  writeFileSync(empty, `<cib validate-with="pacemaker-${schema}" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>`)
  const { stdout, stderr, status } = spawnSync('python3', ['test/pacemaker/oracle/load-crm.py', folder, empty, ...(withSchema ? [schema] : [])], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 })
  rmSync(folder, { recursive: true, force: true })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as CrmAnswer[]
}
