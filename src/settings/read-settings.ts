import * as z from 'zod'

import { suggestion } from '../diagnostics/did-you-mean.js'
import { createLineIndex } from '../text/line-index.js'
import { itemsOf, memberOf, readJson } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'
import { createSettingsSchema } from './schema.js'
import type { SettingsFile } from './schema.js'

/** What is wrong with a configuration file: one line, with the place in front. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'

  constructor(
    place: string,
    /** The message without its place. */
    readonly reason: string,
    readonly offset: number,
  ) {
    super(`${place}: ${reason}`)
  }
}

/** What a configuration file may name. */
export interface KnownNames {
  readonly languageIds: readonly string[]
  /** The software whose versions can be settled. */
  readonly families: readonly string[]
  readonly ruleIds: ReadonlySet<string>
}

/**
 * Reads `cfgcheck.json`, or the member `cfgcheck` of `package.json`.
 *
 * Returns `undefined` for a `package.json` without that member. Throws a `SettingsError` for anything that is not understood:
 * a mistake in JSON, an unknown key, rule or language, a value of the wrong kind.
 */
export function readSettings(path: string, text: string, known: KnownNames): SettingsFile | undefined {
  const { root: tree, fault } = readJson(text)
  const lines = createLineIndex(text)
  const fail = (offset: number, message: string): never => {
    const { line, column } = lines.positionAt(offset)
    throw new SettingsError(`${path}:${line}:${column}`, message, offset)
  }
  if (tree === undefined) return fail(fault?.start ?? 0, `not valid JSON: ${fault?.expected ?? 'a value'} expected`)
  const isPackage = path.endsWith('package.json')
  const root = isPackage ? memberOf(tree, 'cfgcheck') : tree
  if (root === undefined) return undefined

  const schema = createSettingsSchema(known.families)
  const result = schema.safeParse(JSON.parse(text.slice(root.start, root.end)))
  if (!result.success) {
    const [issue] = result.error.issues
    if (issue === undefined) throw result.error
    const at = issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))
    if (issue.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? ''
      const allowed = keysAllowedAt(schema, at)
      const hint = suggestion(key, allowed)
      return fail(placeOf(root, [...at, key], 'key'), `unknown key "${key}"${hint === undefined ? '' : `. ${hint}`}`)
    }
    return fail(placeOf(root, at, 'value'), `${at.length === 0 ? 'the configuration' : `"${at.join('.')}"`}: ${issue.message}`)
  }
  checkNames(result.data, known, (at, message) => fail(placeOf(root, at, 'key'), message))
  return result.data
}

function checkNames(settings: SettingsFile, known: KnownNames, fail: (at: (string | number)[], message: string) => never): void {
  const groups = new Set([...known.ruleIds].map(id => `${id.slice(0, id.indexOf('/'))}/*`))
  const checkRules = (rules: Readonly<Record<string, string>> | undefined, at: (string | number)[]): void => {
    for (const pattern of Object.keys(rules ?? {})) {
      if (pattern === '*' || groups.has(pattern) || known.ruleIds.has(pattern)) continue
      const hint = suggestion(pattern, [...known.ruleIds, ...groups])
      fail([...at, pattern], `unknown rule "${pattern}"${hint === undefined ? '' : `. ${hint}`}`)
    }
  }
  checkRules(settings.rules, ['rules'])
  settings.overrides?.forEach((override, index) => checkRules(override.rules, ['overrides', index, 'rules']))
  for (const [pattern, id] of Object.entries(settings.files?.languages ?? {})) {
    if (known.languageIds.includes(id)) continue
    const hint = suggestion(id, known.languageIds) ?? `Known are ${known.languageIds.join(', ')}`
    fail(['files', 'languages', pattern], `unknown language "${id}". ${hint}`)
  }
}

/** Lists the keys that an object of the schema may have; a step into a record or a list may be any. */
function keysAllowedAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let at: unknown = schema
  for (const step of [...path, undefined]) {
    while (at instanceof z.ZodOptional) at = at.unwrap()
    if (step === undefined) break
    if (at instanceof z.ZodObject) at = at.shape[step]
    else if (at instanceof z.ZodRecord) at = at.valueType
    else if (at instanceof z.ZodArray) at = at.element
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : []
}

/** Where a value stands, or its name; the whole of the settings where there is none. */
function placeOf(root: JsonNode, path: readonly (string | number)[], part: 'key' | 'value'): number {
  let node: JsonNode | undefined = root
  for (const step of path) node = typeof step === 'number' ? itemsOf(node)[step] : memberOf(node, step)
  return (part === 'key' ? node?.name?.start : undefined) ?? node?.start ?? root.start
}
