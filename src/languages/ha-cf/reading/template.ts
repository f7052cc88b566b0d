import type { Located } from '../../../text/located.js'
import type { Draft } from './draft.js'

const marks = /<%|%>|\{\{|\}\}|\{%|%\}|\$\{|@@/

/** Tells whether a word holds the marks of a template language; what it will be is then unknown. */
export function hasTemplateMark(text: string): boolean {
  return marks.test(text)
}

/** Tells so for the lines of programs, in which a shell has its own use for `${…}`, and for those with passwords. */
export function hasPlainTemplateMark(text: string): boolean {
  return /<%=?|\{\{|\{%/.test(text)
}

/** Cuts the mark out of a word: what stands around it may be a password. */
export function templateMark(text: string): string {
  return marks.exec(text)?.[0] ?? ''
}

/** Remembers the first mark of a template, and whether heartbeat would refuse the file for any of them. */
export function noteTemplate(draft: Draft, at: Located<string>, { isRefused }: { readonly isRefused: boolean }): void {
  draft.templateMark ??= { at, isRefused: false }
  if (isRefused) draft.templateMark.isRefused = true
}
