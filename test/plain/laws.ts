import { expect } from 'vitest'

import type { Door } from '../../src/plain/door.js'
import type { Schema } from '../../src/plain/issue.js'
import { reveal } from '../../src/plain/reveal.js'
import type { Path } from '../../src/plain/statement.js'
import { Secret } from '../../src/text/secret.js'

/** A model as text that can be compared: with its secrets, and without what is absent. */
export function shown(model: unknown): string {
  return model === undefined ? 'nothing' : JSON.stringify(withSecrets(model), null, 1)
}

function withSecrets(value: unknown): unknown {
  if (value instanceof Secret) return { secret: reveal(value) }
  if (Array.isArray(value)) return value.map(withSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => [key, withSecrets(own)]))
}

/** What is printed reads back as the same, and is taken by the schema. */
export function expectPrinted<Model>(door: Door<Model, Schema>, model: Model, target?: string): void {
  const text = door.print(model)
  const again = door.load(text, target === undefined ? {} : { target })
  expect(shown(again.model), text).toBe(shown(model))
}

/** A change of one statement, and the path of what it changes; absent where something is added. */
export interface Change<Model> {
  readonly path?: Path
  apply(model: Model): void
}

/**
 * A change of a text does to its model what it does to the model, and touches no byte outside of the lines of the statement
 * that it is about.
 */
export function expectEdited<Model>(door: Door<Model, Schema>, text: string, { path, apply }: Change<Model>, target?: string): string {
  const options = target === undefined ? {} : { target }
  const { model: wanted, spanOf } = door.load(text, options)
  if (wanted === undefined) throw new Error(`cannot be loaded: ${text}`)
  apply(wanted)
  const edited = door.edit(text, apply, options)
  expect(edited.issues, text).toEqual([])
  expect(shown(door.load(edited.text, options).model), edited.text).toBe(shown(wanted))
  const span = path === undefined ? undefined : spanOf(path)
  if (path !== undefined && span === undefined) throw new Error(`no place for ${path.join('.')} in ${text}`)
  const lineStart = span === undefined ? text.length : text.lastIndexOf('\n', span.start - 1) + 1
  const before = Math.min(commonStart(text, edited.text), lineStart)
  const after = commonEnd(text.slice(before), edited.text.slice(before))
  const what = `${text}\n=>\n${edited.text}`
  if (span === undefined) {
    expect(before + after, what).toBe(text.length)
  } else {
    const lineEnd = text.indexOf('\n', span.end)
    expect(before, what).toBe(lineStart)
    expect(text.length - after, what).toBeLessThanOrEqual(lineEnd === -1 ? text.length : lineEnd + 1)
  }
  return edited.text
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1
  return length
}
