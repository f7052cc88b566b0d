/** A group as ResourceManager sees it. */
export interface ManagedGroup {
  /** In lower case. */
  readonly host: string
  readonly resources: readonly string[]
}

/** What ResourceManager runs for a resource: a script and its arguments, without the operation. */
export interface Command {
  readonly script: string
  readonly arguments: readonly string[]
}

/**
 * Lists the groups of a haresources text as ResourceManager cuts them out of it.
 *
 * Does what its pipe of sed and awk does: comments are deleted from the first line of a group only, a final backslash
 * joins the next line without a blank, blanks are squeezed. A last line that ends in a backslash keeps it, since sed
 * stops there. Linear; takes any text.
 *
 * Source: heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres().
 */
export function managedGroups(text: string): ManagedGroup[] {
  const groups: ManagedGroup[] = []
  const lines = text.split('\n')
  if (lines[lines.length - 1] === '') lines.pop()
  for (let index = 0; index < lines.length; index += 1) {
    const parts = [withoutComment(lines[index] ?? '')]
    while (parts[parts.length - 1]?.endsWith('\\') === true && index + 1 < lines.length) {
      index += 1
      const before = parts[parts.length - 1] ?? ''
      parts[parts.length - 1] = before.slice(0, -1)
      parts.push(lines[index] ?? '')
    }
    const words = parts.join('').split(/[ \t]+/).filter(word => word !== '')
    const [host, ...resources] = words
    if (host !== undefined) groups.push({ host: asciiLowerCase(host), resources })
  }
  return groups
}

/** Tells what ResourceManager runs for a resource: `10.0.0.6/24` is IPaddr with that argument. */
export function commandOf(resource: string): Command {
  const start = resource.indexOf('::')
  if (start === -1) {
    return isAddress(resource) ? { script: 'IPaddr', arguments: [resource] } : { script: resource, arguments: [] }
  }
  const name = resource.slice(0, start)
  const rest = resource.replace(/[^:]*::/, '').replaceAll('::', ' ')
  return { script: isAddress(name) ? 'IPaddr' : name, arguments: rest.split(/[ \t\n]+/).filter(word => word !== '') }
}

/** Tells whether ResourceManager takes a word for an address: its shell pattern is generous. */
export function isAddress(word: string): boolean {
  return /^[0-9].*\.[0-9].*\.[0-9].*\.[0-9]/s.test(word)
}

function withoutComment(line: string): string {
  const hash = line.indexOf('#')
  return hash === -1 ? line : line.slice(0, hash)
}

function asciiLowerCase(word: string): string {
  return word.replace(/[A-Z]/g, letter => letter.toLowerCase())
}
