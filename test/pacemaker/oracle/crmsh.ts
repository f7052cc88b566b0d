import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { schemaVersions } from '../../../src/pacemaker/vocabulary/entry.js'
import { spawnSync } from '../../support/programs.js'

/** What the crm shell makes of a text. */
export interface CrmAnswer {
  /** It could be read; the schema has not been asked. */
  readonly taken: boolean
  /** The CIB that it makes of it. */
  readonly xml: string | null
  /** A schema takes that CIB, the newest or an older one; `null` where none was asked. */
  readonly valid: boolean | null
  readonly said: readonly string[]
}

/** Says why the crm shell cannot be asked; `undefined` where it can. */
export function whyNoCrmsh(): string | undefined {
  const { status } = spawnSync('python3', ['-c', "import sys; sys.path.insert(0, '/usr/lib/python3/dist-packages'); import crmsh.cibconfig"], { stdio: 'ignore' })
  return status === 0 ? undefined : 'crmsh is not installed'
}

/** The schema by which the crm shell reads: the newest that is installed. */
const newest = '3.9'

/** The schemas that are asked about what it makes, the newest first: a text names none, and the cluster may have any of them. */
const schemas = schemaVersions.slice(0, schemaVersions.indexOf(newest) + 1).reverse()

/** Asks the crm shell about texts, all in one process, as `crm configure load replace` reads them; and the schemas, where that is wanted. */
export function askCrmsh(texts: readonly string[], { withSchema = false } = {}): CrmAnswer[] {
  const folder = folderOfCrm()
  const { stdout, stderr, status } = spawnSync('python3', argumentsFor(folder, withSchema), { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 })
  rmSync(folder, { recursive: true, force: true })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as CrmAnswer[]
}

/** A crm shell that is asked again and again: it takes much longer to start than to read a text. */
export interface KeptCrmsh {
  ask(texts: readonly string[]): Promise<readonly CrmAnswer[]>
  dispose(): void
}

/** Opens one that also asks the schemas; it starts with the first question. One question at a time. */
export function openCrmsh(): KeptCrmsh {
  let kept: ReturnType<typeof startCrmsh> | undefined
  return {
    async ask(texts) {
      kept ??= startCrmsh()
      kept.process.stdin.write(`${JSON.stringify(texts)}\n`)
      const { value, done } = await kept.lines.next()
      if (done === true) throw new Error('The crm shell is gone')
      return JSON.parse(value) as CrmAnswer[]
    },
    dispose() {
      kept?.process.stdin.end()
      if (kept !== undefined) rmSync(kept.folder, { recursive: true, force: true })
    },
  }
}

function startCrmsh() {
  const folder = folderOfCrm()
  const process = spawn('python3', argumentsFor(folder, true), { stdio: ['pipe', 'pipe', 'inherit'] })
  return { folder, process, lines: createInterface({ input: process.stdout })[Symbol.asyncIterator]() }
}

function argumentsFor(folder: string, withSchema: boolean): string[] {
  return ['test/pacemaker/oracle/load-crm.py', folder, join(folder, 'empty.xml'), ...(withSchema ? schemas : [])]
}

/** Writes the CIB that texts are loaded into, in a folder of its own. */
function folderOfCrm(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crm-'))
  writeFileSync(join(folder, 'empty.xml'), `<cib validate-with="pacemaker-${newest}" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>`)
  return folder
}
