import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { spawnSync } from '../../../support/programs.js'

/** What a program made of a CIB. */
export interface CibAnswer {
  readonly isAccepted: boolean
  readonly complaint: string
}

const schemas = '/usr/share/pacemaker'

/** Says why crm_verify cannot be asked; `undefined` where it can. */
export function whyNoCrmVerify(): string | undefined {
  return spawnSync('crm_verify', ['--version']).status === 0 ? undefined : 'crm_verify is not installed'
}

/** Says why the schemas cannot be asked; `undefined` where they can. */
export function whyNoSchemas(): string | undefined {
  if (spawnSync('xmllint', ['--version']).status !== 0) return 'xmllint is not installed'
  return existsSync(join(schemas, 'pacemaker-3.9.rng')) ? undefined : 'the schemas of Pacemaker are not installed'
}

/**
 * Asks crm_verify about texts, two at a time.
 *
 * It exits with the same status for errors and for what it warns of: a text is refused where it says "error".
 */
export async function askCrmVerify(texts: readonly string[]): Promise<(CibAnswer | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cib-'))
  const answers: (CibAnswer | undefined)[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < texts.length; index = next++) {
      const file = join(folder, `${index}.xml`)
      writeFileSync(file, texts[index] ?? '')
      answers[index] = await ask(file)
    }
  }
  try {
    await Promise.all([work(), work()])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return answers
}

const longestAnswer = 120_000

function ask(file: string): Promise<CibAnswer | undefined> {
  return new Promise((resolve, reject) => {
    execFile('crm_verify', ['-x', file, '-V'], { encoding: 'latin1', maxBuffer: 1 << 26, timeout: longestAnswer, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      // It makes each replica of a bundle, however many are asked for: of such a text it says nothing.
      if (error?.killed === true) return resolve(undefined)
      if (error !== null && typeof error.code === 'string') return reject(error)
      const lines = `${stdout}${stderr}`.split('\n')
      const complaint = lines.find(line => /error/.test(line) && !/XML Error/.test(line)) ?? lines.find(line => /error/.test(line)) ?? ''
      const isRefused = error !== null && lines.some(line => /\terror:|crm_verify:/.test(line) && !/XML Error|Warnings found/.test(line))
      resolve({ isAccepted: !isRefused, complaint: complaint.replaceAll(file, 'CIB').replace(/:\d+:/, ':').replace(/'[^']*'/g, '…') })
    })
  })
}

/** Names the schema that a text asks for, where there is a grammar of it. */
function schemaOf(text: string): string | undefined {
  const version = /validate-with=["']pacemaker-(\d+\.\d+)["']/.exec(text)?.[1]
  return version !== undefined && existsSync(join(schemas, `pacemaker-${version}.rng`)) ? version : undefined
}

/** Asks xmllint about texts, each with the schema that it asks for; `undefined` for those without one. */
export function askSchema(texts: readonly string[]): (CibAnswer | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'cib-'))
  const answers: (CibAnswer | undefined)[] = texts.map(() => undefined)
  const bySchema = new Map<string, number[]>()
  try {
    for (const [index, text] of texts.entries()) {
      const schema = schemaOf(text)
      if (schema === undefined) continue
      writeFileSync(join(folder, `${index}.xml`), text)
      bySchema.set(schema, [...(bySchema.get(schema) ?? []), index])
    }
    for (const [schema, indices] of bySchema) {
      const files = indices.map(index => `${index}.xml`)
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', join(schemas, `pacemaker-${schema}.rng`), ...files], { cwd: folder, encoding: 'latin1', maxBuffer: 1 << 28 })
      const good = new Set(Array.from(stderr.matchAll(/^(\d+)\.xml validates$/gm), ([, number]) => Number(number)))
      for (const index of indices) {
        const complaint = new RegExp(`^${index}\\.xml:\\d+: (.*)$`, 'm').exec(stderr)?.[1] ?? ''
        answers[index] = { isAccepted: good.has(index), complaint: complaint.replace(/"[^"]*"|'[^']*'/g, '…') }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return answers
}
