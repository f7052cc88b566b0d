import { createHash } from 'node:crypto'

import type { FileContent, FileSystem, MaybePromise } from '../workspace/documents/file-system.js'

/** What was asked of a file system, in order, and a checksum of each answer. */
export type Recording = readonly Asked[]

type Question = 'read' | 'list' | 'identityOf' | 'problemOf'

interface Asked {
  readonly question: Question
  readonly path: string
  /** The folders that must not be left, where only some were allowed. */
  readonly within: readonly (readonly string[])[]
  readonly answer: string
}

/** Wraps a file system, and takes down what is asked of it. */
export function recorded(fileSystem: FileSystem): { readonly fileSystem: FileSystem; recording(): Recording } {
  const asked = new Map<string, Asked>()
  const wrap = (inner: FileSystem, within: Asked['within']): FileSystem => {
    const note = <Answer>(question: Question, path: string, answer: MaybePromise<Answer>): MaybePromise<Answer> => {
      if (answer instanceof Promise) return answer.then(later => note(question, path, later) as Answer)
      const key = JSON.stringify([question, path, within])
      if (!asked.has(key)) asked.set(key, { question, path, within, answer: digestOf(answer) })
      return answer
    }
    const { identityOf, problemOf, within: confine } = inner
    return {
      read: path => note('read', path, inner.read(path)),
      list: path => note('list', path, inner.list(path)),
      ...(identityOf === undefined ? {} : { identityOf: path => note('identityOf', path, identityOf.call(inner, path)) }),
      ...(problemOf === undefined ? {} : { problemOf: path => note('problemOf', path, problemOf.call(inner, path)) as ReturnType<typeof problemOf> }),
      ...(confine === undefined ? {} : { within: roots => wrap(confine.call(inner, roots), [...within, roots]) }),
    }
  }
  return { fileSystem: wrap(fileSystem, []), recording: () => [...asked.values()] }
}

/** Asks everything again. Returns the texts that were read, by path; nothing where an answer is another one. */
export async function replayed(fileSystem: FileSystem, recording: Recording): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>()
  const confined = new Map<string, FileSystem>()
  for (const { question, path, within, answer } of recording) {
    const key = JSON.stringify(within)
    const inner = confined.get(key) ?? within.reduce((outer, roots) => outer.within?.(roots) ?? outer, fileSystem)
    confined.set(key, inner)
    const now = await inner[question]?.(path)
    if (digestOf(now) !== answer) return undefined
    if (question === 'read') {
      const content = now as FileContent
      if ('text' in content) texts.set(path, content.text)
    }
  }
  return texts
}

function digestOf(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer) ?? '').digest('base64')
}
