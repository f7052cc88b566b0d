/** Tells whether an entry of a start list calls an agent of OCF: all others are units. */
export function isOcf(entry: string): boolean {
  return entry.startsWith('ocf:')
}

/** Says what is wrong with a call of an agent; nothing where it is right, or none. */
export function ocfFault(entry: string): string | undefined {
  if (!isOcf(entry)) return undefined
  if (!/^ocf:[^\s:]+:[^\s:]+(?:\s|$)/.test(entry)) return 'An agent is named as ocf:VENDOR:AGENT'
  const words = wordsOfOcf(entry)
  if (words === undefined) return 'A quote in it is not closed'
  return words.length === 0 ? 'Behind the agent stands the name of this instance' : undefined
}

/** The words behind the name of an agent, as a shell cuts them; nothing where quotes are not closed or it is no agent. */
export function wordsOfOcf(entry: string): string[] | undefined {
  const name = /^ocf:[^\s:]+:[^\s:]+/.exec(entry)?.[0]
  if (name === undefined) return undefined
  const words: string[] = []
  const pattern = /\s*((?:[^\s"'\\]|\\[^]|"(?:[^"\\]|\\[^])*"|'[^']*')+)/y
  pattern.lastIndex = name.length
  let done = name.length
  for (let match = pattern.exec(entry); match !== null; match = pattern.exec(entry)) {
    words.push(match[1] ?? '')
    done = pattern.lastIndex
  }
  return entry.slice(done).trim() === '' ? words : undefined
}
