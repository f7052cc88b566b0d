/** A call of an agent of OCF as a start list of drbd-reactor has it: `ocf:heartbeat:Filesystem web_fs device=/dev/drbd0`. */
export interface OcfCall {
  /** With its vendor: `ocf:heartbeat:Filesystem`. */
  readonly agent: string
  /** The name of this instance. */
  readonly instance: string
  /** By name, without the quotes around their values. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Tells whether an entry of a start list calls an agent of OCF: all others are units. */
export function isOcf(entry: string): boolean {
  return entry.startsWith('ocf:')
}

/** What an entry calls, whether or not it can be read, without what it is given: that may be a password. */
export function calledBy(entry: string): string {
  return isOcf(entry) ? entry.replace(/\s[^]*$/, '') : entry
}

/** Takes a call apart; nothing where it is none, or cannot be read. */
export function ocfCall(entry: string): OcfCall | undefined {
  const agent = agentIn(entry)
  const [instance, ...words] = wordsOfOcf(entry) ?? []
  if (agent === undefined || instance === undefined) return undefined
  return { agent, instance, parameters: new Map(words.flatMap(parameterIn)) }
}

function parameterIn(word: string): (readonly [name: string, value: string])[] {
  const [, name, text = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? []
  return name === undefined ? [] : [[name, text.replace(/^(['"])(.*)\1$/s, '$2')]]
}

/** The name of an agent without who has made it. */
export function shortAgent(agent: string): string {
  return agent.slice(agent.lastIndexOf(':') + 1)
}

function agentIn(entry: string): string | undefined {
  return /^ocf:[^\s:]+:[^\s:]+/.exec(entry)?.[0]
}

/** The words behind the name of an agent, as a shell cuts them; nothing where quotes are not closed or it is no agent. */
export function wordsOfOcf(entry: string): string[] | undefined {
  const name = agentIn(entry)
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
