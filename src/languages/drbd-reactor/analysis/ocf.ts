import { isOcf, wordsOfOcf } from '../../../facts/ocf-call.js'

/** Says what is wrong with a call of an agent; nothing where it is right, or none. */
export function ocfFault(entry: string): string | undefined {
  if (!isOcf(entry)) return undefined
  if (!/^ocf:[^\s:]+:[^\s:]+(?:\s|$)/.test(entry)) return 'An agent is named as ocf:VENDOR:AGENT'
  const words = wordsOfOcf(entry)
  if (words === undefined) return 'A quote in it is not closed'
  const [instance] = words
  if (instance === undefined) return 'Behind the agent stands the name of this instance'
  return /^[a-z_]\w*=/i.test(instance) ? `"${instance}" is taken for the name of this instance, which is missing` : undefined
}
