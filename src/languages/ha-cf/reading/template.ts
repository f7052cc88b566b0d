import type { Located } from '../../../text/located.js'
import type { Draft } from './draft.js'

/** Remembers the first mark of a template, and whether heartbeat would refuse the file for any of them. */
export function noteTemplate(draft: Draft, at: Located<string>, { isRefused }: { readonly isRefused: boolean }): void {
  draft.templateMark ??= { at, isRefused: false }
  if (isRefused) draft.templateMark.isRefused = true
}
