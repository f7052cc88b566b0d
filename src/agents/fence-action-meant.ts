import { didYouMean } from '../diagnostics/did-you-mean.js'
import { isFenceAction, longFenceActions } from '../facts/fence-action.js'

/** The action that a word is a slip of; agents with actions of their own are left alone. */
export function fenceActionMeant(word: string): string | undefined {
  return isFenceAction(word) ? undefined : didYouMean(word.trim().toLowerCase(), longFenceActions)
}
